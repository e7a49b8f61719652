"""Checking: what the checks find in a text and beside its source, passage by passage.

One function for the desk, for submitting and for review, so that nobody is refused for a finding that
they were not shown. A finding that a person let stand, with a reason, is found with its acceptance.
"""

from __future__ import annotations

import datetime
import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from zoneinfo import ZoneInfo

from releases.document import Document
from releases.models import Release
from translations import checks, heads, revisions, segmentation
from translations.checks import Accused, Family, Field, Severity
from translations.checks.facts import PairFinding, Span, pair_findings
from translations.checks.placeholders import misplaced
from translations.composing import compose, in_body, places_in_body, read_again, standing
from translations.models import Acceptance, Place, Segment, Translation

_HEADS = {Field.TITLE: heads.TITLE_KEY, Field.SUMMARY: heads.LEAD_KEY}
_AFTER_ALL = "\U0010ffff"  # later than any key that begins at the same place


@dataclass(frozen=True)
class Found:
    """One finding of the passage ``key``: ``start`` to ``end`` of its text, in characters of Python.

    ``source_start`` and ``source_end`` are within the passage of the source, where it says something
    of it; ``passage`` is the whole text that it is in. ``about`` names the finding as long as both
    passages read as they do.
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
    source_start: int | None = None
    source_end: int | None = None
    source_value: str = ""
    target_value: str = ""
    passage: str = ""
    about: str = ""
    acceptance: Acceptance | None = None

    @property
    def is_blocking(self) -> bool:
        """Whether it holds the text up: it is sure, and nobody let it stand."""
        return self.severity == Severity.BLOCKING and self.acceptance is None


@dataclass(frozen=True)
class Kept:
    """The revision of the source that a text was made from, and the keys of its body's blocks.

    ``places`` are the links and files that it has words for, where these are wanted.
    """

    language: str
    document: Document
    keys: Sequence[str]
    places: Sequence[heads.Slot] = ()

    @cached_property
    def pieces(self) -> Sequence[segmentation.Piece]:
        return segmentation.split(self.document.body).pieces

    @cached_property
    def passages(self) -> _Passages:
        """Where each block begins in the body, and what it says."""
        places, end = {}, 0
        for key, piece in zip(self.keys, self.pieces, strict=True):
            places[key] = end + len(piece.before)
            end = places[key] + len(piece.text)
        return _Passages(places, self.texts)

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """By key, what each passage says."""
        blocks = zip(self.keys, self.pieces, strict=True)
        outside = heads.words_of(self.document, self.places)
        return outside | {key: piece.text for key, piece in blocks}


def kept_source(text: Translation, places: Sequence[heads.Slot] = ()) -> Kept | None:
    """What ``text`` was made from; None for an original."""
    if text.source is None or text.source_revision is None:
        return None
    document, keys = revisions.kept_revision(text.source, text.source_revision)
    return Kept(text.source.language, document, keys, places)


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

    @cached_property
    def document(self) -> Document:
        return compose(self.text, self.segments)

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
        found = [self._named(each) for each in (*self._form(), *self._marks(), *self._facts())]
        return sorted(found, key=lambda each: (order.get(each.key, -1), each.start, each.id))

    @property
    def blocking(self) -> list[Found]:
        """Those that hold the text up."""
        return [each for each in self.found if each.is_blocking]

    def named(self, about: str) -> Found | None:
        """The finding with this name, if it is found now."""
        return next((each for each in self.found if each.about == about), None)

    def _form(self) -> Iterator[Found]:
        for finding in checks.findings(self.document, self.text.language):
            place = self._place(Span(finding.field, finding.start, finding.end))
            if place is not None:
                yield _of_form(finding, *place, is_whole=finding.end - finding.start)

    def _marks(self) -> Iterator[Found]:
        for segment in self.segments:
            source = self._source_text(segment.key)
            if source and segment.is_said and segment.text.strip():
                for finding in misplaced(source, segment.text):
                    yield _of_form(finding, segment.key, finding.start, finding.end)

    def _facts(self) -> Iterator[Found]:
        if self.source is None:
            return
        release = self.text.release
        findings = pair_findings(
            self.source.document,
            self.source.language,
            self.document,
            self.text.language,
            date=date_of(release),
            place_zone=release.event_zone or None,
            alignment=self.alignment,
        )
        for found in map(self._of_facts, findings):
            if not self._is_yet_to_be_written(found):
                yield found

    def _is_yet_to_be_written(self, found: Found) -> bool:
        """Whether nobody has written there: that something is missing needs no saying."""
        return found.key in self._unwritten

    def _of_facts(self, finding: PairFinding) -> Found:
        there = self._source_place(finding.source_span)
        here = self._place(finding.target_span)
        if here is None:
            # What is missing has no place: it is shown at the passage that should have said it.
            here = (self._translating(there[0]) if there else heads.TITLE_KEY, 0, 0)
        return Found(
            key=here[0],
            id=finding.id,
            family=finding.family,
            severity=finding.severity,
            accuses=finding.accuses,
            start=here[1],
            end=here[2],
            message=finding.message,
            suggestion=finding.suggestion if finding.target_span else "",
            source_start=there[1] if there else None,
            source_end=there[2] if there else None,
            source_value=finding.source_value,
            target_value=finding.target_value,
        )

    @cached_property
    def alignment(self) -> list[tuple[int, int]]:
        """Which passage of the source is said in which of this text, by their places in a Reading.

        The first two are title and lead. What is merged is said by the passage before it.
        """
        if self.source is None:
            return []
        theirs = {key: index + 2 for index, key in enumerate(self.source.keys)}
        pairs = [(0, 0), (1, 1)]
        sources = self._sources_by_host
        for index, (key, _piece) in enumerate(read_again(in_body(self.segments), self.text.tail)):
            pairs += [(theirs[s], index + 2) for s in sources.get(key, ()) if s in theirs]
        return pairs

    @cached_property
    def _sources_by_host(self) -> Mapping[str, list[str]]:
        """By the key of each said passage, the blocks of the source that it says."""
        found: dict[str, list[str]] = {}
        host = ""
        for segment in self.segments:
            if segment.place == Place.IN:
                host = segment.key
            if segment.place != Place.LEFT_OUT and segment.source_key:
                found.setdefault(host, []).append(segment.source_key)
        return found

    def _translating(self, source_key: str) -> str:
        """The key of the passage that says this block of the source."""
        found = (key for key, said in self._sources_by_host.items() if source_key in said)
        return next(found, heads.TITLE_KEY)

    def _source_text(self, key: str) -> str:
        if self.source is None:
            return ""
        return self.source.texts.get(self._source_keys.get(key, ""), "")

    @cached_property
    def _source_keys(self) -> Mapping[str, str]:
        return {segment.key: segment.source_key for segment in self.segments}

    @cached_property
    def _unwritten(self) -> frozenset[str]:
        rows = (row for row in self.segments if not row.is_confirmed and not row.text.strip())
        return frozenset(row.key for row in rows)

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return {segment.key: segment.text for segment in self.segments}

    @cached_property
    def _passages(self) -> _Passages:
        return _Passages(self.places, self._texts)

    def _place(self, span: Span | None) -> tuple[str, int, int] | None:
        return self._passages.holding(span) if span else None

    def _source_place(self, span: Span | None) -> tuple[str, int, int] | None:
        if span is None or self.source is None:
            return None
        return self.source.passages.holding(span)

    def _named(self, found: Found) -> Found:
        """With its name, and what somebody said to let it stand."""
        passage = self._texts.get(found.key, "")
        passages = (self._source_text(found.key), passage)
        where = (str(found.start), str(found.end), str(found.source_start), found.source_value)
        named = "\x00".join((found.id, *passages, *where))
        about = hashlib.sha256(named.encode()).hexdigest()[:32]
        acceptance = self._acceptances.get((found.key, about))
        return replace(found, passage=passage, about=about, acceptance=acceptance)

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


def _of_form(
    finding: checks.Finding, key: str, start: int, end: int, *, is_whole: int | None = None
) -> Found:
    """``is_whole`` is the span's length in the document: a mend that reaches over a passage is none."""
    whole = is_whole is None or is_whole == end - start
    return Found(
        key=key,
        id=finding.id,
        family=finding.family,
        severity=finding.severity,
        accuses=finding.accuses,
        start=start,
        end=end,
        message=finding.message,
        suggestion=finding.suggestion if whole else "",
    )


@dataclass(frozen=True)
class _Passages:
    """Where the passages of one text begin in its body, and what they say."""

    places: Mapping[str, int]
    texts: Mapping[str, str]

    @cached_property
    def _ordered(self) -> Sequence[tuple[int, str]]:
        return sorted((place, key) for key, place in self.places.items())

    def holding(self, span: Span) -> tuple[str, int, int] | None:
        """The passage in or after which ``span`` is, and the span counted from there, kept inside."""
        key, begins = _HEADS.get(span.field, ""), 0
        if not key:
            if not self.places:
                return None
            index = bisect_right(self._ordered, (span.start, _AFTER_ALL)) - 1
            begins, key = self._ordered[max(index, 0)]
        length = len(self.texts.get(key, ""))
        start = min(max(span.start - begins, 0), length)
        return key, start, min(max(span.end - begins, start), length)
