"""The calendar: which days it has, what stands on them, for whom, and what of it is not ready."""

from __future__ import annotations

import datetime
import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from releases.models import Release
from tests.cast import Cast, office, person
from tests.translations.scenes import approved, draft, submitted
from tests.translations.staff import at_desk, words
from tests.translations.test_budgets import OWN
from translations import bundles
from translations.agenda.ics import escaped, folded
from translations.agenda.spans import MONTH, WEEK, Span, first_weekday, hours_of
from translations.models import EmbargoGrant, Transition, Translation
from translations.roles import clock
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

UTC = datetime.UTC
PARIS = ZoneInfo("Europe/Paris")
NOON = datetime.datetime(2099, 3, 4, 12, 0, tzinfo=UTC)


def calendar(client: Client, **asked: Any) -> Any:
    asked = {"day": "2099-03-04"} | asked
    return client.get(reverse("admin:releases_release_calendar"), asked)


def scheduled(text: Translation, cast: Cast, at: datetime.datetime = NOON, **more: Any) -> Any:
    return perform(text, Verb.SCHEDULE, cast.olivia, publish_at=at, **more)


def entries(answer: Any) -> list[Any]:
    return [each.entry for day in answer.context["page"].days for each in day.entries]


def on_days(answer: Any) -> dict[str, int]:
    page = answer.context["page"]
    return {f"{day.date}": len(day.entries) for day in page.days if day.entries}


@pytest.fixture
def olivia(cast: Cast) -> Client:
    return at_desk(cast.olivia)


# Days


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Paris", datetime.date(2027, 3, 28), 23),
        ("Europe/Paris", datetime.date(2027, 10, 31), 25),
        ("Europe/Paris", datetime.date(2027, 6, 1), 24),
        ("America/New_York", datetime.date(2027, 3, 14), 23),
        ("Australia/Lord_Howe", datetime.date(2027, 10, 3), 23.5),
        ("Australia/Lord_Howe", datetime.date(2027, 4, 4), 24.5),
        ("Asia/Tokyo", datetime.date(2027, 3, 28), 24),
        ("Pacific/Apia", datetime.date(2011, 12, 30), 0),
        ("Africa/Cairo", datetime.date(2026, 4, 24), 23),  # its clocks leave out midnight
    ],
)
def test_day_is_as_long_as_its_clocks_make_it(zone: str, day: datetime.date, hours: float) -> None:
    assert hours_of(day, ZoneInfo(zone)) == hours


def test_week_begins_on_the_first_day_of_the_readers_week() -> None:
    day = datetime.date(2026, 11, 28)  # a Saturday
    monday, sunday = (Span(WEEK, day, PARIS, first) for first in (0, 6))
    assert (monday.days[0], monday.days[-1]) == (
        datetime.date(2026, 11, 23), datetime.date(2026, 11, 29),
    )  # fmt: skip
    assert (sunday.days[0], sunday.days[-1]) == (
        datetime.date(2026, 11, 22), day,
    )  # fmt: skip


@pytest.mark.parametrize(("language", "first"), [("fr", 0), ("en", 6), ("ja", 6)])
def test_first_day_of_a_week_is_the_readers(language: str, first: int) -> None:
    with override(language):
        assert first_weekday() == first


def test_month_is_shown_in_whole_weeks_with_ways_to_its_neighbours() -> None:
    span = Span(MONTH, datetime.date(2027, 2, 10), PARIS, 0)
    assert span.own == (datetime.date(2027, 2, 1), datetime.date(2027, 3, 1))
    assert len(span.days) == 28  # it begins on a Monday and has four weeks
    assert (span.before, span.after) == (datetime.date(2027, 1, 31), datetime.date(2027, 3, 1))
    assert len(Span(MONTH, datetime.date(2026, 11, 1), PARIS, 0).days) == 42


def test_span_holds_exactly_its_days_by_its_own_clocks() -> None:
    span = Span(WEEK, datetime.date(2027, 3, 28), PARIS, 0)
    assert span.start == datetime.datetime(2027, 3, 21, 23, 0, tzinfo=UTC)
    assert span.end == datetime.datetime(2027, 3, 28, 22, 0, tzinfo=UTC)


# What stands on them


def test_text_stands_on_the_day_that_the_chosen_clocks_show(cast: Cast, olivia: Client) -> None:
    late = datetime.datetime(2099, 3, 4, 20, 0, tzinfo=UTC)
    scheduled(approved(cast), cast, late)
    assert on_days(calendar(olivia)) == {"2099-03-04": 1}
    assert "21:00" in words(calendar(olivia))
    assert on_days(calendar(olivia, zone="Asia/Tokyo")) == {"2099-03-05": 1}
    assert "21:00 Europe/Paris" in words(calendar(olivia, zone="Asia/Tokyo"))


