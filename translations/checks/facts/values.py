"""What a text can state: values that compare without regard to language and wording."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar


@dataclass(frozen=True)
class Value:
    """One fact's content. ``kind`` names it in findings and says with what it may be compared."""

    kind: ClassVar[str] = "number"

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The bare numbers in it, by which it may match a value of another kind."""
        return ()


@dataclass(frozen=True)
class Number(Value):
    """A count or any other bare figure."""

    amount: Decimal

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        return (self.amount,)

    def __str__(self) -> str:
        return plain(self.amount)


def plain(amount: Decimal) -> str:
    """``amount`` in digits, without exponent or idle zeros."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
