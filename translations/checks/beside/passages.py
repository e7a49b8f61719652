"""A passage and what it was translated from, and what a check of the two is."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from translations.checks.asides import FILLER, prose
from translations.checks.beside.lengths import Norm
from translations.checks.finding import Accused, Family, Field, Finding, Severity
from translations.checks.told import Told

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

_SHOWN = re.compile(rf"[^\s{FILLER}]")


@dataclass(frozen=True)
class Said:
    """``source``, which ``target`` says in ``language``; both are Markdown of one passage.

    ``norm`` is how long translations from the one language to the other are.
    """

    source: str
    source_language: str
    target: str
    language: str
    norm: Norm

    @cached_property
    def source_prose(self) -> str:
        return prose(self.source)

    @cached_property
    def target_prose(self) -> str:
        return prose(self.target)

    @cached_property
    def own_words(self) -> str:
        """The target's prose with filler for what it tells in others' words."""
        return Told(self.target_prose).filled()

    @cached_property
    def span(self) -> tuple[int, int] | None:
        """From the first sign that is prose to the last; None where there is none."""
        shown = _SHOWN.search(self.target_prose)
        if shown is None:
            return None
        return shown.start(), len(self.target_prose.rstrip(f"{FILLER} \t\r\n\u00a0\u3000"))


class BesideCheck(ABC):
    """One rule for a passage and its source, as ``Check`` is one for a text alone."""

    id: ClassVar[str]
    severity: ClassVar[Severity] = Severity.WARNING
    explanation: ClassVar[StrPromise]
    source: ClassVar[str]

    @abstractmethod
    def find(self, said: Said) -> Iterator[Finding]:
        """What breaks the rule; the places are counted in the target passage."""

    def at(self, start: int, end: int, message: str) -> Finding:
        """A finding in ``target[start:end]``; what would be right, only a translator knows."""
        return Finding(
            id=self.id,
            family=Family.FORM,
            severity=self.severity,
            accuses=Accused.TARGET,
            field=Field.BODY,
            start=start,
            end=end,
            message=message,
        )
