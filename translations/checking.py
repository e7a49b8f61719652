"""Checking: what the checks find in a text and beside its source, passage by passage.

One function for the desk, for submitting and for review, so that nobody is refused for a finding that
they were not shown. A finding that a person let stand, with a reason, is found with its acceptance.
"""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from zoneinfo import ZoneInfo

from releases.document import Document
from releases.models import Release
from translations import checks, lengths
from translations.beside import Beside, unwritten
from translations.checks import Accused, Family, Field, Severity
from translations.checks.beside import Said, passage_findings
from translations.checks.isolating import isolated
from translations.checks.pair_finding import PairFinding, Span
from translations.checks.placeholders import misplaced
from translations.composing import compose, in_body, places_in_body, standing
from translations.drafting import reading_as
from translations.kept_source import HEADS, Kept, Passages, Where, kept_source
from translations.models import Acceptance, Segment, Translation
from translations.segmentation import Kind


@dataclass(frozen=True)
class Found:
    """One finding of the passage ``key``: ``start`` to ``end`` of its text, in characters of Python.

    ``source_start`` and ``source_end`` are within a passage of the source, where it says something
    of it, and ``source_said`` is what that says there; ``passage`` is the whole text that it is in.
    ``about`` names the finding as long as both passages read as they do.
    """

    key: str
    id: str
    family: Family
    severity: Severity
    accuses: Accused
    start: int
    end: int
    message: str
    suggestion: str = ""
    source_key: str = ""
    source_start: int | None = None
    source_end: int | None = None
    source_value: str = ""
    target_value: str = ""
    source_said: str = ""
    passage: str = ""
    about: str = ""
    acceptance: Acceptance | None = None

    @property
    def is_blocking(self) -> bool:
        """Whether it holds the text up: it is sure, and nobody let it stand."""
        return self.severity == Severity.BLOCKING and self.acceptance is None


