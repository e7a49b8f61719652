"""What is overdue is told once a due time, by the database's clock."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.db.models import F
from django.utils import timezone

from releases.models import Release
from tests.cast import Cast
from tests.translations.scenes import draft, scheduled
from tests.translations.test_budgets import at_most
from translations.models import Event, Notice, Translation
from translations.notifications import overdue
from translations.tasks import sweep_once
from translations.verbs import Verb
from translations.workflow import perform

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def late(cast: Cast) -> Translation:
    """Anna's, due an hour ago by the database's clock."""
    return put_late(cast, draft(cast))


def put_late(cast: Cast, text: Translation) -> Translation:
    due = timezone.now() + HOUR
    text = perform(text, Verb.ASSIGN, cast.olivia, assignee=cast.anna, due_at=due)
    Translation.objects.filter(pk=text.pk).update(due_at=F("due_at") - 2 * HOUR)
    text.refresh_from_db()
    return text


def told() -> list[str]:
    rows = Notice.objects.filter(event__in=[Event.OVERDUE, Event.LATE]).order_by("pk")
    return [notice.person.username for notice in rows]


def test_overdue_is_told_once(late: Translation) -> None:
    assert overdue.tell_of_overdue() == 1
    assert overdue.tell_of_overdue() == 0
    assert sorted(told()) == ["anna", "olivia"]
    assert {notice.moment for notice in Notice.objects.filter(event=Event.OVERDUE)} == {late.due_at}


def test_later_due_time_is_told_of_anew_once_it_has_passed(cast: Cast, late: Translation) -> None:
    overdue.tell_of_overdue()
    late = perform(late, Verb.ASSIGN, cast.olivia, assignee=cast.anna, due_at=timezone.now() + HOUR)
    assert overdue.tell_of_overdue() == 0
    Translation.objects.filter(pk=late.pk).update(due_at=F("due_at") - HOUR)
    assert overdue.tell_of_overdue() == 1
    assert len(told()) == 4


@pytest.mark.parametrize("state", ["submitted", "approved", "published", "cancelled"])
def test_what_is_handed_in_is_not_overdue(late: Translation, state: str) -> None:
    Translation.objects.filter(pk=late.pk).update(state=state)
    assert overdue.tell_of_overdue() == 0


def test_what_is_due_later_is_not_overdue(cast: Cast) -> None:
    due = timezone.now() + HOUR
    perform(draft(cast), Verb.ASSIGN, cast.olivia, assignee=cast.anna, due_at=due)
    assert overdue.tell_of_overdue() == 0


def test_worker_whose_clock_is_an_hour_off_tells_nobody_early(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = timezone.now() + datetime.timedelta(minutes=30)
    perform(draft(cast), Verb.ASSIGN, cast.olivia, assignee=cast.anna, due_at=due)
    ahead = timezone.now() + HOUR
    monkeypatch.setattr("django.utils.timezone.now", lambda: ahead)
    assert overdue.tell_of_overdue() == 0


def test_text_that_should_be_public_and_is_not_is_told_to_the_press(cast: Cast) -> None:
    french = scheduled(cast)
    now = timezone.now()
    Translation.objects.filter(pk=french.pk).update(publish_at=now - overdue.GRACE / 2)
    assert overdue.tell_of_overdue() == 0  # the engine has it in hand
    Translation.objects.filter(pk=french.pk).update(publish_at=now - 2 * overdue.GRACE)
    assert overdue.tell_of_overdue() == 1
    assert overdue.tell_of_overdue() == 0
    assert told() == ["olivia"]
    assert Notice.objects.latest("pk").event == Event.LATE


def test_embargoed_text_is_overdue_to_those_alone_who_know_of_it(
    cast: Cast, late: Translation
) -> None:
    Release.objects.filter(pk=late.release_id).update(embargo_until=timezone.now() + HOUR)
    late.release.embargo_grants.create(user=cast.anna, granted_by=cast.olivia)
    overdue.tell_of_overdue()
    assert told() == ["anna"]


def test_one_turn_tells_of_so_many_and_the_next_of_the_rest(cast: Cast) -> None:
    source = cast.external()
    for language in ("fr", "ar", "en"):
        put_late(cast, cast.started(source, language))
    assert overdue.tell_of_overdue(limit=2) == 2
    assert overdue.tell_of_overdue(limit=2) == 1


def test_sweep_finds_it(late: Translation) -> None:
    sweep_once()
    sweep_once()
    assert sorted(told()) == ["anna", "olivia"]


def test_nothing_late_is_two_statements(cast: Cast) -> None:
    draft(cast)
    with at_most(2):
        overdue.tell_of_overdue()


def test_looking_reads_no_more_than_what_is_late(cast: Cast, late: Translation) -> None:
    """Every two seconds: through those with a due time, and through the scheduled ones, not through all."""
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL plans by statistics, which the table of a test has not")
    assert "translation_late" in overdue.not_handed_in().order_by().explain()
    plan = overdue.not_public().order_by().explain()
    assert "translation_due" in plan or "translation_by_state (state=?)" in plan


def test_saving_at_the_desk_leaves_what_was_told_as_it_is(cast: Cast, late: Translation) -> None:
    overdue.tell_of_overdue()
    given: dict[str, Any] = {"texts": {"title": "Autre titre"}}
    before = late.segments.get(key="title").text
    perform(late, Verb.SAVE, cast.anna, **given, was={"title": before})
    assert overdue.tell_of_overdue() == 0
