"""Two offices in one house: nobody of the one sees a draft of the other, at any address, by any way."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import resolve

from releases.document import ImageWords
from releases.models import Attachment, Image, Release
from tests.cast import FRENCH, Cast, office, person, text
from tests.files import annex, pdf, photograph, portrait
from tests.translations.staff import at_desk, headers, release_path, text_path, words
from tests.translations.test_admin_urls import NAMES, THEIRS
from tests.translations.test_admin_urls import TABLE as ADDRESSES
from translations import opening
from translations.admin.release_acts import ACTS
from translations.admin.verb_forms import FORMS
from translations.composing import compose
from translations.desk.answers import ANSWERS
from translations.models import Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

LISTS = ("/admin/translations/translation/", "/admin/releases/release/")
SECRET = "Accord de Valbrume"
NOWHERE = 987654


@pytest.fixture
def french(cast: Cast) -> Translation:
    """The embassy's French draft with an image, an annex and two kept revisions."""
    original = cast.external(text(SECRET, FRENCH.body))
    perform_on_release(original.release, Verb.ADD_IMAGE, cast.olivia, picture=portrait())
    image = Image.objects.get()
    words_ = (ImageWords(image.sha256, "Deux ministres"),)
    draft = cast.drafted(original, document=text(SECRET, FRENCH.body, images=words_))
    given = {"paper": annex(), "text": "Annexe", "standing": "provisional"}
    once = cast.submitted(perform(draft, Verb.ATTACH, cast.anna, **given))
    again = perform(once, Verb.RECALL, cast.anna)
    newer = replace(compose(again), body=f"{FRENCH.body}\nUn mot.\n")
    return cast.submitted(cast.save(again, cast.anna, newer))


@pytest.fixture
def marc(cast: Cast) -> Client:
    """Press officer, translator and reviewer of everything, in the other office."""
    mission = office("mission", name_fr="Mission permanente")
    user = person("marc", mission, press_officer="", translator="", reviewer="")
    opening.open_release(mission, user, source_language="fr", issued_on=datetime.date(2025, 4, 3))
    return at_desk(user)


def everything_about(french: Translation) -> Iterator[str]:
    """Every address that is about this text or its release."""
    release = french.release
    for room in ("change", "history", "delete"):
        yield text_path(french, room)
        yield release_path(release, room)
    yield text_path(french, "revisions")
    yield text_path(french, "revision", 1)
    yield text_path(french, "compare", 1, 2)
    for name in ("preview", "clean", "autosave", "clocks", "presence"):
        yield text_path(french, name)
    yield text_path(french, "review")
    yield text_path(french, "desk")
    yield text_path(french, "desk_passage", "title")
    yield from (text_path(french, f"desk_{name}") for name in ANSWERS)
    for kind, key in _files():
        yield release_path(release, "file", kind, key)
    yield from (text_path(french, "verb", verb) for verb in FORMS)
    yield from (release_path(release, "verb", verb) for verb in ACTS)


def _files() -> list[tuple[str, int]]:
    image = Image.objects.get().pk
    return [("image", image), ("small", image), ("attachment", Attachment.objects.get().pk)]


def elsewhere(path: str, french: Translation) -> str:
    """The same address of what never was."""
    text_key, release_key = f"/{french.pk}/", f"/{french.release_id}/"
    room = text_key if "/translation/" in path else release_key
    return path.replace(room, f"/{NOWHERE}/", 1)


def test_every_address_of_a_text_or_release_is_tried(french: Translation) -> None:
    """A new address of either must be put into this file's list, too."""
    about = {
        name
        for name, row in ADDRESSES.items()
        if name.startswith(("releases_release_", "translations_translation_"))
        and (row == THEIRS or row[1] == 404)
    }
    tried = {_name(path) for path in everything_about(french)}
    assert about - {"translations_translation_add"} <= tried
    assert tried <= set(NAMES)


def _name(path: str) -> str:
    return str(resolve(path).url_name)