@dataclass
class Checking:
    """A text with these segments, which may hold what is being typed, beside its source."""

    text: Translation
    segments: Sequence[Segment]
    source: Kept | None

    @classmethod
    def of(cls, text: Translation) -> Checking:
        """The text as it is stored."""
        return cls(text, standing(text.segments.all()), kept_source(text))

    @classmethod
    def typed(cls, text: Translation, document: Document) -> Checking:
        """The text as it would be if ``document`` were saved. Raises MarkupRefused as that would."""
        after, tail = reading_as(text, list(text.segments.all()), document)
        would_be = copy(text)
        would_be.tail = tail
        return cls(would_be, standing(after), kept_source(text))

    @cached_property
    def document(self) -> Document:
        """What is checked; the words of links and files are not."""
        return compose(self.text, self.segments, {})

    @cached_property
    def places(self) -> Mapping[str, int]:
        """By key, where each said passage begins in the body."""
        return places_in_body(in_body(self.segments), self.text.tail)

    @cached_property
    def found(self) -> list[Found]:
        """Every finding, in the order of the text; those let stand are found too.

        Raises MarkupRefused for a text over the limit.
        """
        order = {segment.key: index for index, segment in enumerate(self.segments)}
        unread = unwritten(self.segments)
        found = [*self._form(), *self._marks(), *self._unlike(), *self._facts()]
        shown = sorted(
            (each for each in found if each.key not in unread),
            key=lambda each: (order.get(each.key, -1), each.start, each.id),
        )
        return list(self._named(shown))

    @property
    def blocking(self) -> list[Found]:
        """Those that hold the text up."""
        return [each for each in self.found if each.is_blocking]

    def named(self, about: str) -> Found | None:
        """The finding with this name, if it is found now."""
        return next((each for each in self.found if each.about == about), None)

    def span_of(self, found: Found) -> Span:
        """Where in the document a finding is."""
        field = {key: name for name, key in HEADS.items()}.get(found.key, Field.BODY)
        begins = self.places.get(found.key, 0) if field == Field.BODY else 0
        return Span(field, begins + found.start, begins + found.end)

    @cached_property
    def beside(self) -> Beside | None:
        """The text beside its source, where it has one."""
        if self.source is None:
            return None
        return Beside(self.segments, self.document, self._passages, self.source)

    def _form(self) -> Iterator[Found]:
        language = self.text.language
        style = self.text.release.office.style(language)
        for finding in checks.findings(self.document, language, style):
            where = self._passages.holding(Span(finding.field, finding.start, finding.end))
            if where is not None:
                # A mend that reaches over the end of a passage is none.
                is_whole = finding.end - finding.start == where.end - where.start
                yield _placed(finding, where, finding.suggestion if is_whole else "")

    def _marks(self) -> Iterator[Found]:
        """The source's marks, of each passage and of what is said with it."""
        if self.beside is None:
            return
        for segment in self.segments:
            sources = self.beside.sources_of(segment.key) if segment.source_key else ()
            source = "\n".join(filter(None, map(self.beside.their_text, sources)))
            if source and segment.is_said and segment.text.strip():
                for finding in misplaced(source, self.beside.our_text(segment.key)):
                    where = Where(segment.key, finding.start, finding.end)
                    yield _placed(finding, where, finding.suggestion)

    def _unlike(self) -> Iterator[Found]:
        """What of the passages is left in the source's language, or far from its length."""
        if self.beside is None or self.source is None:
            return
        languages = self.source.language, self.text.language
        norm = lengths.norm(*languages)
        for segment in self.segments:
            if not (segment.source_key and segment.is_said and segment.text.strip()):
                continue
            sources = self.beside.sources_of(segment.key)
            source = "\n".join(filter(None, map(self.beside.their_text, sources)))
            target = self.beside.our_text(segment.key)
            if segment.kind != Kind.CODE:
                for finding in passage_findings(
                    Said(source, languages[0], target, languages[1], norm)
                ):
                    yield _placed(finding, Where(segment.key, finding.start, finding.end), "")

    def _facts(self) -> Iterator[Found]:
        if self.source is None or self.beside is None:
            return
        # Read at the first check: the words of fourteen languages would make every start later.
        from translations.checks.facts import pair_findings

        release = self.text.release
        findings = pair_findings(
            self.beside.theirs,
            self.source.language,
            self.beside.ours,
            self.text.language,
            date=date_of(release),
            place_zone=release.event_zone or None,
            alignment=self.beside.alignment,
        )
        for finding in findings:
            yield self._of_facts(finding, self.beside, self.source)

    def _of_facts(self, finding: PairFinding, beside: Beside, source: Kept) -> Found:
        there = source.passages.holding(finding.source_span) if finding.source_span else None
        here = self._passages.holding(finding.target_span) if finding.target_span else None
        if here is None:
            # What is missing has no place: it is shown at the passage that should have said it.
            here = Where(beside.host_of(there.key if there else ""), 0, 0)
        found = replace(
            _placed(finding, here, finding.suggestion if finding.target_span else ""),
            source_value=finding.source_value,
            target_value=finding.target_value,
        )
        if there is None:
            return found
        return replace(
            found,
            source_key=there.key,
            source_start=there.start,
            source_end=there.end,
            source_said=source.texts.get(there.key, "")[there.start : there.end],
        )

    @cached_property
    def _passages(self) -> Passages:
        return Passages(self.places, {segment.key: segment.text for segment in self.segments})

    def _named(self, found: Sequence[Found]) -> Iterator[Found]:
        """Each with its name, and what somebody said to let it stand."""
        counts = Counter[str]()
        for each in found:
            passage = self._passages.texts.get(each.key, "")
            about = _digest(self._identity(each, passage))
            # Two that are alike in all, such as two marks that are missing, are counted.
            counts[about] += 1
            if counts[about] > 1:
                about = _digest([about, str(counts[about])])
            acceptance = self._acceptances.get((each.key, about))
            said = isolated(str(each.message))
            yield replace(each, message=said, passage=passage, about=about, acceptance=acceptance)

    def _identity(self, found: Found, passage: str) -> list[str]:
        """What makes the finding another one: a change of its passage, or of what that says."""
        keys = self.beside.sources_of(found.key) if self.beside else ()
        texts = self.source.texts if self.source else {}
        sources = [texts.get(key, "") for key in (*keys, found.source_key)]
        values = (found.start, found.end, found.source_start, found.source_value)
        return [found.id, found.key, *map(str, values), passage, *sources]

    @cached_property
    def _acceptances(self) -> Mapping[tuple[str, str], Acceptance]:
        rows = self.text.acceptances.select_related("by").order_by("pk")
        return {(row.key, row.about): row for row in rows}


def date_of(release: Release) -> datetime.date:
    """The day against which relative days of a release are understood: the event's, or the issue's."""
    if release.event_at is None:
        return release.issued_on
    zone = ZoneInfo(release.event_zone or release.office.time_zone)
    return release.event_at.astimezone(zone).date()


def _placed(finding: checks.Finding | PairFinding, where: Where, suggestion: str) -> Found:
    return Found(
        key=where.key,
        id=finding.id,
        family=finding.family,
        severity=finding.severity,
        accuses=finding.accuses,
        start=where.start,
        end=where.end,
        message=finding.message,
        suggestion=suggestion,
    )


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:32]
