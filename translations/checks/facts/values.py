"""What a text can state: values that compare without regard to language and wording.

``agrees`` is the one question of the comparison: could both texts mean the same by these two?
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar


def plain(amount: Decimal) -> str:
    """``amount`` in digits, without exponent or idle zeros."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True)
class Value:
    """One fact's content; ``kind`` names it, and the check that compares it."""

    kind: ClassVar[str] = "number"
    # Has a unit of its own, so that the like number of another unit is no answer.
    has_unit: ClassVar[bool] = False

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The bare numbers by which it may answer a value of another kind."""
        return ()

    def agrees(self, other: Value) -> bool:
        """Whether both can be the same statement: 4年連続 is a quatrième année."""
        if type(self) is type(other):
            return self == other
        if self.has_unit and other.has_unit:
            return False
        return not set(self.numbers).isdisjoint(other.numbers)

    def covers(self, other: Value) -> bool:
        """Whether it says all that ``other`` says."""
        return self.agrees(other)


@dataclass(frozen=True)
class Number(Value):
    """A count or any other bare figure."""

    amount: Decimal

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        return (self.amount,)

    def __str__(self) -> str:
        return plain(self.amount)


@dataclass(frozen=True)
class Ordinal(Value):
    """A place in an order."""

    kind: ClassVar[str] = "ordinal"
    place: Decimal

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        return (self.place,)

    def __str__(self) -> str:
        return f"{plain(self.place)}."


@dataclass(frozen=True)
class Ratio(Value):
    """A fraction: 3分の2, two thirds, half."""

    part: Decimal
    whole: Decimal

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        if not self.whole:
            return ()
        share = self.part / self.whole
        return (share, share * 100)

    def __str__(self) -> str:
        return f"{plain(self.part)}/{plain(self.whole)}"


@dataclass(frozen=True)
class Score(Value):
    """Two figures that belong together, in any order: 3-1, « 3 à 1 », 3対1, 10–15."""

    high: Decimal
    low: Decimal

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        return (self.high, self.low)

    def agrees(self, other: Value) -> bool:
        if isinstance(other, Number | Score):
            return self == other or (isinstance(other, Number) and other.amount in self.numbers)
        return False

    def __str__(self) -> str:
        return f"{plain(self.high)}–{plain(self.low)}"


@dataclass(frozen=True)
class Code(Value):
    """A name with a figure: G7, COVID-19."""

    kind: ClassVar[str] = "name"
    letters: str
    figure: str
    typed: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.typed or f"{self.letters}{self.figure}"


@dataclass(frozen=True)
class Percent(Value):
    kind: ClassVar[str] = "percent"
    has_unit: ClassVar[bool] = True
    amount: Decimal

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        return (self.amount,)

    def __str__(self) -> str:
        return f"{plain(self.amount)} %"


@dataclass(frozen=True)
class Money(Value):
    """An amount; ``currency`` is an ISO code, or a name where several have it ("dollar")."""

    kind: ClassVar[str] = "money"
    has_unit: ClassVar[bool] = True
    amount: Decimal
    currency: str

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        return (self.amount,)

    def agrees(self, other: Value) -> bool:
        if not isinstance(other, Money):
            return super().agrees(other)
        return self.amount == other.amount and _same_currency(self.currency, other.currency)

    def __str__(self) -> str:
        return f"{plain(self.amount)} {self.currency}"


# A currency's family, where a name alone does not say which.
_FAMILIES = dict.fromkeys(("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"), "dollar")
_FAMILIES |= {"CHF": "franc", "XOF": "franc", "XAF": "franc", "JPY": "yen", "CNY": "yen"}


def _same_currency(one: str, other: str) -> bool:
    return one == other or _FAMILIES.get(one) == other or _FAMILIES.get(other) == one


@dataclass(frozen=True)
class Duration(Value):
    """A span of time. Months and years are one scale, the rest, in seconds, another.

    ``written`` are the figures as the text has them: 1時間50分 has 1 and 50.
    """

    kind: ClassVar[str] = "duration"
    seconds: Decimal
    months: Decimal
    written: tuple[Decimal, ...] = field(default=(), compare=False)

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        return self.written if len(self.written) == 1 else ()

    @property
    def minutes_are_said(self) -> bool:
        """Whether it is told finer than by the hour: 1時間50分, 1時間半."""
        return len(self.written) > 1 or any(figure % 1 for figure in self.written)

    def __str__(self) -> str:
        parts = (_months(self.months), _clockwise(self.seconds))
        return " ".join(part for part in parts if part) or "0 s"


def _months(months: Decimal) -> str:
    if not months:
        return ""
    years, rest = divmod(months, 12)
    return f"{plain(years)} y" if years and not rest else f"{plain(months)} months"


def _clockwise(seconds: Decimal) -> str:
    days, rest = divmod(seconds, 86400)
    if days and not rest:
        return f"{plain(days)} d"
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    parts = ((hours, "h"), (minutes, "min"), (rest, "s"))
    return " ".join(f"{plain(amount)} {unit}" for amount, unit in parts if amount)


@dataclass(frozen=True)
class Decade(Value):
    """The 1930s, « les années 30 », 1930年代; ``year`` may lack its century."""

    kind: ClassVar[str] = "date"
    year: int

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        return (Decimal(self.year),)

    def agrees(self, other: Value) -> bool:
        if isinstance(other, Decade):
            one, two = self.year, other.year
            return one == two or (min(one, two) < 100 and one % 100 == two % 100)
        return super().agrees(other)

    def __str__(self) -> str:
        return f"{self.year}s"


@dataclass(frozen=True)
class Century(Value):
    kind: ClassVar[str] = "date"
    number: int

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        return (Decimal(self.number),)

    def __str__(self) -> str:
        return f"century {self.number}"
