"""A text with its facts, and the two texts of a pair."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from releases.document import Document
from translations.checks.asides import FILLER
from translations.checks.facts.compare import Comparison, Difference
from translations.checks.facts.fact import Fact
from translations.checks.facts.qualifiers import qualifier
from translations.checks.facts.read import is_cut, read
from translations.checks.facts.skeleton import folded
from translations.checks.pair_finding import Span
from translations.checks.reading import Reading


class Text:
    """A document whose facts were read; ``date`` is that from which its relative days count.

    Its passages are read as one run, so that a text of many short ones costs no more than a long
    one. What stands between them belongs to no fact.
    """

    def __init__(self, document: Document, language: str, date: datetime.date | None) -> None:
        self.reading = Reading(document, language)
        self.language, self.date = language, date

    @cached_property
    def words(self) -> str:
        """The prose of all passages; the places of facts are counted in it."""
        return FILLER.join(passage.prose for passage in self.reading.passages)

    @cached_property
    def facts(self) -> Sequence[Fact]:
        return read(self.words, self.language, self.date)

    @cached_property
    def is_whole(self) -> bool:
        """Whether all of it was read: a table of thousands of figures is not."""
        return not is_cut(self.words)

    @cached_property
    def by_passage(self) -> Sequence[Sequence[Fact]]:
        """The facts of each passage."""
        sorted_out: list[list[Fact]] = [[] for _start in self._starts]
        for fact in self.facts:
            sorted_out[self._passage(fact.start)].append(fact)
        return sorted_out

    def span(self, fact: Fact) -> Span:
        """Where the fact stands in its document."""
        return self.place(fact.start, fact.end)

    def place(self, start: int, end: int) -> Span:
        """Where ``words[start:end]`` stands in the document."""
        number = self._passage(start)
        passage = self.reading.passages[number]
        moved = passage.start - self._starts[number]
        return Span(passage.field, start + moved, end + moved)

    def typed(self, fact: Fact) -> str:
        """The words of the fact as they were typed."""
        number = self._passage(fact.start)
        start = self._starts[number]
        return self.reading.passages[number].text[fact.start - start : fact.end - start]

    def qualifier(self, fact: Fact) -> str:
        """What qualifies the figure: least, about, most; "" where nothing does."""
        return qualifier(self._folded, fact.start, fact.end, self.language, self._places)

    @cached_property
    def _places(self) -> frozenset[int]:
        return frozenset(fact.start for fact in self.facts)

    @cached_property
    def _folded(self) -> str:
        return folded(self.words)

    def _passage(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    @cached_property
    def _starts(self) -> Sequence[int]:
        lengths = [len(passage.prose) + 1 for passage in self.reading.passages]
        return list(accumulate(lengths[:-1], initial=0))


@dataclass(frozen=True)
class Pair:
    """A text and its translation. ``alignment`` pairs passages by their places, where it is known."""

    source: Text
    target: Text
    date: datetime.date | None = None
    place_zone: str | None = None
    alignment: Sequence[tuple[int, int]] | None = None

    @cached_property
    def comparisons(self) -> Sequence[Comparison]:
        """The facts of each pair of passages that belong together, compared; one if none is known."""
        if not (self.source.is_whole and self.target.is_whole):
            return []
        ours, theirs = self.source.by_passage, self.target.by_passage
        groups = grouped(self.alignment or (), len(ours), len(theirs))
        return [Comparison(_joined(ours, here), _joined(theirs, there)) for here, there in groups]

    @cached_property
    def differences(self) -> Sequence[Difference]:
        return [each for compared in self.comparisons for each in compared.differences()]

    @property
    def answered(self) -> Iterator[tuple[Fact, Fact]]:
        """The facts of both texts that say the same."""
        for compared in self.comparisons:
            yield from compared.pairs


def grouped(
    alignment: Iterable[tuple[int, int]], ours: int, theirs: int
) -> list[tuple[list[int], list[int]]]:
    """The passages of two texts that say the same together, by their places; last those that are left.

    Two of one text that are said in one of the other, or one that is said in two, are one group.
    """
    groups: dict[int, tuple[set[int], set[int]]] = {}
    by_target: dict[int, tuple[set[int], set[int]]] = {}
    for one, other in alignment:
        group = groups.setdefault(one, ({one}, set()))
        known = by_target.get(other, group)
        if known is not group:
            known[0].update(group[0])
            known[1].update(group[1])
            groups |= dict.fromkeys(group[0], known)
            by_target |= dict.fromkeys(group[1], known)
        known[1].add(other)
        by_target[other] = known
    whole = {id(group): group for group in groups.values()}.values()
    rest = (set(range(ours)) - groups.keys(), set(range(theirs)) - by_target.keys())
    return [(sorted(here), sorted(there)) for here, there in (*whole, rest)]


def _joined(facts: Sequence[Sequence[Fact]], places: Iterable[int]) -> list[Fact]:
    return [fact for place in places for fact in facts[place]]
