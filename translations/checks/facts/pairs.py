"""The findings of a text and its translation."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from releases.document import Document
from translations.checks.facts.checks import FACT_CHECKS
from translations.checks.facts.text import Pair, Text
from translations.checks.finding import Field
from translations.checks.pair_finding import PairFinding

# Findings of one check. Nobody reads more of a kind.
MOST = 100

_ORDER = {field: index for index, field in enumerate(Field)}


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
    by their places among ``Reading.passages``; what it leaves out, or all without it, is compared as
    a whole. Raises MarkupRefused for a text over the limit, ZoneInfoNotFoundError for no zone.
    """
    pair = Pair(
        Text(source, source_language, date),
        Text(target, language, date),
        date,
        place_zone,
        alignment,
    )
    found: list[PairFinding] = []
    for check in FACT_CHECKS:
        of_check = [each for each in check.find(pair) if not _is_explained(each, found)]
        found += of_check[:MOST]
    return sorted(found, key=_place)


def _is_explained(finding: PairFinding, found: Sequence[PairFinding]) -> bool:
    """Whether a check before it said what is wrong there: of two clocks, or a weekday."""
    return any(
        (finding.source_span and finding.source_span == other.source_span)
        or (finding.target_span and finding.target_span == other.target_span)
        for other in found[:MOST]
    )


def _place(finding: PairFinding) -> tuple[int, int, int, str]:
    span = finding.target_span or finding.source_span
    if span is None:
        return (len(_ORDER), 0, 0, finding.id)
    return (_ORDER[span.field], span.start, span.end, finding.id)