def test_page_says_by_whose_clocks_it_is(cast: Cast, olivia: Client) -> None:
    assert "Times are by the clocks of Europe/Paris, UTC+" in words(calendar(olivia))
    assert "Times are by the clocks of Asia/Tokyo, UTC+9." in words(
        calendar(olivia, zone="Asia/Tokyo")
    )


def test_languages_of_one_minute_stand_together_and_those_not_ready_say_so(
    cast: Cast, olivia: Client
) -> None:
    source = cast.external()
    french = cast.approved(cast.drafted(source))
    english = cast.drafted(source, "en")
    cast.submitted(english)
    cast.started(source, "ar")
    scheduled(french, cast)
    (entry,) = entries(calendar(olivia))
    assert [text.code for text in entry.texts] == ["fr"]
    assert [(text.code, text.state) for text in entry.waiting] == [
        ("ar", "draft"), ("en", "submitted"),
    ]  # fmt: skip
    said = words(calendar(olivia))
    assert "English: not ready, submitted" in said
    assert "العربية: not ready, draft" in said
    assert "✓ Français" in said


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        ({"manner": "together", "if_missing": "hold"}, "hold all of them"),
        ({"manner": "together", "if_missing": "go"}, "go without it"),
        ({"manner": "as_ready"}, "as ready"),
    ],
)
def test_bundle_says_which_language_is_not_ready_and_what_was_decided(
    cast: Cast, olivia: Client, decided: dict[str, str], said: str
) -> None:
    source = cast.external()
    french = cast.approved(cast.drafted(source))
    english = cast.started(source, "en")
    bundles.bundle(source.release, cast.olivia, [french, english], publish_at=NOON, **decided)
    (entry,) = entries(calendar(olivia))
    assert [text.code for text in entry.texts] == ["fr"]
    assert [text.code for text in entry.waiting] == ["en"]
    assert said in words(calendar(olivia))


def test_bundle_of_which_nothing_is_ready_stands_at_its_minute(cast: Cast, olivia: Client) -> None:
    french = draft(cast)
    given = {"publish_at": NOON, "manner": "together"}
    bundles.bundle(french.release, cast.olivia, [french], **given)
    (entry,) = entries(calendar(olivia))
    assert (entry.texts, [text.code for text in entry.waiting]) == ([], ["fr"])


def test_languages_of_one_minute_and_release_stand_in_one_entry(cast: Cast, olivia: Client) -> None:
    source = cast.external()
    for second, code in enumerate(("fr", "en")):
        at = NOON + datetime.timedelta(seconds=second)
        scheduled(cast.approved(cast.drafted(source, code)), cast, at)
    (entry,) = entries(calendar(olivia))
    assert {text.code for text in entry.texts} == {"fr", "en"}


def test_month_has_what_a_week_has(cast: Cast, olivia: Client) -> None:
    scheduled(approved(cast), cast)
    assert on_days(calendar(olivia, view="month")) == {"2099-03-04": 1}
    assert on_days(calendar(olivia, view="month", day="2099-05-01")) == {}


def test_days_beside_a_month_show_what_is_on_them(cast: Cast, olivia: Client) -> None:
    last = datetime.datetime(2099, 3, 31, 12, 0, tzinfo=UTC)
    scheduled(approved(cast), cast, last)
    answer = calendar(olivia, view="month", day="2099-04-15")
    (day,) = [day for day in answer.context["page"].days if day.entries]
    assert (f"{day.date}", day.is_own) == ("2099-03-31", False)


def test_published_text_stands_where_it_went_out(cast: Cast, olivia: Client) -> None:
    cast.published(draft(cast))
    (entry,) = entries(olivia.get(reverse("admin:releases_release_calendar")))
    assert (entry.kind, entry.late) == ("published", None)


def overdue(french: Translation, cast: Cast, minutes: int) -> Translation:
    """A text whose minute was some time ago, while no worker was there."""
    due = datetime.datetime.now(UTC) - datetime.timedelta(minutes=minutes, seconds=5)
    scheduled(french, cast)
    Translation.objects.filter(pk=french.pk).update(publish_at=due)
    Transition(
        release=french.release,
        translation=french,
        verb=Verb.RESCHEDULE,
        actor=cast.olivia,
        at=due,
        facts=json.dumps({"publish_at": due.isoformat()}),
    ).append()
    return Translation.objects.get(pk=french.pk)


