"""Offices in the admin: little is needed, and what would not work is refused in words."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse, reverse_lazy

from releases.models import Office
from tests.files import photograph
from tests.releases import builders
from translations.demo.page import read_page

pytestmark = builders.ROOM_ALONE
ADD = reverse_lazy("admin:releases_office_add")


def offered(client: Client, path: Any) -> dict[str, Any]:
    """What a browser would post of the page as it is."""
    page = read_page(client.get(path).content.decode())
    own = next(form for form in page.forms if not form.action)
    return {name: value for name, value in own.fields.items() if name != "new_logo"}


def new(client: Client, **typed: Any) -> dict[str, Any]:
    least = {"slug": "bern", "languages": ["de", "fr"], "name_fr": "Ambassade du Japon en Suisse"}
    return offered(client, ADD) | least | typed


def change(office: Office) -> str:
    return reverse("admin:releases_office_change", args=[office.pk])


def kept(client: Client, office: Office, **typed: Any) -> dict[str, Any]:
    """What a browser would post of the office's page, with these changes."""
    return offered(client, change(office)) | {"languages": office.languages} | typed


def errors(answer: Any) -> str:
    assert answer.status_code == 200, answer.headers
    return str(answer.context["adminform"].form.errors)


# What is needed


def test_office_needs_a_short_name_languages_and_a_name(admin_client: Client) -> None:
    answer = admin_client.post(ADD, new(admin_client))
    office = Office.objects.get()
    assert answer.headers["Location"] == change(office)
    assert (office.languages, office.default_language) == (["fr", "de"], "fr")
    assert (office.time_zone, office.series_pattern) == ("Europe/Paris", "{year}-{number:3}")
    assert (office.colour, office.link_colour) == ("#17365c", "#1a4f94")
    assert str(office) == "Ambassade du Japon en Suisse"


def test_office_without_a_name_in_one_of_its_languages_is_told_so(admin_client: Client) -> None:
    answer = admin_client.post(ADD, new(admin_client), follow=True)
    assert "The office has no name yet in: Deutsch." in read_page(answer.content.decode()).words


@pytest.mark.parametrize("missing", ["slug", "languages", "name_fr"])
def test_office_is_not_added_without_them(admin_client: Client, missing: str) -> None:
    given = {name: value for name, value in new(admin_client).items() if name != missing}
    assert errors(admin_client.post(ADD, given))
    assert not Office.objects.exists()


def test_office_fronts_one_of_its_own_languages(admin_client: Client) -> None:
    answer = admin_client.post(ADD, new(admin_client, default_language="ja"))
    assert "Choose one of the office’s languages." in errors(answer)


def test_office_shows_its_languages_open_and_first(admin_client: Client) -> None:
    page = admin_client.get(change(builders.embassy()))
    fieldsets = list(page.context["adminform"])
    assert [fieldset.name for fieldset in fieldsets[1:4]] == ["日本語", "Français", "العربية"]
    folded = [bool(fieldset.is_collapsible) for fieldset in fieldsets]
    # With its style, its look and its site before the others.
    assert folded == [False] * 7 + [True] * 14


# Its host


def test_host_is_kept_in_small_letters(admin_client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver", ".example.org"]
    admin_client.post(ADD, new(admin_client, host=" Bern.Example.ORG. "))
    assert Office.objects.get().host == "bern.example.org"


@pytest.mark.parametrize(
    "host",
    ["https://bern.example.org", "bern.example.org:8000", "bern.example.org/fr", "-a.example.org",
     "bern_1.example.org", "bern..example.org", "ber n.example.org", "bêrn.example.org"],
)  # fmt: skip
def test_host_is_a_name_alone(admin_client: Client, settings: Any, host: str) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    answer = admin_client.post(ADD, new(admin_client, host=host))
    assert "Give the host’s name alone" in errors(answer)


def test_host_that_the_installation_does_not_answer_to_is_refused(
    admin_client: Client, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "www.example.org"]
    answer = admin_client.post(ADD, new(admin_client, host="bern.example.org"))
    said = "does not answer to bern.example.org: add it to ALLOWED_HOSTS first."
    assert said in errors(answer)
    assert not Office.objects.exists()


def test_host_is_not_the_main_one_nor_another_office_s(admin_client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS, settings.PUBLIC_URL = ["*"], "https://www.example.org"
    answer = admin_client.post(ADD, new(admin_client, host="www.example.org"))
    assert "This is the main host" in errors(answer)
    builders.embassy(host="bern.example.org")
    assert errors(admin_client.post(ADD, new(admin_client, host="bern.example.org")))
    assert Office.objects.count() == 1


# Its look


def test_colours_that_can_not_be_read_are_refused(admin_client: Client) -> None:
    for wrong in ({"colour": "#787878"}, {"link_colour": "#ffff00"}, {"colour": "red"}):
        assert errors(admin_client.post(ADD, new(admin_client, **wrong)))
    assert not Office.objects.exists()


def test_logo_is_made_anew_and_can_be_looked_at_and_removed(admin_client: Client) -> None:
    office = builders.embassy()
    logo = SimpleUploadedFile("logo.png", photograph(1200, 900, "PNG"), "image/png")
    admin_client.post(change(office), kept(admin_client, office, new_logo=logo))
    office.refresh_from_db()
    assert (office.logo_width, office.logo_height) == (450, 600)  # it lay on its side
    assert "logo" not in office.logo.name.partition("/")[2]
    answer = admin_client.get(reverse("admin:releases_office_logo", args=[office.pk]))
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"the photographer" not in answer.getvalue()
    admin_client.post(change(office), kept(admin_client, office, removes_logo="on"))
    office.refresh_from_db()
    assert (office.logo, office.logo_width) == ("", None)
    assert (
        admin_client.get(reverse("admin:releases_office_logo", args=[office.pk])).status_code == 404
    )


@pytest.mark.parametrize(
    "content",
    [b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
     b"<!DOCTYPE html><script>alert(1)</script>", b"GIF89a", photograph(1200, 20)],
)  # fmt: skip
def test_logo_that_is_no_picture_is_refused(admin_client: Client, content: bytes) -> None:
    logo = SimpleUploadedFile("logo.png", content, "image/png")
    assert (
        "new_logo"
        in admin_client.post(ADD, new(admin_client, new_logo=logo)).context["adminform"].form.errors
    )


@pytest.mark.parametrize("pattern", ["{year}", "{number:9}", "{year}-{number}-{office}", "{"])
def test_series_pattern_that_gives_no_number_is_refused(admin_client: Client, pattern: str) -> None:
    assert "Give a pattern with {number}" in errors(
        admin_client.post(ADD, new(admin_client, series_pattern=pattern))
    )


# Its pages


def test_renamed_office_is_on_its_pages_and_on_those_that_it_carries(
    admin_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    release = builders.published()
    bern = builders.embassy(slug="bern", name_fr="Ambassade à Berne")
    release.carried_by.add(bern)
    office = release.office
    with django_capture_on_commit_callbacks(execute=True) as renewed:
        admin_client.post(change(office), kept(admin_client, office, name_fr="L’ambassade"))
    assert len(renewed) == 1
    assert "L’ambassade" in builders.page_of(release)
    before = builders.page_of(release)
    builders.Rendered.objects.update(content="stale")
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(change(bern), kept(admin_client, bern, name_fr="L’ambassade à Berne"))
    assert builders.Rendered.objects.filter(content="stale").count() == 0
    assert before == builders.page_of(release)
