"""The findings of a text and its translation."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from releases.document import Document
from translations.checks.facts.compare import Comparison
from translations.checks.facts.fact import Fact
from translations.checks.facts.read import read
from translations.checks.finding import Accused, Family, Field, Severity
from translations.checks.reading import Passage, Reading


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


def pair_findings(
    source: Document,
    source_language: str,
    target: Document,
    language: str,
    *,
    date: datetime.date | None = None,
    place_zone: str | None = None,
    alignment: Sequence[tuple[int, int]] | None = None,
) -> list[PairFinding]:
    """Where the facts of ``target`` differ from those of ``source``, in the order of the target.

    ``date`` and ``place_zone`` (an IANA name) are those of the event. ``alignment`` pairs passages
    by their places among ``Reading.passages``; without it, the texts are compared as wholes.
    Raises MarkupRefused for a text over the limit.
    """
    ours = _facts(Reading(source, source_language), date)
    theirs = _facts(Reading(target, language), date)
    places = {id(fact): passage for passage, fact in [*ours, *theirs]}
    return [
        _differs(places[id(each.source)], each.source, places[id(each.target)], each.target)
        for each in Comparison([f for _p, f in ours], [f for _p, f in theirs]).differences()
        if each.source is not None and each.target is not None
    ]


def _facts(text: Reading, date: datetime.date | None) -> list[tuple[Passage, Fact]]:
    return [
        (passage, fact)
        for passage in text.passages
        for fact in read(passage.prose, text.language, date)
    ]


def _differs(passage: Passage, ours: Fact, other: Passage, theirs: Fact) -> PairFinding:
    source_value, target_value = str(ours.value), str(theirs.value)
    message = _("The source has %(source)s, the translation %(target)s.") % {
        "source": source_value,
        "target": target_value,
    }
    return PairFinding(
        id="fact-" + ours.value.kind,
        severity=Severity.WARNING,
        accuses=Accused.TARGET,
        source_span=_span(passage, ours),
        target_span=_span(other, theirs),
        source_value=source_value,
        target_value=target_value,
        message=message,
    )


def _span(passage: Passage, fact: Fact) -> Span:
    return Span(passage.field, passage.start + fact.start, passage.start + fact.end)
