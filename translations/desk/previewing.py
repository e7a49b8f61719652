"""Previewing: the page that the passages make while they are typed, and what the checks find in them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from releases.document import Document
from releases.preview import preview
from translations import checks, heads
from translations.admin.editing import paths_of_files
from translations.checks import Field, Finding
from translations.checks.placeholders import misplaced
from translations.composing import compose, in_body, places_in_body, standing
from translations.desk.page import DeskPage
from translations.models import Segment

_HEADS = {Field.TITLE: heads.TITLE_KEY, Field.SUMMARY: heads.LEAD_KEY}


@dataclass
class Typed:
    """The text of a page with what is being typed, by key, in place of what is stored."""

    page: DeskPage
    texts: Mapping[str, str]

    @cached_property
    def segments(self) -> list[Segment]:
        found = standing(self.page.segments)
        for segment in found:
            segment.text = self.texts.get(segment.key, segment.text)
        return found

    @cached_property
    def document(self) -> Document:
        return compose(self.page.text, self.segments)

    @property
    def html(self) -> str:
        """The page as readers would see it; its blocks say on which line they begin."""
        text = self.page.text
        file_path = paths_of_files(text.release)
        return preview(text.release, text.language, self.document, file_path=file_path, lines=True)

    @cached_property
    def _places(self) -> dict[str, int]:
        return places_in_body(in_body(self.segments), self.page.text.tail)

    @property
    def lines(self) -> dict[str, int]:
        """By key, on which line of the body a passage begins."""
        body = self.document.body
        return {key: body.count("\n", 0, place) for key, place in self._places.items()}

    @property
    def findings(self) -> dict[str, list[Finding]]:
        """By key, what the checks find; the spans are characters of the passage."""
        found: defaultdict[str, list[Finding]] = defaultdict(list)
        texts = {segment.key: segment.text for segment in self.segments}
        places = sorted((place, key) for key, place in self._places.items())
        for finding in checks.findings(self.document, self.page.text.language):
            if key := _HEADS.get(finding.field) or _holder(places, finding.start):
                start = 0 if finding.field in _HEADS else self._places[key]
                found[key].append(_within(finding, start, len(texts.get(key, ""))))
        for key, text in texts.items():
            source = self._sources.get(key, "")
            if source and text.strip():
                found[key] += misplaced(source, text)
        return found

    @property
    def failing(self) -> frozenset[str]:
        """The keys of the passages in which the checks find something."""
        return frozenset(key for key, found in self.findings.items() if found)

    @cached_property
    def _sources(self) -> dict[str, str]:
        words = self.page.source.words
        return {
            segment.key: words.get(segment.source_key, "")
            for segment in self.segments
            if segment.source_key and segment.is_said
        }


def _holder(places: Sequence[tuple[int, str]], start: int) -> str:
    """The key of the passage in or after which a place of the body is."""
    index = bisect_right(places, (start, "\U0010ffff")) - 1
    return places[max(index, 0)][1] if places else ""


def _within(finding: Finding, start: int, length: int) -> Finding:
    """The same finding, its span counted from the passage's beginning and kept inside it."""
    begin = min(max(finding.start - start, 0), length)
    end = min(max(finding.end - start, begin), length)
    suggestion = finding.suggestion if end - begin == finding.end - finding.start else ""
    return replace(finding, start=begin, end=end, suggestion=suggestion)


def as_json(findings: Mapping[str, Sequence[Finding]]) -> dict[str, list[dict[str, Any]]]:
    """Findings by key as the scripts read them."""
    names = ("id", "family", "severity", "message", "start", "end", "suggestion")
    return {
        key: [{name: _plain(getattr(each, name)) for name in names} for each in found]
        for key, found in findings.items()
    }


def _plain(value: Any) -> Any:
    return value if isinstance(value, int) else str(value)
