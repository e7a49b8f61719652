"""The address of presence: for those who may know of the text, and for no one else's eyes."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from tests.cast import Cast, office, person
from tests.translations.presence.stores import redis_at
from tests.translations.staff import at_desk, text_path
from translations import presence
from translations.models import EmbargoGrant, Presence, Translation

PAGE = {"room": "desk", "page": "0123456789ab"}


@pytest.fixture(autouse=True)
def in_database(db: None) -> Any:
    with redis_at(""):
        yield


@pytest.fixture
def french(cast: Cast) -> Translation:
    return cast.drafted(cast.external())


def beat(user: User, text: Translation, **given: str) -> Any:
    return at_desk(user).post(text_path(text, "presence"), PAGE | given)


def test_answer_tells_who_where_and_since_when(cast: Cast, french: Translation) -> None:
    cast.anna.first_name, cast.anna.last_name = "Camille", "Durand"
    cast.anna.save()
    key = french.segments.all()[1].key
    assert beat(cast.anna, french, passage=key, idle="3").json() == {"here": [], "more": ""}
    answer = beat(cast.ben, french, room="review")
    (here,) = answer.json()["here"]
    said = here.pop("said")
    assert here == {
        "room": "desk", "where": "at the desk", "passage": key, "name": "Camille Durand",
        "since": 0, "seen": 0, "typed": 3, "writes": True,
    }  # fmt: skip
    assert said == "Camille Durand is editing this passage, 3 s ago"
    assert "no-store" in answer["Cache-Control"]


def test_reader_is_said_to_be_there_and_no_more(cast: Cast, french: Translation) -> None:
    beat(cast.anna, french, passage="title")
    (here,) = beat(cast.ben, french).json()["here"]
    assert (here["said"], here["writes"]) == (f"{here['name']} is at this passage", False)


def test_passage_that_the_text_has_not_is_told_to_nobody(cast: Cast, french: Translation) -> None:
    for forged in ("no-such-key", "<b>title</b>", "x" * 500, "title\x00"):
        assert beat(cast.anna, french, passage=forged).status_code == 200
        (here,) = beat(cast.ben, french).json()["here"]
        assert here["passage"] == ""


def test_key_of_another_text_is_told_to_nobody(cast: Cast, french: Translation) -> None:
    other = cast.drafted(cast.external(), "en")
    key = next(row.key for row in other.segments.all() if row.key not in ("title", "lead"))
    beat(cast.anna, french, passage=key)
    (here,) = beat(cast.ben, french).json()["here"]
    assert here["passage"] == ""


@pytest.mark.parametrize(
    "forged",
    [{"room": "kitchen"}, {"page": ""}, {"page": "x" * 40}, {"page": "A B"}, {"idle": "-1"},
     {"idle": "1e9"}, {"idle": "9" * 9}],
)  # fmt: skip
def test_what_no_page_sends_is_refused(
    cast: Cast, french: Translation, forged: dict[str, str]
) -> None:
    assert beat(cast.anna, french, **forged).status_code == 422
    assert Presence.objects.count() == 0


def test_other_office_is_answered_as_for_nonsense(cast: Cast, french: Translation) -> None:
    marc = at_desk(person("marc", office("mission"), press_officer=""))
    theirs = marc.post(text_path(french, "presence"), PAGE)
    nonsense = marc.post(text_path(french, "presence").replace(str(french.pk), "987654"), PAGE)
    assert (theirs.status_code, theirs.content) == (404, nonsense.content)
    assert Presence.objects.count() == 0


def test_embargoed_text_is_known_to_knowers_only(cast: Cast, french: Translation) -> None:
    release = french.release
    release.embargo_until = timezone.now() + datetime.timedelta(days=1)
    release.save(update_fields=["embargo_until"])
    EmbargoGrant.objects.create(release=release, user=cast.anna, granted_by=cast.olivia)
    assert beat(cast.anna, french).status_code == 200
    assert beat(cast.ben, french).status_code == 404
    assert presence.others(french.pk, cast.olivia.pk)[0].user == cast.anna.pk
    assert Presence.objects.count() == 1


def test_looking_at_the_address_is_no_beat(cast: Cast, french: Translation) -> None:
    assert at_desk(cast.anna).get(text_path(french, "presence")).status_code == 405
    assert Presence.objects.count() == 0


def test_beat_without_its_token_is_refused(cast: Cast, french: Translation) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.anna)
    assert client.post(text_path(french, "presence"), PAGE).status_code == 403


def test_page_that_closes_is_gone(cast: Cast, french: Translation) -> None:
    beat(cast.anna, french)
    assert beat(cast.anna, french, left="1").status_code == 204
    assert Presence.objects.count() == 0


def test_many_are_counted_rather_than_named(
    cast: Cast, french: Translation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translations.presence.telling.MOST_TOLD", 2)
    for user in (cast.anna, cast.chloe, cast.olivia):
        beat(user, french)
    told = beat(cast.ben, french).json()
    assert (len(told["here"]), told["more"]) == (2, "and 1 more")
