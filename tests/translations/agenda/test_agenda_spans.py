"""Which days a calendar has, and how long they are."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from tests.translations.agenda.asking import (
    PARIS,
    UTC,
)
from translations.agenda.spans import MONTH, WEEK, Span, first_weekday, hours_of


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
