"""Values on the calendar and the clock, which may be known in part."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar

from translations.checks.facts.values import Value

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Date(Value):
    """A date of which some parts are said; ``weekday`` counts from Monday, 0.

    Two dates agree when they say something of the same part, and nothing different.
    """

    kind: ClassVar[str] = "date"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def calendar_day(self) -> datetime.date | None:
        """The day, None where it is not known whole, or is none: 9月39日."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return datetime.date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def parts(self) -> tuple[int | None, ...]:
        return (self.year, self.month, self.day, self.weekday)

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        said = [part for part in self.parts if part is not None]
        alone = self.year if self.day is None else self.day
        return (Decimal(alone),) if len(said) == 1 and alone is not None else ()

    def agrees(self, other: Value) -> bool:
        if not isinstance(other, Date):
            return super().agrees(other)
        return self.shared(other) > 0

    def in_year_of(self, day: datetime.date | None) -> Date:
        """The same, in the year of ``day`` where it says none itself."""
        return self if self.year is not None or day is None else replace(self, year=day.year)

    def covers(self, other: Value) -> bool:
        if not isinstance(other, Date):
            return super().covers(other)
        return self.shared(other) == sum(part is not None for part in other.parts)

    def shared(self, other: Date) -> int:
        """How many parts both say alike, 0 if they differ in any."""
        both = [
            (ours, theirs)
            for ours, theirs in zip(self.parts, other.parts, strict=True)
            if ours is not None and theirs is not None
        ]
        return len(both) if all(ours == theirs for ours, theirs in both) else 0

    def __str__(self) -> str:
        if self.month is None and self.day is None:
            day = "" if self.year is None else str(self.year)
        else:
            year = "" if self.year is None else f"{self.year:04d}-"
            month = "--" if self.month is None else f"{self.month:02d}"
            day = year + month + ("" if self.day is None else f"-{self.day:02d}")
            day = f"--{day}" if self.day is None and self.year is None else day
        weekday = "" if self.weekday is None else _WEEKDAYS[self.weekday]
        return " ".join(part for part in (weekday, day) if part)


@dataclass(frozen=True)
class Beside(Value):
    """A day told from another one: 同日, «the next day», « la veille »."""

    kind: ClassVar[str] = "date"
    days: int

    def __str__(self) -> str:
        return f"{self.days:+d} d"


@dataclass(frozen=True)
class Clock(Value):
    """A time of day; ``is_half_known`` says whether before or after noon is certain.

    ``zone`` is an IANA name, "local" for the place's own, "" where nothing is said.
    """

    kind: ClassVar[str] = "clock"
    hour: int
    minute: int = 0
    zone: str = ""
    is_half_known: bool = True

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        return () if self.minute else (Decimal(self.hour),)

    @property
    def of_day(self) -> int:
        """Minutes since midnight."""
        return self.hour * 60 + self.minute

    def agrees(self, other: Value) -> bool:
        if not isinstance(other, Clock):
            return super().agrees(other)
        if self.is_half_known and other.is_half_known:
            return self.of_day % 1440 == other.of_day % 1440
        return self.of_day % 720 == other.of_day % 720

    def __str__(self) -> str:
        zone = f" ({self.zone})" if self.zone else ""
        return f"{self.hour:02d}:{self.minute:02d}{zone}"
