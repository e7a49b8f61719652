"""What a check of two texts is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from translations.checks.facts.fact import Fact
from translations.checks.facts.text import Pair
from translations.checks.finding import Accused, Severity
from translations.checks.pair_finding import PairFinding, Span

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

HOUSE = "house rule: docs/decisions/25-facts-are-read-by-rules.md"


class FactCheck(ABC):
    """One rule about two texts: an id, what it is about, and where they break it.

    ``explanation`` is for the person whom a finding surprises, ``source`` whose rule it is.
    ``severity`` is that of a finding whose reading is sure.
    """

    id: ClassVar[str]
    severity: ClassVar[Severity] = Severity.BLOCKING
    explanation: ClassVar[StrPromise]
    source: ClassVar[str] = HOUSE

    @abstractmethod
    def find(self, pair: Pair) -> Iterator[PairFinding]:
        """Everything that breaks the rule, in any order."""

    def on(
        self,
        pair: Pair,
        ours: Fact | None,
        theirs: Fact | None,
        message: str,
        *,
        severity: Severity | None = None,
        accuses: Accused = Accused.TARGET,
        suggestion: str = "",
    ) -> PairFinding:
        """A finding about a fact of either text, or of both."""
        return self.at(
            None if ours is None else pair.source.span(ours),
            None if theirs is None else pair.target.span(theirs),
            ("" if ours is None else str(ours.value), "" if theirs is None else str(theirs.value)),
            message,
            severity=severity,
            accuses=accuses,
            suggestion=suggestion,
        )

    def at(
        self,
        source_span: Span | None,
        target_span: Span | None,
        values: tuple[str, str],
        message: str,
        *,
        severity: Severity | None = None,
        accuses: Accused = Accused.TARGET,
        suggestion: str = "",
    ) -> PairFinding:
        """A finding about these places, with the values as they were understood."""
        return PairFinding(
            id=self.id,
            severity=severity or self.severity,
            accuses=accuses,
            source_span=source_span,
            target_span=target_span,
            source_value=values[0],
            target_value=values[1],
            message=message,
            suggestion=suggestion,
        )
