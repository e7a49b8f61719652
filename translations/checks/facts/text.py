"""A text with its facts, and the two texts of a pair."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from releases.document import Document
from translations.checks.facts.compare import Comparison, Difference
from translations.checks.facts.fact import Fact
from translations.checks.facts.findings import Span
from translations.checks.facts.read import read
from translations.checks.reading import Passage, Reading


class Text:
    """A document whose facts were read; ``date`` is that from which its relative days count."""

    def __init__(self, document: Document, language: str, date: datetime.date | None) -> None:
        self.reading = Reading(document, language)
        self.language, self.date = language, date

    @cached_property
    def by_passage(self) -> Sequence[tuple[Passage, Sequence[Fact]]]:
        """Each passage with its facts."""
        return [
            (passage, read(passage.prose, self.language, self.date))
            for passage in self.reading.passages
        ]

    @cached_property
    def _passages(self) -> dict[int, Passage]:
        return {id(fact): passage for passage, facts in self.by_passage for fact in facts}

    def span(self, fact: Fact) -> Span:
        """Where the fact stands in its document."""
        passage = self._passages[id(fact)]
        return Span(passage.field, passage.start + fact.start, passage.start + fact.end)

    def typed(self, fact: Fact) -> str:
        """The words of the fact as they were typed."""
        return self._passages[id(fact)].text[fact.start : fact.end]


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
        ours = [list(facts) for _passage, facts in self.source.by_passage]
        theirs = [list(facts) for _passage, facts in self.target.by_passage]
        compared = []
        for one, other in self.alignment or ():
            compared.append(Comparison(ours[one], theirs[other]))
            ours[one], theirs[other] = [], []
        rest = Comparison(_joined(ours), _joined(theirs))
        return [*compared, rest]

    @cached_property
    def differences(self) -> Sequence[Difference]:
        return [each for compared in self.comparisons for each in compared.differences()]

    @property
    def answered(self) -> Iterator[tuple[Fact, Fact]]:
        """The facts of both texts that say the same."""
        for compared in self.comparisons:
            yield from compared.pairs


def _joined(facts: Sequence[Sequence[Fact]]) -> list[Fact]:
    return [fact for each in facts for fact in each]
