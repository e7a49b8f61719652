"""The minute of a publication: chosen by any clocks of the world, and told by all that matter."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from tests.cast import Cast
from tests.translations.scenes import approved, scheduled
from tests.translations.staff import at_desk, page_of, release_path, text_path, words
from translations.clocks import by_clocks, zones_shown
from translations.demo.page import read_page
from translations.models import State, Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

UTC = datetime.UTC


def at(text: str, zone: str, **more: str) -> dict[str, str]:
    day, _space, clock = text.partition(" ")
    return {"publish_at_0": day, "publish_at_1": clock, "zone": zone} | more


def post(client: Client, french: Translation, given: dict[str, str]) -> Any:
    verb = "reschedule" if french.state == State.SCHEDULED else "schedule"
    return client.post(text_path(french, "verb", verb), given)


def confirmed(client: Client, french: Translation, given: dict[str, str]) -> Any:
    """Send the form, and once more as it came back, as a person does who has looked at the clocks."""
    answer = post(client, french, given)
    if answer.status_code == 302:
        return answer
    verb = "reschedule" if french.state == State.SCHEDULED else "schedule"
    fields = read_page(answer.content.decode()).form(f"/verb/{verb}/").fields
    return post(client, french, fields)


@pytest.fixture
def olivia(cast: Cast) -> Client:
    return at_desk(cast.olivia)


@pytest.mark.parametrize(
    ("zone", "local", "utc"),
    [
        ("Europe/Paris", "2099-07-02 10:00", "2099-07-02T08:00"),
        ("Asia/Tokyo", "2099-07-02 10:00", "2099-07-02T01:00"),
        ("America/New_York", "2099-01-02 10:00", "2099-01-02T15:00"),
        ("Australia/Lord_Howe", "2099-01-02 10:00", "2099-01-01T23:00"),
        ("Australia/Lord_Howe", "2099-07-02 10:00", "2099-07-01T23:30"),
        ("Pacific/Apia", "2099-07-02 10:00", "2099-07-01T21:00"),
    ],
)
def test_minute_is_kept_in_utc_whatever_the_zone(
    cast: Cast, olivia: Client, zone: str, local: str, utc: str
) -> None:
    french = approved(cast)
    assert confirmed(olivia, french, at(local, zone)).status_code == 302
    french.refresh_from_db()
    assert french.publish_at == datetime.datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert french.publish_zone == ("" if zone == "Europe/Paris" else zone)


@pytest.mark.parametrize(
    ("zone", "local"),
    [
        ("Asia/Tokyo", "2001-07-02 10:00"),  # told by two clocks, if it were to come
        ("Europe/Paris", "2001-10-28 02:30"),  # came twice
        ("America/New_York", "2001-10-28 01:30"),  # both
    ],
)
def test_time_that_is_past_is_refused_at_the_first_send(
    cast: Cast, olivia: Client, zone: str, local: str
) -> None:
    answer = post(olivia, approved(cast), at(local, zone))
    assert answer.status_code == 422
    said = words(answer)
    assert "That time is past: publish now, or give a later one." in said
    assert "send it once more" not in said
    assert "comes twice" not in said


@pytest.mark.parametrize(
    ("zone", "local", "last", "first"),
    [
        ("Europe/Paris", "2099-03-29 02:30", "01:59", "03:00"),
        ("America/New_York", "2099-03-08 02:00", "01:59", "03:00"),
        ("Australia/Lord_Howe", "2099-10-04 02:15", "01:59", "02:30"),
    ],
)
def test_time_that_the_clocks_leave_out_is_refused_with_those_around_it(
    cast: Cast, olivia: Client, zone: str, local: str, last: str, first: str
) -> None:
    french = approved(cast)
    answer = post(olivia, french, at(local, zone))
    assert answer.status_code == 422
    said = words(answer)
    assert f"In {zone} the clocks go forward then: {local[-5:]} does not exist." in said
    assert f"Give a time up to {last} or from {first}." in said
    french.refresh_from_db()
    assert french.publish_at is None


@pytest.mark.parametrize(
    ("zone", "local", "offsets", "instants"),
    [
        ("Europe/Paris", "2099-10-25 02:30", ("UTC+2", "UTC+1"), ("00:30", "01:30")),
        ("America/New_York", "2099-11-01 01:30", ("UTC−4", "UTC−5"), ("05:30", "06:30")),
        ("Australia/Lord_Howe", "2099-04-05 01:45", ("UTC+11", "UTC+10:30"), ("14:45", "15:15")),
    ],
)
def test_time_that_comes_twice_is_asked_about_by_its_distance_from_utc(
    cast: Cast,
    olivia: Client,
    zone: str,
    local: str,
    offsets: tuple[str, str],
    instants: tuple[str, str],
) -> None:
    french = approved(cast)
    for fold, (offset, instant) in enumerate(zip(offsets, instants, strict=True)):
        french.refresh_from_db()
        asked = post(olivia, french, at(local, zone))
        assert asked.status_code == 422
        assert offset in words(asked)
        confirmed(olivia, french, at(local, zone, fold=str(fold)))
        french.refresh_from_db()
        assert french.publish_at is not None
        assert f"{french.publish_at.astimezone(UTC):%H:%M}" == instant


def test_no_hour_of_japan_is_missing_or_comes_twice(cast: Cast, olivia: Client) -> None:
    french = approved(cast)
    assert confirmed(olivia, french, at("2099-03-29 02:30", "Asia/Tokyo")).status_code == 302


@pytest.mark.parametrize("name", ["Mars/Olympus", "Europe", "../Paris"])
def test_zone_that_is_none_is_refused_in_words(cast: Cast, olivia: Client, name: str) -> None:
    answer = post(olivia, approved(cast), at("2099-01-02 10:00", name))
    assert answer.status_code == 422
    assert f"“{name}” is not an IANA time zone." in words(answer)


@pytest.mark.parametrize(
    ("local", "said"),
    [
        ("2099-02-30 10:00", "There is no such day."),
        ("2099-02-03 25:00", "There is no such time of day."),
        ("2099-02-03 ", "Give both the date and the time."),
        ("0001-01-01 00:00", "look at the year again"),
    ],
)
def test_day_or_time_that_can_not_be_is_refused_in_words(
    cast: Cast, olivia: Client, local: str, said: str
) -> None:
    answer = post(olivia, approved(cast), at(local, "Asia/Tokyo"))
    assert answer.status_code == 422
    assert said in words(answer)


def test_minute_by_other_clocks_is_shown_by_both_before_it_counts(
    cast: Cast, olivia: Client
) -> None:
    french = approved(cast)
    answer = post(olivia, french, at("2099-01-02 08:00", "Asia/Tokyo"))
    assert answer.status_code == 422
    both = "Jan. 2, 2099, 00:00 (Europe/Paris, UTC+1) · 08:00 (Asia/Tokyo, UTC+9)"
    assert both in words(answer)
    french.refresh_from_db()
    assert french.state == State.APPROVED
    again = read_page(answer.content.decode()).form("/verb/schedule/").fields
    assert post(olivia, french, again).status_code == 302


def test_time_changed_after_the_clocks_were_shown_is_shown_again(
    cast: Cast, olivia: Client
) -> None:
    french = approved(cast)
    first = post(olivia, french, at("2099-01-02 08:00", "Asia/Tokyo"))
    fields = read_page(first.content.decode()).form("/verb/schedule/").fields
    answer = post(olivia, french, fields | {"publish_at_1": "09:00"})
    assert answer.status_code == 422
    assert "01:00 (Europe/Paris, UTC+1) · 09:00 (Asia/Tokyo, UTC+9)" in words(answer)


def test_office_abroad_is_told_the_ministrys_time_as_well(cast: Cast, olivia: Client) -> None:
    french = approved(cast)
    with override_settings(TIME_ZONE="Asia/Tokyo"):
        answer = post(olivia, french, at("2099-01-02 20:00", "Europe/Paris"))
        assert "20:00 (Europe/Paris, UTC+1) · Jan. 3, 2099, 04:00 (Asia/Tokyo, UTC+9)" in words(
            answer
        )


def test_minute_is_told_by_both_clocks_wherever_it_stands(cast: Cast, olivia: Client) -> None:
    french = approved(cast)
    confirmed(olivia, french, at("2099-01-02 08:00", "Asia/Tokyo"))
    both = "00:00 (Europe/Paris, UTC+1) · 08:00 (Asia/Tokyo, UTC+9)"
    places = [
        text_path(french),
        text_path(french, "review"),
        text_path(french, "history"),
        release_path(french.release),
        reverse("admin:translations_translation_changelist"),
    ]
    for place in places:
        assert both in page_of(olivia, place).words, place


def test_form_of_a_scheduled_text_begins_with_its_own_minute_and_zone(
    cast: Cast, olivia: Client
) -> None:
    french = approved(cast)
    confirmed(olivia, french, at("2099-01-02 08:00", "Asia/Tokyo"))
    fields = page_of(olivia, text_path(french)).form("/verb/reschedule/").fields
    assert at("2099-01-02 08:00", "Asia/Tokyo").items() <= fields.items()


def test_form_begins_with_the_end_of_the_embargo(cast: Cast, olivia: Client) -> None:
    french = approved(cast)
    until = datetime.datetime(2099, 5, 1, 8, 0, tzinfo=UTC)
    given = {"embargo_until": until, "reason": "The summit."}
    perform_on_release(french.release, Verb.SET_EMBARGO, cast.olivia, **given)
    fields = page_of(olivia, text_path(french)).form("/verb/schedule/").fields
    assert at("2099-05-01 10:00", "Europe/Paris").items() <= fields.items()


def test_form_begins_with_a_full_hour_to_come(cast: Cast, olivia: Client) -> None:
    fields = page_of(olivia, text_path(approved(cast))).form("/verb/schedule/").fields
    assert fields["publish_at_1"].endswith(":00")
    assert fields["zone"] == "Europe/Paris"


def test_time_before_the_embargo_ends_is_refused_with_its_end(cast: Cast, olivia: Client) -> None:
    french = approved(cast)
    until = datetime.datetime(2099, 5, 1, 8, 0, tzinfo=UTC)
    given = {"embargo_until": until, "reason": "The summit."}
    perform_on_release(french.release, Verb.SET_EMBARGO, cast.olivia, **given)
    answer = post(olivia, french, at("2099-05-01 09:59", "Europe/Paris"))
    assert answer.status_code == 422
    told = "under embargo until May 1, 2099, 10:00 (Europe/Paris, UTC+2)"
    assert told in words(answer)


def test_unscheduling_and_publishing_leave_no_zone_behind(cast: Cast) -> None:
    french = scheduled(cast)
    given = {"publish_at": french.publish_at, "publish_zone": "Asia/Tokyo"}
    french = perform(french, Verb.RESCHEDULE, cast.olivia, **given)
    french = perform(french, Verb.UNSCHEDULE, cast.olivia, reason="The minister waits.")
    assert (french.publish_at, french.publish_zone) == (None, "")
    assert Transition.objects.filter(verb="reschedule").get().particulars["publish_zone"] == (
        "Asia/Tokyo"
    )


def test_clocks_are_told_while_one_types(cast: Cast, olivia: Client) -> None:
    path = text_path(approved(cast), "clocks")
    told = olivia.get(path, at("2099-01-02 08:00", "Asia/Tokyo")).json()
    assert told["clocks"] == [
        "Jan. 2, 2099, 00:00 (Europe/Paris, UTC+1)",
        "08:00 (Asia/Tokyo, UTC+9)",
    ]
    assert told["agreed"] == "2099-01-01T23:00:00+00:00"
    assert told["reasons"] == []


@pytest.mark.parametrize(
    ("local", "reason"),
    [
        ("2001-01-02 08:00", "That time is past"),
        ("2099-03-29 02:30", "does not exist"),
        ("2099-13-29 02:30", "There is no such day."),
    ],
)
def test_what_is_against_a_time_is_told_while_one_types(
    cast: Cast, olivia: Client, local: str, reason: str
) -> None:
    told = olivia.get(text_path(approved(cast), "clocks"), at(local, "Europe/Paris")).json()
    assert reason in " ".join(told["reasons"])


def test_two_times_are_offered_while_one_types(cast: Cast, olivia: Client) -> None:
    path = text_path(approved(cast), "clocks")
    told = olivia.get(path, at("2099-10-25 02:30", "Europe/Paris")).json()
    offered = [
        ["", "–"],
        ["0", "the first, at UTC+2"],
        ["1", "the second, at UTC+1"],
    ]
    assert (told["which"], told["agreed"]) == (offered, "")
    assert told["label"] == "That time comes twice. Which is meant?"
    chosen = olivia.get(path, at("2099-10-25 02:30", "Europe/Paris") | {"fold": "1"}).json()
    assert (chosen["which"], chosen["agreed"]) == (offered, "2099-10-25T01:30:00+00:00")
    other = olivia.get(path, at("2099-10-25 04:30", "Europe/Paris") | {"fold": "1"}).json()
    assert (other["which"], other["label"]) == ([], "")


def test_clocks_say_the_day_again_only_where_it_is_another(cast: Cast) -> None:
    noon = datetime.datetime(2099, 1, 2, 12, 0, tzinfo=UTC)
    zones = ["Europe/Paris", "America/St_Johns", "Pacific/Apia", "UTC"]
    assert by_clocks(noon, zones) == [
        "Jan. 2, 2099, 13:00 (Europe/Paris, UTC+1)",
        "08:30 (America/St_Johns, UTC−3:30)",
        "Jan. 3, 2099, 01:00 (Pacific/Apia, UTC+13)",
        "12:00 (UTC)",
    ]
    assert zones_shown(cast.office, "Asia/Tokyo") == ["Europe/Paris", "Asia/Tokyo"]