def test_publication_that_came_late_says_by_how_much(cast: Cast, olivia: Client) -> None:
    perform(overdue(approved(cast), cast, 7), Verb.PUBLISH, clock())
    answer = olivia.get(reverse("admin:releases_release_calendar"))
    assert "7 minutes late" in words(answer)


def test_publication_in_its_minute_is_not_called_late(cast: Cast, olivia: Client) -> None:
    perform(overdue(approved(cast), cast, 0), Verb.PUBLISH, clock())
    (entry,) = entries(olivia.get(reverse("admin:releases_release_calendar")))
    assert entry.late is None


def test_what_people_publish_themselves_is_never_late(cast: Cast, olivia: Client) -> None:
    perform(overdue(approved(cast), cast, 7), Verb.PUBLISH, cast.olivia)
    (entry,) = entries(olivia.get(reverse("admin:releases_release_calendar")))
    assert entry.late is None


def test_failed_text_says_so_at_its_minute(cast: Cast, olivia: Client) -> None:
    french = scheduled(approved(cast), cast)
    perform(french, Verb.FAIL, clock(), failure="the disk is full")
    (entry,) = entries(calendar(olivia))
    assert not entry.is_ready
    assert "Français: failed" in words(calendar(olivia))


def test_draft_stands_where_it_is_due(cast: Cast, olivia: Client) -> None:
    french = draft(cast)
    perform(french, Verb.ASSIGN, cast.olivia, assignee=cast.anna, due_at=NOON)
    (entry,) = entries(calendar(olivia))
    assert (entry.kind, [text.code for text in entry.texts]) == ("due", ["fr"])


def test_end_of_an_embargo_stands_with_what_waits_for_it(cast: Cast, olivia: Client) -> None:
    french = submitted(cast)
    under_embargo(french.release, cast)
    (entry,) = entries(calendar(olivia))
    assert (entry.kind, [text.code for text in entry.waiting]) == ("embargo", ["fr"])


def test_day_on_which_the_clocks_change_says_its_hours_and_which_of_two(
    cast: Cast, olivia: Client
) -> None:
    second = datetime.datetime(2099, 10, 25, 1, 30, tzinfo=UTC)
    scheduled(approved(cast), cast, second)
    said = words(calendar(olivia, day="2099-10-25"))
    assert "25 hours" in said
    assert "02:30 UTC+1" in said


# For whom


def under_embargo(release: Release, cast: Cast) -> None:
    given = {"embargo_until": NOON, "reason": "The summit."}
    perform_on_release(release, Verb.SET_EMBARGO, cast.olivia, **given)


@pytest.mark.parametrize("view", ["week", "month"])
def test_embargoed_release_stands_in_no_calendar_without_a_grant(cast: Cast, view: str) -> None:
    french = approved(cast)
    under_embargo(french.release, cast)
    scheduled(french, cast)
    for who in (cast.anna, cast.root):
        client = at_desk(who)
        assert entries(calendar(client, view=view)) == []
        assert french.release.public_id not in ics(client, view=view)
    EmbargoGrant.objects.create(release=french.release, user=cast.anna, granted_by=cast.olivia)
    assert len(entries(calendar(at_desk(cast.anna), view=view))) == 2
    assert french.release.public_id in ics(at_desk(cast.anna), view=view)


def test_other_offices_releases_stand_in_it_only_for_their_people(cast: Cast) -> None:
    scheduled(approved(cast), cast)
    stranger = person("marc", office("mission"), press_officer="")
    assert entries(calendar(at_desk(stranger))) == []


def test_office_and_language_leave_the_rest_out(cast: Cast) -> None:
    scheduled(approved(cast), cast)
    other = office("mission")
    root = at_desk(cast.root)
    assert len(entries(calendar(root, office=cast.office.pk))) == 1
    assert entries(calendar(root, office=other.pk)) == []
    assert len(entries(calendar(root, language="fr"))) == 1
    assert entries(calendar(root, language="en")) == []


def test_language_that_is_not_ready_is_found_by_its_name(cast: Cast, olivia: Client) -> None:
    source = cast.external()
    french = cast.approved(cast.drafted(source))
    cast.started(source, "en")
    scheduled(french, cast)
    assert len(entries(calendar(olivia, language="en"))) == 1


@pytest.mark.parametrize(
    "asked",
    [
        {"day": "2099-13-01"},
        {"day": "0001-01-01"},
        {"day": "9999-12-31"},
        {"zone": "Mars/Olympus"},
        {"view": "year"},
        {"language": "tlh"},
    ],
)
def test_what_nobody_can_mean_is_refused_in_words(
    cast: Cast, olivia: Client, asked: dict[str, str]
) -> None:
    answer = calendar(olivia, **asked)
    assert answer.status_code == 422
    assert answer.context["page"].form.errors


