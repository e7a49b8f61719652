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
from translations.checks.facts.moments import Beside, Clock, Date
from translations.checks.facts.values import Ordinal

# From the clock of the place to the bracket with the other one, and within that bracket.
_NEAR, _WITHIN = 40, 60
# How far before a clock its day and zone stand: 日本時間翌10日午後9時.
_BESIDE = 12
_AROUND = range(-15, 16)
_BRACKET = re.compile(r"[(（\[［][^()（）\[\]［］\n]{1,120}+[)）\]］]")


@dataclass(frozen=True)
class TwoClocks:
    """The clock of the place and the one of another zone, ``there``, with the days that they name.

    ``place`` is the zone of the first where the text names it.
    """

    here: Clock
    place: str
    day: Date | None
    there: Fact
    zone: str
    day_there: Date | Beside | None

    def expected(
        self, date: datetime.date | None, place_zone: str | None
    ) -> datetime.datetime | None:
        """What the other clock should show; None where day or place are not known."""
        day = _resolved(self.day, date)
        place = self.place or place_zone
        if day is None or place is None:
            return None
        time = datetime.time(self.here.hour % 24, self.here.minute)
        moment = datetime.datetime.combine(day, time, ZoneInfo(place))
        return moment.astimezone(ZoneInfo(self.zone))

    def fits(self, expected: datetime.datetime, date: datetime.date | None) -> bool:
        """Whether the other clock shows it, and its day where it names one."""
        there = Clock(expected.hour, expected.minute)
        if not there.agrees(self.there.value):
            return False
        said = self.day_there
        if isinstance(said, Beside):
            day = _resolved(self.day, date)
            return day is None or (expected.date() - day).days == said.days
        return said is None or said.agrees(Date(expected.year, expected.month, expected.day))


def _resolved(said: Date | None, date: datetime.date | None) -> datetime.date | None:
    """The day that is meant: 10日 is the tenth that is nearest to ``date``."""
    if said is None or date is None:
        return date if said is None else said.calendar_day
    if said.month is None:
        days = (date + datetime.timedelta(days=away) for away in sorted(_AROUND, key=abs))
        return next((day for day in days if day.day == said.day), date)
    return said.in_year_of(date).calendar_day or date


def two_clocks(text: str, facts: Sequence[Fact], language: str) -> Iterator[TwoClocks]:
    """The pairs of clocks in ``text``, where the second is in a bracket that names its zone.

    Of two that say from when to when, each goes with its own: 14 h – 16 h (21 h – 23 h).
    """
    clocks = [fact for fact in facts if isinstance(fact.value, Clock)]
    if len(clocks) < 2:
        return
    for found in _BRACKET.finditer(text, clocks[0].end, clocks[-1].end + _WITHIN):
        bracket = found.span()
        inside = [clock for clock in clocks if bracket[0] < clock.start < bracket[1]]
        outside = [clock for clock in clocks if clock.end <= bracket[0]][-len(inside) :]
        if not inside or len(outside) < len(inside) or bracket[0] - outside[-1].end > _NEAR:
            continue
        for first, second in zip(outside, inside, strict=True):
            pair = _pair(text, facts, (first, outside[-1].end), (second, bracket), language)
            if pair is not None:
                yield pair


def _pair(
    text: str,
    facts: Sequence[Fact],
    first: tuple[Fact, int],
    second: tuple[Fact, tuple[int, int]],
    language: str,
) -> TwoClocks | None:
    """The two clocks as a pair, if their zones are told; each comes with how far its words go."""
    (one, end), (other, bracket) = first, second
    around = (max(one.start - _BESIDE, 0), max(end, bracket[0]))
    zones = (_zone(text[slice(*around)], language), _zone(text[slice(*bracket)], language))
    days = (_day_within(facts, around), _day_within(facts, bracket))
    here, there = one.value, other.value
    if not (isinstance(here, Clock) and isinstance(there, Clock)):
        return None
    if zones[1] == "local" and zones[0] not in ("", "local"):
        # The time of the ministry's capital came first: 日本時間午後9時（現地時間午後2時）.
        whole = days[1] if isinstance(days[1], Date) and days[1].month else None
        return TwoClocks(there, "", whole, one, zones[0], days[0])
    if zones[1] in ("", "local"):
        return None
    day = days[0] if isinstance(days[0], Date) else _day_before(facts, one, days[0])
    place = "" if zones[0] == "local" else zones[0]
    return TwoClocks(here, place, day, other, zones[1], days[1])


def _day_before(facts: Sequence[Fact], clock: Fact, beside: Beside | None) -> Date | None:
    """The last day that was named with its month before the clock, or the one ``beside`` it."""
    named = [
        fact.value
        for fact in facts
        if fact.start < clock.start
        and isinstance(fact.value, Date)
        and fact.value.month
        and fact.value.day
    ]
    day = named[-1].calendar_day if named else None
    if day is None or beside is None:
        return named[-1] if named else None
    moved = day + datetime.timedelta(days=beside.days)
    return Date(moved.year, moved.month, moved.day)


def _day_within(facts: Sequence[Fact], place: tuple[int, int]) -> Date | Beside | None:
    """The day that is named in ``place``, the last one: 23日, 翌日, «on the 24th»."""
    found: Date | Beside | None = None
    for fact in facts:
        if place[0] <= fact.start < place[1]:
            if isinstance(fact.value, Beside) or (isinstance(fact.value, Date) and fact.value.day):
                found = fact.value
            elif isinstance(fact.value, Ordinal) and 1 <= fact.value.place <= 31:
                found = Date(day=int(fact.value.place))
    return found


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
