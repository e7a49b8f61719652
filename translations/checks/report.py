"""How findings are told to programs: the JSON form that ``check_text`` and ``check_pairs`` share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

from translations.checks.finding import Field, Finding
from translations.checks.pair_finding import PairFinding, Span

# From a place in a document to one in what was given.
Places = Callable[[Field, int, int], tuple[int, int]]


@dataclass(frozen=True)
class Report:
    """One finding in plain values, its keys in the order in which they are written."""

    id: str
    family: str
    severity: str
    accuses: str
    source_span: tuple[int, int] | None
    target_span: tuple[int, int] | None
    source_value: str | None
    target_value: str | None
    message: str
    suggestion: str | None

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def of_form(finding: Finding, text: str, places: Places) -> Report:
    """A finding of the target alone; its value is the words that stand there in ``text``."""
    start, end = places(finding.field, finding.start, finding.end)
    return Report(
        id=finding.id,
        family=str(finding.family),
        severity=str(finding.severity),
        accuses=str(finding.accuses),
        source_span=None,
        target_span=(start, end),
        source_value=None,
        target_value=text[start:end],
        message=str(finding.message),
        suggestion=str(finding.suggestion) or None,
    )


def of_facts(finding: PairFinding, source: Places, target: Places) -> Report:
    """A finding of two texts, with the values as they were understood."""
    return Report(
        id=finding.id,
        family=str(finding.family),
        severity=str(finding.severity),
        accuses=str(finding.accuses),
        source_span=_place(finding.source_span, source),
        target_span=_place(finding.target_span, target),
        source_value=_plain(finding.source_value),
        target_value=_plain(finding.target_value),
        message=str(finding.message),
        suggestion=_plain(finding.suggestion),
    )


def in_order(reports: Iterable[Report]) -> list[Report]:
    """By place in the target, what it lacks first."""
    return sorted(reports, key=lambda each: (each.target_span or (-1, -1), each.id))


def _place(span: Span | None, places: Places) -> tuple[int, int] | None:
    return places(span.field, span.start, span.end) if span else None


def _plain(value: object) -> str | None:
    return str(value) if value else None
