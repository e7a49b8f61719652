"""Two texts beside each other, in the plain form in which the tests compare what is found."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from tests.translations.checks.found import document
from translations.checks.facts import pair_findings
from translations.checks.pair_finding import PairFinding


class Differs(NamedTuple):
    """A finding: its check, and what was understood of each text."""

    id: str
    source: str
    target: str


def found(
    source: str,
    target: str,
    languages: str = "ja-fr",
    *,
    date: str = "",
    place_zone: str = "",
    alignment: Sequence[tuple[int, int]] | None = None,
) -> Sequence[PairFinding]:
    """What the checks say of two bodies; ``languages`` as «ja-fr»."""
    source_language, language = languages.split("-")
    return pair_findings(
        document(source),
        source_language,
        document(target),
        language,
        date=datetime.date.fromisoformat(date) if date else None,
        place_zone=place_zone or None,
        alignment=alignment,
    )


def differing(source: str, target: str, languages: str = "ja-fr") -> Sequence[Differs]:
    return [
        Differs(each.id, each.source_value, each.target_value)
        for each in found(source, target, languages)
    ]


def mends(source: str, target: str, languages: str = "ja-fr") -> Sequence[str]:
    """``target`` with each suggestion taken by itself."""
    mended = []
    for each in found(source, target, languages):
        if each.suggestion and each.target_span is not None:
            span = each.target_span
            mended.append(target[: span.start] + each.suggestion + target[span.end :])
    return mended