@pytest.mark.parametrize("way", ["get", "post"])
def test_nothing_tells_the_other_office_s_text_from_one_that_never_was(
    french: Translation, marc: Client, way: str
) -> None:
    before = Transition.objects.count()
    for path in everything_about(french):
        there, nowhere = getattr(marc, way)(path), getattr(marc, way)(elsewhere(path, french))
        assert there.status_code == nowhere.status_code, path
        assert there.status_code in (404, 405), path
        assert there.content == nowhere.content, path
        assert headers(there) == headers(nowhere), path
    assert Transition.objects.count() == before


def test_lists_and_searches_show_one_s_own_office_alone(french: Translation, marc: Client) -> None:
    queries: tuple[dict[str, str], ...] = (
        {},
        {"q": "Valbrume"},
        {"q": french.release.public_id},
        {"cancelled": "all"},
        {"state__exact": "submitted"},
        {"office__id__exact": str(french.release.office_id)},
        {"language": "fr"},
        {"all": ""},
    )
    for path in LISTS:
        for query in queries:
            answer = marc.get(path, query, follow=True)
            assert SECRET not in words(answer)
            assert french.release.public_id not in words(answer)
            shown = answer.context["cl"].result_list if "cl" in answer.context else []
            assert french.pk not in [row.pk for row in shown if isinstance(row, Translation)]
            assert french.release not in shown
    assert marc.get(LISTS[1]).context["cl"].result_count == 1


@pytest.mark.parametrize(
    ("verb", "given"),
    [
        ("start", {"language": "ar", "standing": "provisional"}),
        ("duplicate", {"issued_on": "2025-09-01"}),
        ("cancel", {"reason": "x"}),
        ("reopen", {}),
        ("reserve_number", {}),
        ("change_links", {"links": "https://www.example.org/"}),
        ("change_facts", {"kind": "speech", "issued_on": "2025-09-01", "initial-kind": "x"}),
        (
            "set_embargo",
            {"reason": "x", "embargo_until_0": "2099-01-01", "embargo_until_1": "10:00"},
        ),
        ("grant", {}),
    ],
)
def test_acts_of_one_office_do_nothing_in_the_other(
    french: Translation, marc: Client, verb: str, given: dict[str, Any]
) -> None:
    before = Transition.objects.count()
    answer = marc.post(release_path(french.release, "verb", verb), given)
    assert answer.status_code == 404
    assert (Transition.objects.count(), Release.objects.count()) == (before, 2)


def test_files_are_not_brought_into_the_other_office(french: Translation, marc: Client) -> None:
    picture = SimpleUploadedFile("a.jpg", photograph(colour="#8a3a00"), "image/jpeg")
    path = release_path(french.release, "verb", "add_image")
    assert marc.post(path, {"picture": picture}).status_code == 404
    paper = SimpleUploadedFile("a.pdf", pdf(), "application/pdf")
    given = {"paper": paper, "text": "Annexe", "standing": "provisional"}
    assert marc.post(text_path(french, "verb", "attach"), given).status_code == 404
    assert (Image.objects.count(), Attachment.objects.count()) == (1, 1)


def test_release_is_not_opened_in_the_other_office(cast: Cast, marc: Client) -> None:
    for path in ("/admin/releases/release/add/", "/admin/releases/release/add/external/"):
        page = marc.get(path)
        offices = page.context["form"].fields["office"].queryset
        assert cast.office not in offices
        given = {"office": cast.office.pk, "source_language": "fr", "issued_on": "2025-04-03"}
        assert marc.post(path, given | {"kind": "speech"}).status_code == 422
    assert Release.objects.filter(office=cast.office).count() == 0


def test_front_page_and_choices_name_no_text_or_person_of_the_other(
    french: Translation, marc: Client
) -> None:
    mine = Release.objects.exclude(pk=french.release_id).get()
    for path in ("/admin/", release_path(mine)):
        shown = words(marc.get(path))
        assert SECRET not in shown
        assert "olivia" not in shown


def test_superuser_sees_both_offices(cast: Cast, french: Translation, marc: Client) -> None:
    listed = at_desk(cast.root).get(LISTS[1]).context["cl"].result_list
    assert {release.office.slug for release in listed} == {"ambafrance", "mission"}
