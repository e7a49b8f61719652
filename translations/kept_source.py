"""The kept source: the exact revision that a text was made from, and where its passages stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from releases.document import Document
from translations import heads, revisions, segmentation
from translations.checks import Field
from translations.checks.pair_finding import Span
from translations.models import Translation

HEADS = {Field.TITLE: heads.TITLE_KEY, Field.SUMMARY: heads.LEAD_KEY}
_AFTER_ALL = "\U0010ffff"  # later than any key that begins at the same place


class Where(NamedTuple):
    """``start`` to ``end`` of the passage ``key``, in characters of Python."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Passages:
    """Where the passages of one text begin in its body, and what they say, title and lead too."""

    places: Mapping[str, int]
    texts: Mapping[str, str]

    @cached_property
    def _ordered(self) -> Sequence[tuple[int, str]]:
        return sorted((place, key) for key, place in self.places.items())

    def holding(self, span: Span) -> Where | None:
        """The passage that a span is of, and its part there; None in a body without passages.

        What stands between two passages, such as the mark of a point or a note, is of the second.
        """
        key, begins = HEADS.get(span.field, ""), 0
        if not key:
            if not self.places:
                return None
            begins, key = self._ordered[self._index(span)]
        length = len(self.texts.get(key, ""))
        start = min(max(span.start - begins, 0), length)
        return Where(key, start, min(max(span.end - begins, start), length))

    def key_at(self, place: int) -> str:
        """The passage that begins at or before this place of the body."""
        return self._ordered[self._before(place)][1] if self.places else ""

    def _index(self, span: Span) -> int:
        index = self._before(span.start)
        begins, key = self._ordered[index]
        is_between = begins + len(self.texts.get(key, "")) <= span.start < span.end
        return index + 1 if is_between and index + 1 < len(self._ordered) else index

    def _before(self, place: int) -> int:
        return max(bisect_right(self._ordered, (place, _AFTER_ALL)) - 1, 0)


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
    def passages(self) -> Passages:
        """Where each block begins in the body, and what it says."""
        places, end = {}, 0
        for key, piece in zip(self.keys, self.pieces, strict=True):
            places[key] = end + len(piece.before)
            end = places[key] + len(piece.text)
        return Passages(places, self.texts)

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
