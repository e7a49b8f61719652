"""Spans: a week or a month of days, each as long as the clocks of a place make it."""

from __future__ import annotations

import calendar
import datetime
import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.formats import date_format, get_format

from translations.days import day_said

WEEK, MONTH = "week", "month"
A_DAY = datetime.timedelta(days=1)
# Of what is asked for; beyond, the neighbours of a month would fall off the calendar.
FIRST, LAST = datetime.date(1990, 1, 1), datetime.date(2200, 12, 31)


def begins(day: datetime.date, zone: zoneinfo.ZoneInfo) -> datetime.datetime:
    """The first instant of a day there, in UTC: where midnight is left out, the end of the gap."""
    midnight = datetime.datetime.combine(day, datetime.time(), tzinfo=zone)
    return midnight.astimezone(datetime.UTC)


def hours_of(day: datetime.date, zone: zoneinfo.ZoneInfo) -> float:
    """How long a day lasts there: 24 hours, but for the days on which the clocks change."""
    length = begins(day + A_DAY, zone) - begins(day, zone)
    return length / datetime.timedelta(hours=1)


def first_weekday() -> int:
    """With which day a week begins for whoever reads, by the number that ``date.weekday`` has."""
    sunday_first: int = int(get_format("FIRST_DAY_OF_WEEK"))
    return (sunday_first - 1) % 7


@dataclass(frozen=True)
class Span:
    """A week or a month around ``day``, by the clocks of ``zone``; weeks begin on ``first``."""

    kind: str
    day: datetime.date
    zone: zoneinfo.ZoneInfo
    first: int = 0

    @cached_property
    def own(self) -> tuple[datetime.date, datetime.date]:
        """The first of its days and the one after the last."""
        if self.kind == WEEK:
            start = self._week_of(self.day)
            return start, start + 7 * A_DAY
        start = self.day.replace(day=1)
        return start, start + calendar.monthrange(start.year, start.month)[1] * A_DAY

    @cached_property
    def days(self) -> list[datetime.date]:
        """Every day that is shown: those of a month in whole weeks."""
        start, end = self.own
        return list(_each(self._week_of(start), self._week_of(end - A_DAY) + 7 * A_DAY))

    @property
    def start(self) -> datetime.datetime:
        return begins(self.days[0], self.zone)

    @property
    def end(self) -> datetime.datetime:
        return begins(self.days[-1] + A_DAY, self.zone)

    @property
    def before(self) -> datetime.date:
        return self.own[0] - A_DAY

    @property
    def after(self) -> datetime.date:
        return self.own[1]

    @property
    def title(self) -> str:
        start, end = self.own
        if self.kind == MONTH:
            return date_format(start, "YEAR_MONTH_FORMAT")
        return f"{day_said(start)} – {day_said(end - A_DAY)}"

    @property
    def weekdays(self) -> list[datetime.date]:
        """A day for each column, whose name heads it."""
        return self.days[:7]

    def holds(self, day: datetime.date) -> bool:
        return self.own[0] <= day < self.own[1]

    def day_of(self, moment: datetime.datetime) -> datetime.date:
        """On which day a moment falls there."""
        return moment.astimezone(self.zone).date()

    def _week_of(self, day: datetime.date) -> datetime.date:
        return day - (day.weekday() - self.first) % 7 * A_DAY


def _each(start: datetime.date, end: datetime.date) -> Iterator[datetime.date]:
    while start < end:
        yield start
        start += A_DAY
