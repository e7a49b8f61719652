"""Comparing the facts of two texts: values only, in any order.

Equal values are paired off first, then those that may mean the same. What is left on both sides and
of one sort differs; what is left on one side alone is missing there or added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translations.checks.facts.fact import Fact, Weight
from translations.checks.facts.values import Code, Measure, Value

# More facts than this without a counterpart are another text, not a mistake in this one.
_MOST_LEFT = 60


class Difference(NamedTuple):
    """Facts that differ; None where one text has no counterpart."""

    source: Fact | None
    target: Fact | None


class Comparison:
    """Which facts of ``source`` and ``target`` answer each other, and which differ."""

    def __init__(self, source: Sequence[Fact], target: Sequence[Fact]) -> None:
        self.source, self.target = source, target
        self.pairs: list[tuple[Fact, Fact]] = []
        left = self._equal(list(source), list(target))
        left = self._agreeing(*left)
        self.left_source = [fact for fact in left[0] if not _is_converted(fact, source)]
        self.left_target = [fact for fact in left[1] if not _is_converted(fact, target)]

    def differences(self) -> Iterator[Difference]:
        """What differs: pairs first, then what one text alone has."""
        ours, theirs = list(self.left_source), list(self.left_target)
        for one in list(ours):
            other = self._rival(one, theirs)
            if other is not None:
                ours.remove(one)
                theirs.remove(other)
                yield Difference(one, other)
        yield from (Difference(one, None) for one in ours if not _is_said(one, self.target))
        yield from (Difference(None, other) for other in theirs if not _is_said(other, self.source))

    def _equal(self, ours: list[Fact], theirs: list[Fact]) -> tuple[list[Fact], list[Fact]]:
        waiting: dict[Value, list[int]] = defaultdict(list)
        for place, fact in enumerate(theirs):
            for value in fact.readings:
                waiting[value].append(place)
        taken: set[int] = set()
        left = []
        for fact in ours:
            place = self._first(fact, waiting, taken)
            if place is None:
                left.append(fact)
            else:
                taken.add(place)
                self.pairs.append((fact, theirs[place]))
        return left, [fact for place, fact in enumerate(theirs) if place not in taken]

    def _first(self, fact: Fact, waiting: dict[Value, list[int]], taken: set[int]) -> int | None:
        for value in fact.readings:
            places = waiting.get(value, [])
            while places and places[0] in taken:
                places.pop(0)
            if places:
                return places[0]
        return None

    def _agreeing(self, ours: list[Fact], theirs: list[Fact]) -> tuple[list[Fact], list[Fact]]:
        left, theirs = [], theirs[:_MOST_LEFT]
        for fact in ours[:_MOST_LEFT]:
            others = [other for other in theirs if agree(fact, other)]
            if not others:
                left.append(fact)
                continue
            same = [other for other in others if type(other.value) is type(fact.value)]
            other = (same or others)[0]
            theirs.remove(other)
            self.pairs.append((fact, other))
        return left, theirs

    def _rival(self, one: Fact, others: Sequence[Fact]) -> Fact | None:
        """The fact that stands where ``one`` was expected."""
        repeated = _is_said(one, self.target, is_strict=True)
        for other in sorted(others, key=lambda each: type(each.value) is not type(one.value)):
            if _are_rivals(one, other) and not (
                repeated and _is_said(other, self.source, is_strict=True)
            ):
                return other
        return None


def _is_converted(fact: Fact, own: Sequence[Fact]) -> bool:
    """Whether its own text says the same in another unit: 45 miles (72 km)."""
    return isinstance(fact.value, Measure) and any(
        isinstance(other.value, Measure)
        and other.value.unit != fact.value.unit
        and (other.value.agrees(fact.value) or fact.value.agrees(other.value))
        for other in own
    )


def agree(one: Fact, other: Fact) -> bool:
    """Whether the two may mean the same."""
    return any(ours.agrees(theirs) for ours in one.readings for theirs in other.readings)


def _is_said(fact: Fact, others: Sequence[Fact], *, is_strict: bool = False) -> bool:
    """Whether the other text says it too, in a fact that answers another one.

    ``is_strict`` asks for one of the same type: 74 % are not said by 74 schools.
    """
    return any(
        theirs.covers(ours)
        for other in others
        for theirs in other.readings
        for ours in fact.readings
        if not is_strict or type(theirs) is type(ours)
    )


def _are_rivals(one: Fact, other: Fact) -> bool:
    """Whether one may stand where the other was expected; a code only for one of its letters."""
    if isinstance(one.value, Code) or isinstance(other.value, Code):
        return _letters(one) == _letters(other)
    lighter, heavier = sorted((one.weight, other.weight))
    return lighter > Weight.ECHO and heavier >= Weight.FIGURE


def _letters(fact: Fact) -> str | None:
    return fact.value.letters if isinstance(fact.value, Code) else None
