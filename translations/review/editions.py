"""Editions: the passages of one state of a text in their order, by the keys that they keep through edits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from releases.document import Document
from translations import heads, segmentation
from translations.desk.marks import mark_of
from translations.kept_source import Kept
from translations.models import Segment
from translations.segmentation import Kind, Piece


@dataclass(frozen=True)
class Passage:
    """One block: ``before`` is the Markdown between the block before it and this one."""

    key: str
    kind: str
    depth: int
    before: str
    text: str

    @property
    def mark(self) -> str:
        return mark_of(self.kind, self.depth, self.before)

    @property
    def look(self) -> tuple[str, int, str]:
        """What readers see of it besides its words: heading or point, how deep, with which mark."""
        return (self.kind, self.depth, self.mark)

    @property
    def is_in_body(self) -> bool:
        return self.kind not in heads.OUTSIDE_BODY


@dataclass(frozen=True)
class Edition:
    """The passages that say something, in the order of the page."""

    passages: Sequence[Passage]

    @cached_property
    def by_key(self) -> Mapping[str, Passage]:
        return {passage.key: passage for passage in self.passages}

    @cached_property
    def keys(self) -> list[str]:
        return [passage.key for passage in self.passages]


def edition_of_segments(segments: Iterable[Segment]) -> Edition:
    """A text as its segments say it now."""
    said = [row for row in segments if row.is_said and (row.text or row.key == heads.TITLE_KEY)]
    return Edition([Passage(r.key, r.kind, r.depth, r.before, r.text) for r in said])


def edition_of(kept: Kept) -> Edition:
    """A kept revision. What was typed as several blocks in one passage is one passage."""
    return Edition([*_heads(kept), *_body(kept)])


def keys_by_likeness(document: Document, segments: Sequence[Segment]) -> list[str]:
    """Keys for the blocks of a document of which none are on record: those of the like passages."""
    pieces = segmentation.split(document.body).pieces
    body = [row for row in segments if row.is_said and row.kind not in heads.OUTSIDE_BODY]
    now = [Piece(Kind(row.kind), row.depth, row.before, row.text) for row in body]
    found = {
        match.old: row.key
        for match, row in zip(segmentation.align(pieces, now), body, strict=True)
        if match.old is not None
    }
    return [found.get(index, f"before-{index}") for index in range(len(pieces))]


def _heads(kept: Kept) -> list[Passage]:
    kinds: dict[str, str] = {heads.TITLE_KEY: Kind.TITLE, heads.LEAD_KEY: Kind.LEAD}
    kinds |= {slot.key: slot.kind for slot in kept.places}
    said = heads.words_of(kept.document, kept.places)
    return [Passage(key, kinds[key], 0, "", text) for key, text in said.items() if text]


def _body(kept: Kept) -> list[Passage]:
    found: dict[str, Passage] = {}
    for name, piece in zip(kept.keys, kept.pieces, strict=True):
        key = name.partition(".")[0]
        first = found.get(key)
        if first is None:
            found[key] = Passage(key, piece.kind, piece.depth, piece.before, piece.text)
        else:
            text = first.text + piece.before + piece.text
            found[key] = Passage(key, first.kind, first.depth, first.before, text)
    return [passage for passage in found.values() if passage.text]
