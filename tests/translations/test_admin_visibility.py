"""What the staff may not know of is in no list, search, page, history or count of the admin."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from releases.models import Release
from tests.cast import FRENCH, Cast, office, person, text
from tests.translations.staff import at_desk, headers, release_path, text_path, words
from translations import publishing
from translations.models import EmbargoGrant, Translation
from translations.visibility import visible_releases

LISTS = ("/admin/translations/translation/", "/admin/releases/release/")
ROOMS = ("change", "history", "revisions")
SECRET = text("Accord secret de Valbrume", FRENCH.body)


@pytest.fixture
def embargoed(cast: Cast) -> Translation:
    """A French text of which only Olivia, who set the embargo, may know."""
    french = cast.submitted(cast.drafted(cast.external(SECRET), document=SECRET))
    until = timezone.now() + datetime.timedelta(hours=2)
    publishing.set_embargo(french.release, cast.olivia, until, reason="joint announcement")
    return french


def without_a_grant(cast: Cast) -> list[User]:
    return [cast.anna, cast.chloe, cast.root, person("stranger", office("mission"), reviewer="")]


def test_embargoed_text_is_in_no_list(cast: Cast, embargoed: Translation) -> None:
    for user in without_a_grant(cast):
        client = at_desk(user)
        for path in LISTS:
            for query in ({}, {"q": "Valbrume"}, {"q": embargoed.release.public_id}, {"all": ""}):
                answer = client.get(path, query)
                assert answer.status_code == 200
                assert answer.context["cl"].result_count == 0
                assert answer.context["cl"].full_result_count == 0
                assert "Accord secret" not in words(answer)


def test_embargoed_text_is_in_the_lists_of_those_who_were_told(
    cast: Cast, embargoed: Translation
) -> None:
    for path in LISTS:
        assert "Accord secret" in words(at_desk(cast.olivia).get(path))
    EmbargoGrant.objects.create(release=embargoed.release, user=cast.root, granted_by=cast.olivia)
    assert "Accord secret" in words(at_desk(cast.root).get(LISTS[0]))


@pytest.mark.parametrize("room", ROOMS)
def test_embargoed_text_answers_as_one_that_never_was(
    cast: Cast, embargoed: Translation, room: str
) -> None:
    never = Translation(pk=987654)
    for user in without_a_grant(cast):
        client = at_desk(user)
        there, nowhere = (client.get(text_path(t, room)) for t in (embargoed, never))
        assert there.status_code == nowhere.status_code == 404
        assert there.content == nowhere.content
        assert headers(there) == headers(nowhere)


@pytest.mark.parametrize("room", ["change", "history"])
def test_embargoed_release_answers_as_one_that_never_was(
    cast: Cast, embargoed: Translation, room: str
) -> None:
    never = Release(pk=987654)
    for user in without_a_grant(cast):
        client = at_desk(user)
        there, nowhere = (client.get(release_path(r, room)) for r in (embargoed.release, never))
        assert there.status_code == nowhere.status_code == 404
        assert there.content == nowhere.content


@pytest.mark.parametrize("key", ["0", "-1", "abc", "1/2", "9" * 30, "１", "1e3", "%00", "_5F"])
def test_nonsense_answers_as_what_never_was(cast: Cast, key: str) -> None:
    client = at_desk(cast.root)
    for place in ("translations/translation", "releases/release"):
        answer = client.get(f"/admin/{place}/{key}/change/")
        assert answer.status_code == 404
        assert answer.content == client.get(f"/admin/{place}/987654/change/").content


def test_embargoed_text_takes_no_post(cast: Cast, embargoed: Translation) -> None:
    for user in without_a_grant(cast):
        client = at_desk(user)
        exact = {"revision": embargoed.revision, "sha256": embargoed.sha256}
        assert client.post(text_path(embargoed, "verb", "approve"), exact).status_code == 404
        assert client.post(text_path(embargoed), {"title": "x"}).status_code == 404
        start = release_path(embargoed.release, "verb", "start")
        assert client.post(start, {"language": "ar"}).status_code == 404
    assert embargoed.approvals.count() == 0


def test_embargoed_text_can_be_seen_again_once_it_ends(cast: Cast, embargoed: Translation) -> None:
    past = timezone.now() - datetime.timedelta(seconds=1)
    Release.objects.filter(pk=embargoed.release_id).update(embargo_until=past)
    assert at_desk(cast.chloe).get(text_path(embargoed)).status_code == 200


def test_texts_of_another_office_are_not_seen(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    stranger = person("stranger", office("mission"), press_officer="", translator="")
    client = at_desk(stranger)
    assert client.get(text_path(french)).status_code == 404
    assert list(visible_releases(stranger)) == []
    for path in LISTS:
        assert client.get(path).context["cl"].result_count == 0


def test_role_taken_back_closes_the_door(cast: Cast) -> None:
    french, client = cast.drafted(cast.external()), at_desk(cast.anna)
    cast.anna.language_roles.all().delete()
    assert client.get(text_path(french)).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        {"release__embargo_until__isnull": "0"},
        {"source__document__contains": "secret"},
        {"release__office__roles__user": "1"},
    ],
)
def test_lists_can_not_be_asked_by_way_of_other_tables(
    cast: Cast, embargoed: Translation, query: dict[str, Any]
) -> None:
    answer = at_desk(cast.anna).get(LISTS[0], query)
    assert answer.status_code in (302, 400)


def test_pickers_suggest_nothing_embargoed(cast: Cast, embargoed: Translation) -> None:
    for field, model in (
        ("source", "translation"),
        ("release", "translation"),
        ("translation", "approval"),
    ):
        given = {"app_label": "translations", "model_name": model, "field_name": field, "term": ""}
        answer = at_desk(cast.anna).get("/admin/autocomplete/", given)
        assert "Accord" not in answer.content.decode()


def test_front_page_names_it_to_nobody_else(cast: Cast, embargoed: Translation) -> None:
    for user in without_a_grant(cast):
        assert "Accord secret" not in words(at_desk(user).get("/admin/"))
    assert "Accord secret" in words(at_desk(cast.olivia).get("/admin/"))
