"""Comparing the facts of two texts: values only, in any order.

Equal values are paired off first, then those that may mean the same. What is left on both sides and
of one sort differs; what is left on one side alone is missing there or added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from translations.checks.facts.fact import Fact, Weight
from translations.checks.facts.measures import Measure
from translations.checks.facts.moments import Date
from translations.checks.facts.values import Code, Score, Value

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
        self.left_source, self.left_target = self._agreeing(*left)

    def differences(self) -> Iterator[Difference]:
        """What differs: pairs first, those of one type before others, then what one text alone has."""
        ours, theirs = list(self.left_source), list(self.left_target)
        for is_across in (False, True):
            for one in list(ours):
                other = self._rival(one, theirs, is_across=is_across)
                if other is not None:
                    ours.remove(one)
                    theirs.remove(other)
                    yield Difference(one, other)
        for one in ours:
            if not (_is_said(one, self.target) or _is_converted(one, self.source)):
                yield Difference(one, None)
        for other in theirs:
            if not (_is_said(other, self.source) or _is_converted(other, self.target)):
                yield Difference(None, other)

    def _equal(self, ours: list[Fact], theirs: list[Fact]) -> tuple[list[Fact], list[Fact]]:
        waiting: dict[Value, list[int]] = defaultdict(list)
        for place, fact in enumerate(theirs):
            for value in fact.readings:
                waiting[value].append(place)
        taken: set[int] = set()
        left = []
        for fact in ours:
            found = self._first(fact, waiting, taken)
            if found is None:
                left.append(fact)
            else:
                taken.add(found)
                self.pairs.append((fact, theirs[found]))
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
        """Pairs off what may mean the same: of one type first, then across types."""
        ours, theirs = ours[:_MOST_LEFT], theirs[:_MOST_LEFT]
        for is_across in (False, True):
            for fact in list(ours):
                others = [other for other in theirs if _answers(fact, other, is_across=is_across)]
                if others:
                    other = min(others, key=lambda each: _distance(fact, each))
                    ours.remove(fact)
                    theirs.remove(other)
                    self.pairs.append((fact, other))
        return ours, theirs

    def _rival(self, one: Fact, others: Sequence[Fact], *, is_across: bool) -> Fact | None:
        """The fact that stands where ``one`` was expected, of its type or of another."""
        for other in others:
            is_other = type(other.value) is not type(one.value)
            if is_other != is_across:
                continue
            if _are_rivals(one, other) and not self._are_idle(one, other):
                return other
        return None

    def _are_idle(self, one: Fact, other: Fact) -> bool:
        """Whether both say nothing that is not said elsewhere as well."""
        is_repeated = _is_said(one, self.target, is_strict=True)
        if is_repeated and _is_said(other, self.source, is_strict=True):
            return True
        if _in_one_unit(one, other):
            return False
        return (is_repeated or _is_converted(one, self.source)) and (
            _is_said(other, self.source, is_strict=True) or _is_converted(other, self.target)
        )


def _in_one_unit(one: Fact, other: Fact) -> bool:
    return (
        isinstance(one.value, Measure)
        and isinstance(other.value, Measure)
        and one.value.unit == other.value.unit
    )


def _is_converted(fact: Fact, own: Sequence[Fact]) -> bool:
    """Whether its own text says the same in another unit: 45 miles (72 km)."""
    return isinstance(fact.value, Measure) and any(
        isinstance(other.value, Measure)
        and other.value.unit != fact.value.unit
        and (other.value.agrees(fact.value) or fact.value.agrees(other.value))
        for other in own
    )


def _answers(one: Fact, other: Fact, *, is_across: bool) -> bool:
    """Whether the two agree; a score is no answer to «one» or « une »."""
    if (type(one.value) is not type(other.value)) != is_across or not agree(one, other):
        return False
    lighter = min(one.weight, other.weight)
    return not (isinstance(one.value, Score) or isinstance(other.value, Score)) or (
        type(one.value) is type(other.value) or lighter > Weight.FAINT
    )


def _distance(one: Fact, other: Fact) -> Decimal:
    """How far two measures that agree are apart; two dates, by what they do not share."""
    if isinstance(one.value, Measure) and isinstance(other.value, Measure):
        return abs(one.value.base - other.value.base)
    if isinstance(one.value, Date) and isinstance(other.value, Date):
        return Decimal(-one.value.shared(other.value))
    return Decimal(0)


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
    if _are_weekdays(one, other):
        return True
    lighter, heavier = sorted((one.weight, other.weight))
    if type(one.value) is type(other.value):
        return lighter > Weight.ECHO and heavier >= Weight.WORD
    return lighter > Weight.FAINT and heavier >= Weight.FIGURE


def _are_weekdays(*facts: Fact) -> bool:
    return all(
        isinstance(fact.value, Date) and fact.value.parts == (None, None, None, fact.value.weekday)
        for fact in facts
    )


def _letters(fact: Fact) -> str | None:
    return fact.value.letters if isinstance(fact.value, Code) else None
