"""Clocks of two places: which zone each is in, and whether the two fit each other."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

from translations.checks.facts.fact import Fact
from translations.checks.facts.languages import language_of
from translations.checks.facts.moments import Clock, Date
from translations.checks.facts.values import Ordinal

# From the clock of the place to the bracket with the other one, and within that bracket.
_NEAR, _WITHIN = 40, 60
_OPENING, _CLOSING = "(（[［", ")）]］"


@dataclass(frozen=True)
class TwoClocks:
    """The clock of the place, the one of another zone beside it, and the days that they name."""

    here: Fact
    there: Fact
    zone: str
    day: Date | None
    day_there: Date | None

    def expected(
        self, date: datetime.date | None, place_zone: str | None
    ) -> datetime.datetime | None:
        """What the other clock should show; None where day or place are not known."""
        day = self._day(date)
        here = self.here.value
        assert isinstance(here, Clock)  # noqa: S101 - what two_clocks looks for
        place = here.zone if "/" in here.zone else place_zone
        if day is None or place is None:
            return None
        moment = datetime.datetime.combine(
            day, datetime.time(here.hour % 24, here.minute), ZoneInfo(place)
        )
        return moment.astimezone(ZoneInfo(self.zone))

    def fits(self, expected: datetime.datetime) -> bool:
        """Whether the other clock shows it, and its day where it names one."""
        there = Clock(expected.hour, expected.minute)
        if not there.agrees(self.there.value):
            return False
        said = self.day_there
        return said is None or said.agrees(Date(expected.year, expected.month, expected.day))

    def _day(self, date: datetime.date | None) -> datetime.date | None:
        """The day of the event: the one named before the clocks, with the year of ``date``."""
        said = None if self.day is None else self.day.in_year_of(date).calendar_day
        return said or date


def two_clocks(text: str, facts: Sequence[Fact], language: str) -> Iterator[TwoClocks]:
    """The pairs of clocks in ``text``, where the second is in a bracket that names its zone."""
    day: Date | None = None
    before: Fact | None = None
    for fact in facts:
        if isinstance(fact.value, Date) and fact.value.month and fact.value.day:
            day = fact.value if before is None else day
        if not isinstance(fact.value, Clock):
            continue
        bracket = None if before is None else _bracket(text, before.end, fact)
        zone = "" if bracket is None else _zone(text[slice(*bracket)], language)
        if before is not None and bracket is not None and zone and zone != "local":
            yield TwoClocks(before, fact, zone, day, _day_within(facts, bracket))
            before = None
        else:
            before = fact


def _bracket(text: str, start: int, fact: Fact) -> tuple[int, int] | None:
    """The bracket around ``fact``, if it opens soon after ``start``."""
    opening = max(text.rfind(sign, start, fact.start) for sign in _OPENING)
    if opening < 0 or opening - start > _NEAR or fact.start - opening > _WITHIN:
        return None
    closings = [text.find(sign, fact.end, fact.end + _WITHIN) for sign in _CLOSING]
    found = [place for place in closings if place >= 0]
    return (opening, min(found)) if found else None


def _day_within(facts: Sequence[Fact], bracket: tuple[int, int]) -> Date | None:
    """The day that the bracket names: 23日, 翌日, «on the 24th»."""
    for fact in facts:
        if bracket[0] <= fact.start < bracket[1]:
            if isinstance(fact.value, Date) and fact.value.day:
                return fact.value
            if isinstance(fact.value, Ordinal) and 1 <= fact.value.place <= 31:
                return Date(day=int(fact.value.place))
    return None


def _zone(words: str, language: str) -> str:
    """The zone that ``words`` name, an IANA name or "local", "" where there is none."""
    found = _names(language).search(words)
    return "" if found is None else language_of(language).zones[_plain(found[0])]


def _plain(words: str) -> str:
    return re.sub(r"\s", " ", words.lower()).replace("'", "’")


@cache
def _names(language: str) -> re.Pattern[str]:
    zones = language_of(language).zones
    names = "|".join(
        re.escape(name).replace(r"\ ", r"\s").replace("’", "['’]")
        for name in sorted(zones, key=len, reverse=True)
    )
    return re.compile(rf"(?<![A-Za-z])(?:{names})(?![A-Za-z])", re.IGNORECASE)
