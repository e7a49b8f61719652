"""For whom the calendar is, what may be asked of it, and how much it reads."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast, office, person
from tests.translations.agenda.asking import (
    NOON,
    calendar,
    entries,
    ics,
    on_days,
    scheduled,
    under_embargo,
)
from tests.translations.scenes import approved, draft
from tests.translations.staff import at_desk, words
from tests.translations.test_budgets import OWN
from translations.models import EmbargoGrant
from translations.verbs import Verb
from translations.workflow import perform


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
