"""A text beside its source where nobody has said which passage translates which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from releases.document import Document
from translations.checks.beside.lengths import Norm
from translations.checks.beside.passages import Said
from translations.checks.beside.running import passage_findings
from translations.checks.finding import Finding
from translations.checks.reading import Passage, Reading
from translations.segmentation import pair, split


def document_findings(
    source: Document, source_language: str, target: Document, language: str, norm: Norm
) -> list[Finding]:
    """What is found in the passages that belong together, by their places in ``target``.

    Raises MarkupRefused for a text over the limit.
    """
    theirs, ours = Reading(source, source_language), Reading(target, language)
    return [
        replace(
            finding,
            field=passage.field,
            start=finding.start + passage.start,
            end=finding.end + passage.start,
        )
        for said_there, passage in _pairs(theirs, ours)
        if not passage.is_code
        for finding in passage_findings(
            Said(said_there.text, source_language, passage.text, language, norm)
        )
    ]


def _pairs(theirs: Reading, ours: Reading) -> Iterator[tuple[Passage, Passage]]:
    """Titles, leads, and the blocks of the bodies as their structure pairs them."""
    heads = len(theirs.passages) - len(theirs.body)
    yield from zip(theirs.passages[:heads], ours.passages[:heads], strict=True)
    answers = pair(split(theirs.document.body).pieces, split(ours.document.body).pieces)
    for passage, index in zip(ours.body, answers, strict=True):
        if index is not None:
            yield theirs.body[index], passage
