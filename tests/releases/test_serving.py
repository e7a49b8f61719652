"""Files and looks over HTTP: who gets them, and sealed how."""

from __future__ import annotations

import re
from typing import Any

import PIL.Image
import pytest
from django.core.files.base import ContentFile
from django.test import Client

from releases import uploads
from releases.live import live_text
from releases.models import Act, Office, Release
from tests.files import photograph
from tests.releases import builders

pytestmark = builders.ROOM_ALONE

MISSION = {"host": "mission.localhost"}


def image_of(release: Release) -> str:
    text = live_text(release, "fr")
    assert text is not None
    return text.images[0].path


def annex_of(release: Release) -> str:
    text = live_text(release, "fr")
    assert text is not None
    return text.attachments[0].path


def fetched(client: Client, path: str, **headers: str) -> Any:
    """The answer with all that came of it read, as ``body``, which closes its file."""
    response: Any = client.get(path, headers=headers)
    response.body = b"".join(response)
    return response


def is_nonsense(client: Client, path: str, **headers: str) -> bool:
    """Whether the answer is, to the byte, that to an address that never was."""
    nonsense = fetched(client, f"/files/{'x' * 22}/image.jpg", **headers)
    answer = fetched(client, path, **headers)
    assert nonsense.status_code == 404
    return (answer.status_code, answer.body, dict(answer.headers)) == (
        404,
        nonsense.body,
        dict(nonsense.headers),
    )


def test_image_is_shown_in_its_place(client: Client) -> None:
    release = builders.illustrated()
    response = fetched(client, image_of(release))
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"] == 'inline; filename="image.jpg"'
    whole = response.body
    assert response["Content-Length"] == str(len(whole))
    assert response["ETag"] == f'"{release.images.get().sha256}"'


def test_image_for_telephones_is_smaller_and_another(client: Client) -> None:
    release = builders.illustrated()
    small = image_of(release).replace("/image.", "/small.")
    response = fetched(client, small)
    assert response["ETag"] == f'"{release.images.get().sha256}-small"'
    with release.images.get().small.open() as stored:
        assert response.body == stored.read()
        assert max(PIL.Image.open(stored).size) == uploads.SMALL_SIDE


def test_attachment_is_taken_away_as_it_is(client: Client) -> None:
    release = builders.illustrated()
    response = fetched(client, annex_of(release))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="annexe-n-1.pdf"'
    with release.attachments.get().file.open() as stored:
        assert response.body == stored.read()


def test_file_is_sealed_and_kept_as_briefly_as_its_page(client: Client) -> None:
    release = builders.illustrated()
    for path in (image_of(release), annex_of(release)):
        response = fetched(client, path)
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cache-Control"] == "public, max-age=30, must-revalidate"
        assert "Vary" not in response
        assert not response.cookies


def test_file_unchanged_since_it_was_fetched(client: Client) -> None:
    path = image_of(builders.illustrated())
    etag = fetched(client, path)["ETag"]
    response = fetched(client, path, **{"if-none-match": etag})
    assert response.status_code == 304
    assert (response["ETag"], response["Cache-Control"]) == (
        etag,
        "public, max-age=30, must-revalidate",
    )
    assert "sandbox" in response["Content-Security-Policy"]
    assert fetched(client, path, **{"if-none-match": '"other"'}).status_code == 200


def test_file_answers_a_head_with_its_size_alone(client: Client) -> None:
    release = builders.illustrated()
    response = client.head(annex_of(release))
    assert response["Content-Length"] == str(release.attachments.get().size)
    assert response["Content-Type"] == "application/pdf"
    assert not response.streaming
    assert client.post(annex_of(release)).status_code == 405


def test_file_of_an_unpublished_text_answers_as_nonsense_does(client: Client) -> None:
    release = builders.release()
    builders.with_files(release)
    image, paper = release.images.get(), release.attachments.get()
    for path in (f"{image.token}/image.jpg", f"{paper.token}/{paper.name}"):
        assert is_nonsense(client, f"/files/{path}")


def test_file_that_the_live_text_does_not_name_is_not_there(client: Client) -> None:
    release = builders.illustrated()
    path = image_of(release)
    builders.publish(release, revision=2, body="Sans image.\n")
    assert is_nonsense(client, path)


