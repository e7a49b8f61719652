"""What a check says of a text and its translation."""

from __future__ import annotations

from dataclasses import dataclass

from translations.checks.finding import Accused, Family, Field, Severity


@dataclass(frozen=True)
class Span:
    """``field[start:end]`` of one of the two texts, counted in characters of Python."""

    field: Field
    start: int
    end: int


@dataclass(frozen=True)
class PairFinding:
    """What a check says of a text and its translation.

    The spans are where each says it, None where it says nothing of it; the values are what was
    understood. ``suggestion`` is what would be right in place of the accused text's span.
    """

    id: str
    severity: Severity
    accuses: Accused
    source_span: Span | None
    target_span: Span | None
    source_value: str
    target_value: str
    message: str
    suggestion: str = ""
    family: Family = Family.FACTS
