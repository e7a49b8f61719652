"""Values with a unit of measure, which translators convert and round."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from translations.checks.facts.values import Value, plain

# How much of a figure's last place a conversion may be off: 80 °F are « 26 degrés ».
_ROUNDED = Decimal("0.7")


@dataclass(frozen=True)
class Unit:
    """A unit of measure: how much of its dimension's own unit it is."""

    name: str
    dimension: str
    factor: Decimal
    offset: Decimal = Decimal(0)


@dataclass(frozen=True)
class Measure(Value):
    """A length, weight, area, temperature. Miles agree with their kilometres, rounded."""

    has_unit: ClassVar[bool] = True
    amount: Decimal
    unit: Unit

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        return (self.amount,)

    @property
    def base(self) -> Decimal:
        return self.amount * self.unit.factor + self.unit.offset

    def agrees(self, other: Value) -> bool:
        if not isinstance(other, Measure):
            return super().agrees(other)
        if self.unit == other.unit or self.unit.dimension != other.unit.dimension:
            return self.amount == other.amount
        return self._is_rounded_to(other)

    def _is_rounded_to(self, other: Measure) -> bool:
        """Whether ``other`` is this in another unit, as rounded as it is written: 200 miles, 300 km."""
        exact = (self.base - other.unit.offset) / other.unit.factor
        grain = _grain(other.amount)
        if self.unit.dimension == "temperature":
            grain = min(grain, Decimal(1))
        return abs(exact - other.amount) <= grain * _ROUNDED

    def __str__(self) -> str:
        return f"{plain(self.amount)} {self.unit.name}"


def _grain(amount: Decimal) -> Decimal:
    """What the last digit of a figure counts: 100 in 300, 5 in 135, 0.1 in 2.4."""
    normal = amount.normalize()
    if not normal:
        return Decimal(1)
    place = Decimal(10) ** int(normal.as_tuple().exponent)
    is_five = normal.as_tuple().digits[-1] == 5 and len(normal.as_tuple().digits) > 1
    return place * 5 if is_five else place