@pytest.mark.parametrize("day", ["1990-01-01", "2200-12-31"])
def test_ends_of_the_calendar_lead_no_farther(cast: Cast, olivia: Client, day: str) -> None:
    for view in ("week", "month"):
        page = calendar(olivia, day=day, view=view).context["page"]
        assert not (page.previous and page.next)


def test_ways_around_lead_to_the_days_before_and_after(cast: Cast, olivia: Client) -> None:
    page = calendar(olivia, view="month", zone="Asia/Tokyo", language="fr").context["page"]
    path = reverse("admin:releases_release_calendar")
    before, after = (
        olivia.get(f"{path}?{query}").context["page"] for query in (page.previous, page.next)
    )
    assert before.span.own[0] == datetime.date(2099, 2, 1)
    assert after.span.own[0] == datetime.date(2099, 4, 1)
    assert (after.span.zone.key, after.asked.language) == ("Asia/Tokyo", "fr")
    today = olivia.get(f"{path}?{page.today}").context["page"]
    assert any(day.is_today for day in today.days)


def test_more_than_a_cell_holds_leads_to_the_week(cast: Cast, olivia: Client) -> None:
    for minute in range(7):
        at = NOON + datetime.timedelta(minutes=minute)
        scheduled(cast.approved(draft(cast)), cast, at)
    page = calendar(olivia, view="month").context["page"]
    (day,) = [day for day in page.days if day.entries]
    assert (len(day.entries), day.more) == (5, 2)
    week = olivia.get(f"{reverse('admin:releases_release_calendar')}?{day.week}")
    assert on_days(week) == {"2099-03-04": 7}


# For other calendars


def ics(client: Client, **asked: Any) -> str:
    path = reverse("admin:releases_release_calendar_file")
    answer = client.get(path, {"day": "2099-03-04"} | asked)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return answer.content.decode()


def test_file_has_an_event_for_each_entry_but_what_is_the_houses_own(
    cast: Cast, olivia: Client
) -> None:
    source = cast.external()
    french = cast.approved(cast.drafted(source))
    english = cast.started(source, "en")
    perform(english, Verb.ASSIGN, cast.olivia, assignee=cast.anna, due_at=NOON)
    scheduled(french, cast)
    lines = ics(olivia).replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert "DTSTART:20990304T120000Z" in lines
    assert "SUMMARY:会合への参加 · goes out (fr)" in lines
    assert "DESCRIPTION:English: not ready\\, draft" in lines
    assert "STATUS:TENTATIVE" in lines


def test_no_line_of_the_file_is_longer_than_a_calendar_reads(cast: Cast, olivia: Client) -> None:
    scheduled(approved(cast), cast)
    for line in ics(olivia).encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is broken


@pytest.mark.parametrize("text", ["a" * 200, "会合への参加" * 20, "é" * 74, "x" * 75, ""])
def test_line_is_folded_by_octets_and_unfolds_as_it_was(text: str) -> None:
    made = folded(text)
    assert all(len(piece.encode()) <= 75 for piece in made.removesuffix("\r\n").split("\r\n"))
    assert made.removesuffix("\r\n").replace("\r\n ", "") == text


def test_signs_that_separate_values_are_escaped() -> None:
    assert escaped("a, b; c\\d\ne") == "a\\, b\\; c\\\\d\\ne"


# However much there is


def test_fuller_calendar_asks_no_more_often(cast: Cast, olivia: Client) -> None:
    def fill(count: int) -> None:
        for number in range(count):
            source = cast.external()
            at = NOON + datetime.timedelta(hours=number)
            scheduled(cast.approved(cast.drafted(source)), cast, at)
            english = cast.started(source, "en")
            perform(english, Verb.ASSIGN, cast.olivia, assignee=cast.anna, due_at=at)
            under_embargo(cast.started(cast.external()).release, cast)

    def asked(view: str) -> int:
        with CaptureQueriesContext(connection) as found:
            calendar(olivia, view=view)
        return len([each for each in found if not each["sql"].startswith(OWN)])

    fill(1)
    calendar(olivia)
    few = asked("week"), asked("month")
    fill(4)
    assert (asked("week"), asked("month")) == few
    assert max(few) <= 15


def test_no_more_is_read_than_can_be_and_the_page_says_so(
    cast: Cast, olivia: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for minute in range(3):
        at = NOON + datetime.timedelta(minutes=minute)
        scheduled(cast.approved(draft(cast)), cast, at)
    monkeypatch.setattr("translations.agenda.entries.MOST", 2)
    answer = calendar(olivia)
    assert len(entries(answer)) == 2
    assert "ask for one office or a week" in words(answer)
