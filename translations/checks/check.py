"""What a check of one text is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from translations.checks.finding import Accused, Family, Field, Finding, Severity
from translations.checks.reading import Passage, Reading

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

HOUSE = "docs/decisions/04-markdown.md"


class Check(ABC):
    """One rule. A subclass says what it is about, and finds where a text breaks it.

    ``explanation`` is for the person whom a finding surprises, ``source`` whose rule it is.
    ``languages`` are those that the rule is for, none for all of them.
    """

    id: ClassVar[str]
    severity: ClassVar[Severity] = Severity.WARNING
    explanation: ClassVar[StrPromise]
    source: ClassVar[str]
    languages: ClassVar[tuple[str, ...]] = ()

    def concerns(self, language: str) -> bool:
        """Whether the rule is for texts in ``language``."""
        return not self.languages or language in self.languages

    @abstractmethod
    def find(self, text: Reading) -> Iterator[Finding]:
        """Everything that breaks the rule in ``text``, in any order."""

    def at(
        self, passage: Passage, start: int, end: int, message: str, suggestion: str = ""
    ) -> Finding:
        """A finding in ``passage.text[start:end]``."""
        start, end = start + passage.start, end + passage.start
        return self.within(passage.field, start, end, message, suggestion)

    def within(
        self, field: Field, start: int, end: int, message: str, suggestion: str = ""
    ) -> Finding:
        """A finding in ``field[start:end]``."""
        return Finding(
            id=self.id,
            family=Family.FORM,
            severity=self.severity,
            accuses=Accused.TARGET,
            field=field,
            start=start,
            end=end,
            message=message,
            suggestion=suggestion,
        )
