"""A fact: one value as it was read, and where."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from translations.checks.facts.values import Value


class Weight(enum.IntEnum):
    """How much it says when a value has no counterpart.

    An ``ECHO`` («single», « une ») may answer a value of the other text, and nobody misses it.
    ``FAINT`` ones («one», «second», 一つ) are idiom as often as figure: they differ only from figures.
    """

    ECHO = 0
    FAINT = 1
    WORD = 2
    FIGURE = 3
    FIRM = 4


@dataclass(frozen=True)
class Fact:
    """``value`` was read in ``[start:end]`` of a text; ``others`` are other possible readings."""

    value: Value
    start: int
    end: int
    text: str
    weight: Weight = Weight.FIGURE
    others: tuple[Value, ...] = ()

    @property
    def readings(self) -> tuple[Value, ...]:
        return (self.value, *self.others)
