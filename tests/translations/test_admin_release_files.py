"""Files and links on the release's page and the text's: brought, looked at, taken off, refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from releases.document import ImageWords
from releases.models import Attachment, Image
from tests.cast import FRENCH, Cast, text
from tests.files import annex, pdf, photograph, portrait
from tests.translations.staff import at_desk, page_of, release_path, text_path, words
from translations.composing import compose
from translations.models import Translation
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
URLS = ["https://www.example.org/a", "https://www.example.org/b"]


@pytest.fixture
def french(cast: Cast) -> Translation:
    return cast.drafted(cast.external())


def upload(content: bytes, name: str = "photo.jpg", kind: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, kind)


def add_image(cast: Cast, french: Translation, content: bytes, name: str = "photo.jpg") -> Any:
    path = release_path(french.release, "verb", "add_image")
    return at_desk(cast.olivia).post(path, {"picture": upload(content, name)})


def attach(client: Any, french: Translation, content: bytes, **typed: str) -> Any:
    paper = upload(content, "Annexe n° 1.pdf", "application/pdf")
    given = {"paper": paper, "text": "Annexe n° 1", "standing": "provisional"} | typed
    return client.post(text_path(french, "verb", "attach"), given)


# Images


def test_image_is_added_and_shown_with_who_has_described_it(
    cast: Cast, french: Translation
) -> None:
    assert add_image(cast, french, photograph()).status_code == 302
    image = Image.objects.get()
    page = page_of(at_desk(cast.olivia), release_path(french.release))
    assert "No words yet in Français" in page.words
    described = text(
        FRENCH.title, FRENCH.body, images=(ImageWords(image.sha256, "Deux ministres"),)
    )
    cast.save(french, cast.anna, described)
    page = page_of(at_desk(cast.olivia), release_path(french.release))
    assert "Described in Français" in page.words
    assert release_path(french.release, "file", "image", image.pk) in page.links


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (SVG, "logo.svg", "give a JPEG, a PNG or a WebP"),
        (HTML, "photo.jpg", "give a JPEG, a PNG or a WebP"),
        (pdf(), "photo.jpg", "give a JPEG, a PNG or a WebP"),
        (photograph(30, 30), "photo.jpg", "too small to show"),
        (b"\xff\xd8" + bytes(15_000_001), "photo.jpg", "15 MB is the most"),
        (b"", "photo.jpg", "empty"),
    ],
    ids=["svg", "html named jpg", "pdf named jpg", "too small", "too large", "empty"],
)
def test_image_that_is_none_is_refused_beside_its_field(
    cast: Cast, french: Translation, content: bytes, name: str, said: str
) -> None:
    answer = add_image(cast, french, content, name)
    assert answer.status_code == 422
    assert said in words(answer)
    assert answer.context["page"].add_image.form.errors["picture"]
    assert not Image.objects.exists()


def test_image_over_the_limit_is_refused_unread(
    cast: Cast, french: Translation, monkeypatch: Any
) -> None:
    def picture(*_given: object, **_options: object) -> None:
        raise AssertionError("it was read")

    monkeypatch.setattr("releases.uploads.picture", picture)
    assert add_image(cast, french, b"\xff\xd8" + bytes(15_000_001)).status_code == 422


def test_image_is_not_added_without_a_file_or_by_translators(
    cast: Cast, french: Translation
) -> None:
    path = release_path(french.release, "verb", "add_image")
    answer = at_desk(cast.olivia).post(path, {})
    assert answer.status_code == 422
    assert "Choose the file." in words(answer)
    given = {"picture": upload(photograph())}
    assert at_desk(cast.anna).post(path, given).status_code == 403


def test_image_is_taken_off_by_the_button_below_it(cast: Cast, french: Translation) -> None:
    add_image(cast, french, photograph())
    page = page_of(at_desk(cast.olivia), release_path(french.release))
    form = page.form("/verb/remove_image/")
    path = release_path(french.release, "verb", "remove_image")
    assert at_desk(cast.anna).post(path, form.fields).status_code == 403
    assert at_desk(cast.olivia).post(path, form.fields).status_code == 302
    assert not french.release.images.current().exists()
    for wrong in (form.fields, {"image": "999"}, {"image": "nonsense"}, {}):
        assert at_desk(cast.olivia).post(path, wrong).status_code == 422


# Attachments


def test_attachment_is_attached_on_the_text_s_page_and_listed_on_the_release_s(
    cast: Cast, french: Translation
) -> None:
    assert attach(at_desk(cast.anna), french, pdf()).status_code == 302
    kept = Attachment.objects.get()
    page = page_of(at_desk(cast.anna), release_path(french.release))
    assert "Annexe n° 1" in page.words
    assert release_path(french.release, "file", "attachment", kept.pk) in page.links


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (pdf(password="secret"), "locked by a password"),
        (pdf(script="app.alert(1)"), "acts by itself"),
        (HTML, "Only PDF files"),
        (photograph(), "Only PDF files"),
        (b"%PDF-" + bytes(25_000_001), "25 MB is the most"),
    ],
    ids=["locked", "with a script", "html", "image", "too large"],
)
def test_attachment_that_is_none_is_refused_beside_its_field(
    cast: Cast, french: Translation, content: bytes, said: str
) -> None:
    answer = attach(at_desk(cast.anna), french, content)
    assert answer.status_code == 422
    assert said in words(answer)
    assert not Attachment.objects.exists()


def test_attachment_without_a_title_is_refused_by_the_verb(cast: Cast, french: Translation) -> None:
    answer = attach(at_desk(cast.anna), french, pdf(), text=" ")
    assert answer.status_code == 422
    assert "what the attachment is called" in words(answer)
    assert attach(at_desk(cast.chloe), cast.submitted(french), pdf()).status_code == 409


def test_attachment_is_taken_off_by_choosing_it(cast: Cast, french: Translation) -> None:
    attach(at_desk(cast.anna), french, pdf())
    given = {"attachment": Attachment.objects.get().pk}
    path = text_path(french, "verb", "detach")
    assert at_desk(cast.anna).post(path, {}).status_code == 422
    assert at_desk(cast.anna).post(path, given).status_code == 302
    french.refresh_from_db()
    assert compose(french).attachments == ()
    assert at_desk(cast.anna).post(path, given).status_code == 422


# Links


def change_links(client: Any, french: Translation, **typed: str) -> Any:
    form = page_of(client, release_path(french.release)).form("/verb/change_links/")
    return client.post(release_path(french.release, "verb", "change_links"), form.fields | typed)


def links(french: Translation) -> list[str]:
    return [link.url for link in french.release.related_links.current()]


def test_links_are_shown_in_their_order_and_changed_as_lines(
    cast: Cast, french: Translation
) -> None:
    client = at_desk(cast.olivia)
    assert change_links(client, french, links="\r\n\r\n".join(URLS)).status_code == 302
    assert links(french) == URLS
    form = page_of(client, release_path(french.release)).form("/verb/change_links/")
    assert form.fields["links"] == "\n".join(URLS)
    change_links(client, french, links="\n".join(URLS[::-1]))
    assert links(french) == URLS[::-1]
    change_links(client, french, links="")
    assert links(french) == []


def test_links_unchanged_leave_no_trace(cast: Cast, french: Translation) -> None:
    client = at_desk(cast.olivia)
    change_links(client, french, links=URLS[0])
    before = french.release.transitions.count()
    assert change_links(client, french).status_code == 302
    assert french.release.transitions.count() == before


def test_links_changed_meanwhile_are_not_written_over(cast: Cast, french: Translation) -> None:
    client = at_desk(cast.olivia)
    form = page_of(client, release_path(french.release)).form("/verb/change_links/").fields
    perform_on_release(french.release, Verb.CHANGE_LINKS, cast.root, links=(URLS[1],))
    path = release_path(french.release, "verb", "change_links")
    answer = client.post(path, form | {"links": URLS[0]})
    assert answer.status_code == 422
    assert f"They are now: {URLS[1]}" in words(answer)
    assert links(french) == [URLS[1]]


def test_links_that_are_none_are_refused_in_words(cast: Cast, french: Translation) -> None:
    answer = change_links(at_desk(cast.olivia), french, links="javascript:alert(1)")
    assert answer.status_code == 422
    assert "“javascript:alert(1)” is no web address." in words(answer)
    assert links(french) == []


# Looking at a file


@pytest.fixture
def kept(cast: Cast, french: Translation) -> Translation:
    """The French, of a release with an image and an annex."""
    perform_on_release(french.release, Verb.ADD_IMAGE, cast.olivia, picture=portrait())
    given = {"paper": annex(), "text": "Annexe", "standing": "provisional"}
    return perform(french, Verb.ATTACH, cast.anna, **given)


@pytest.mark.parametrize("kind", ["image", "small", "attachment"])
def test_file_is_sent_as_it_is_stored_and_kept_by_nobody(
    cast: Cast, kept: Translation, kind: str
) -> None:
    stored: Any = Attachment.objects.get() if kind == "attachment" else Image.objects.get()
    answer = at_desk(cast.anna).get(release_path(kept.release, "file", kind, stored.pk))
    content = {"image": portrait().content, "small": portrait().small}.get(kind, annex().content)
    assert answer.getvalue() == content
    headers = answer.headers
    assert "no-store" in headers["Cache-Control"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["Content-Type"] == stored.media_type
    way = "attachment" if kind == "attachment" else "inline"
    assert headers["Content-Disposition"].startswith(way)


def test_file_taken_off_is_still_there_for_the_staff(cast: Cast, kept: Translation) -> None:
    image = Image.objects.get()
    perform_on_release(kept.release, Verb.REMOVE_IMAGE, cast.olivia, image=image.pk)
    answer = at_desk(cast.anna).get(release_path(kept.release, "file", "image", image.pk))
    assert answer.getvalue() == portrait().content


def test_file_of_another_release_or_kind_is_not_there(cast: Cast, kept: Translation) -> None:
    image, other = Image.objects.get(), cast.external().release
    client = at_desk(cast.anna)
    for path in (
        release_path(other, "file", "image", image.pk),
        release_path(kept.release, "file", "original", image.pk),
        release_path(kept.release, "file", "image", 987654),
    ):
        assert client.get(path).status_code == 404