@pytest.mark.parametrize("act", [Act.WITHDRAWN, Act.REMOVED])
def test_file_goes_with_the_text_that_named_it(client: Client, act: str) -> None:
    release = builders.illustrated()
    paths = image_of(release), annex_of(release)
    before = fetched(client, paths[0])
    builders.take_down(release, act=act)
    for path in paths:
        answer = fetched(client, path, **{"if-none-match": before["ETag"]})
        assert answer.status_code == 410
        assert answer.body.decode() == builders.page_of(release)
    if act == Act.WITHDRAWN:
        builders.restore(release)
        assert all(fetched(client, path).status_code == 200 for path in paths)


def test_file_that_no_public_text_named_is_not_gone_with_one(client: Client) -> None:
    release = builders.take_down(builders.published())
    kept = builders.with_files(release)
    image = release.images.get(sha256=kept["images"][0].sha256)
    assert is_nonsense(client, f"/files/{image.token}/image.jpg")


def test_file_of_one_live_language_stays_when_the_other_is_withdrawn(client: Client) -> None:
    release = builders.illustrated("fr")
    path = image_of(release)
    parts = builders.with_files(release, "ar")
    builders.publish(release, "ar", title="بيان", images=parts["images"])
    builders.take_down(release, "fr")
    assert fetched(client, path).status_code == 200


@pytest.mark.parametrize("name", ["image.png", "small.pdf", "other.jpg", "IMAGE.JPG", "x.pdf"])
def test_file_under_another_name_is_not_there(client: Client, name: str) -> None:
    release = builders.illustrated()
    for path in (image_of(release), annex_of(release)):
        assert is_nonsense(client, re.sub(r"[^/]+$", name, path))


def test_file_is_on_the_sites_that_show_its_release(client: Client) -> None:
    release, mission = builders.illustrated(), builders.mission()
    path = image_of(release)
    assert is_nonsense(client, path, **MISSION)
    builders.carried_by(mission, release)
    assert fetched(client, path, **MISSION).status_code == 200
    assert fetched(client, path).status_code == 200


def test_file_takes_two_queries(client: Client, django_assert_num_queries: Any) -> None:
    path = image_of(builders.illustrated())
    with django_assert_num_queries(2):
        fetched(client, path)


# Looks


def with_logo(office: Office) -> Office:
    made = uploads.picture(photograph(300, 200), longest_side=600)
    office.logo.save("first.jpg", ContentFile(made.content), save=False)
    office.logo_width, office.logo_height = made.width, made.height
    office.save()
    return office


def test_look_holds_custom_properties_alone(client: Client) -> None:
    builders.mission()
    response = client.get("/looks/geneva.css")
    assert response["Content-Type"] == "text/css; charset=utf-8"
    sheet = response.content.decode()
    assert "--office-masthead: #0b5345;" in sheet
    assert "--office-masthead-text: #ffffff;" in sheet
    assert "--office-link: #0e6655;" in sheet
    assert "prefers-color-scheme: dark" in sheet
    assert {line.strip().partition(":")[0] for line in sheet.splitlines() if ";" in line} == {
        "--office-masthead",
        "--office-masthead-text",
        "--office-link",
    }


def test_look_is_cached_and_asked_for_again_by_its_tag(client: Client) -> None:
    builders.mission()
    first = client.get("/looks/geneva.css")
    assert "max-age=30" in first["Cache-Control"]
    assert "Vary" not in first
    again = client.get("/looks/geneva.css", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    Office.objects.update(colour="#17365c")
    again = client.get("/looks/geneva.css", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 200


def test_look_of_no_office_is_not_there(client: Client) -> None:
    assert client.get("/looks/none.css").status_code == 404
    builders.embassy()
    for suffix in ("png", "jpg", ""):
        assert client.get(f"/looks/paris/logo.{suffix}").status_code == 404


def test_logo_is_in_the_masthead_and_kept_until_it_changes(client: Client) -> None:
    office = with_logo(builders.embassy())
    page = client.get("/fr/").content.decode()
    shown = re.search(
        r'<img class="logo" src="([^"]+)" alt="" width="200" height="300">', page
    ) or pytest.fail(page)
    path = shown[1]
    response = fetched(client, path)
    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == "public, immutable, max-age=31536000"
    assert "sandbox" in response["Content-Security-Policy"]
    with office.logo.open() as stored:
        assert response.body == stored.read()
    with_logo(office)
    assert path not in client.get("/fr/").content.decode()
    assert fetched(client, path)["Cache-Control"] == "public, max-age=30, must-revalidate"
    assert client.get(path.replace(".jpg", ".png")).status_code == 404
