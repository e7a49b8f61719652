"""Comparing the facts of two texts: values only, in any order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from translations.checks.facts.fact import Fact


class Difference(NamedTuple):
    """A fact without its counterpart: of one text alone, or one of each that differ."""

    source: int | None
    target: int | None


def compare(source: Sequence[Fact], target: Sequence[Fact]) -> list[Difference]:
    """Where the facts of two texts differ, by their places in the lists."""
    left = dict(enumerate(target))
    missing = []
    for place, fact in enumerate(source):
        match = next((key for key, other in left.items() if other.value == fact.value), None)
        if match is None:
            missing.append(place)
        else:
            del left[match]
    return [Difference(*pair) for pair in zip(missing, list(left), strict=False)]
