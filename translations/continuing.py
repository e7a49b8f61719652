"""Continuing: which of its segments a text typed whole goes on with, and what the desk made of them.

The new text is the truth to the letter; of the old one each segment stays that can: its key, what it
stands for in the source, several blocks in one, and where its text is the same how it came about.
What says nothing keeps its place as long as the passage that it followed is there.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from releases.document import normalised
from translations import segmentation
from translations.composing import body_of, read_again, standing
from translations.models import Place, Segment, Translation
from translations.revisions import kept_revision
from translations.segmentation import Parts, Piece


@dataclass(frozen=True)
class _Block:
    """What stands in one segment of the new text: its pieces, and the old segment it goes on with."""

    pieces: tuple[Piece, ...]
    owner: str  # the old segment's key, empty for a new one
    source_key: str

    @property
    def text(self) -> str:
        first, *others = self.pieces
        return first.text + "".join(piece.before + piece.text for piece in others)


@dataclass
class _Old:
    """The old body: its segments, and what the page's parser read in what they made."""

    segments: Sequence[Segment]
    tail: str
    read: list[tuple[str, Piece]] = field(default_factory=list)
    by_key: dict[str, Segment] = field(default_factory=dict)

    @classmethod
    def of(cls, translation: Translation, segments: Iterable[Segment]) -> _Old:
        kept = standing(segments)
        read = read_again(kept, translation.tail)
        return cls(kept, translation.tail, read, {segment.key: segment for segment in kept})

    @property
    def read_tail(self) -> str:
        """What follows the last block that was read."""
        length = sum(len(piece.before) + len(piece.text) for _key, piece in self.read)
        return normalised(body_of(self.segments, self.tail))[length:]

    @property
    def runs(self) -> list[tuple[str, list[Segment], str]]:
        """Between two segments with blocks those without any: the key before, these, the key behind."""
        holders = {key for key, _piece in self.read}
        found, before, between = [], "", list[Segment]()
        for segment in self.segments:
            if segment.key not in holders:
                between.append(segment)
                continue
            found.append((before, between, segment.key))
            before, between = segment.key, []
        return [*found, (before, between, "")]

    def first_before(self, key: str) -> str:
        """The skeleton before a segment as it was read, with that of the silent ones before it."""
        return next((piece.before for owner, piece in self.read if owner == key), self.read_tail)


def continued(
    translation: Translation, old: Iterable[Segment], body: str, origin: str
) -> tuple[list[Segment], str]:
    """The segments, not saved, and the tail that make ``body``; last what of the old goes aside."""
    was, parts = _Old.of(translation, old), segmentation.split(body)
    blocks = _blocks(was, parts, _source_keys(translation, parts.pieces))
    new = [_segment(translation, was, block, origin) for block in blocks]
    for segments, tail in _arrangements(was, new, parts):
        if normalised(body_of(segments, tail)) == body:
            break
    said = {segment.key for segment in segments}
    aside = [_aside(each) for each in was.segments if not each.is_said and each.key not in said]
    return segments + aside, tail


# --- which continues which -------------------------------------------------------------------


def _blocks(old: _Old, parts: Parts, source_keys: Sequence[str]) -> list[_Block]:
    """The pieces of the new text, together where they go on with one old segment."""
    owners = _owners(old, parts.pieces)
    numbered = list(enumerate(owners))
    runs = [
        [index for index, _owner in run]
        for _name, run in groupby(numbered, lambda each: each[1] or each[0])
    ]
    taken = {old.by_key[owner].source_key for owner in owners if owner}
    taken |= {segment.source_key for segment in old.segments if not segment.is_said}
    blocks, seen = [], set[str]()
    for run in runs:
        pieces = tuple(parts.pieces[index] for index in run)
        owner, source_key = owners[run[0]], source_keys[run[0]]
        if owner in seen or not owner:
            source_key = "" if source_key in taken else source_key
            owner = _waiting(old, source_key, seen.union(owners))
        taken.add(source_key)
        seen.add(owner)
        blocks.append(_Block(pieces, owner, source_key))
    return blocks


def _owners(old: _Old, pieces: Sequence[Piece]) -> list[str]:
    """For each piece the key of the old segment that it goes on with, empty where it is new.

    A new piece between two of one segment is that segment's.
    """
    matches = segmentation.align([piece for _key, piece in old.read], pieces)
    owners = ["" if match.old is None else old.read[match.old][0] for match in matches]
    last = -1
    for index, owner in enumerate(owners):
        if owner and last >= 0 and owner == owners[last]:
            owners[last:index] = [owner] * (index - last)
        last = index if owner else last
    return owners


def _waiting(old: _Old, source_key: str, taken: set[str]) -> str:
    """The key of the old segment for this block of the source: empty until now, or written anew."""
    if not source_key:
        return ""
    found = (s.key for s in old.segments if s.source_key == source_key and s.key not in taken)
    return next(found, "")


def _source_keys(translation: Translation, pieces: Sequence[Piece]) -> list[str]:
    """For each piece of a translation typed whole, the key of the source's block it stands for."""
    if translation.source is None or translation.source_revision is None:
        return [""] * len(pieces)
    document, keys = kept_revision(translation.source, translation.source_revision)
    pairs = segmentation.pair(segmentation.split(document.body).pieces, pieces)
    return ["" if index is None else keys[index] for index in pairs]


def _segment(translation: Translation, old: _Old, block: _Block, origin: str) -> Segment:
    if not block.owner:
        segment = Segment(translation=translation, source_key=block.source_key, origin=origin)
    else:
        segment = retold(old.by_key[block.owner], block.text, origin)
    piece = block.pieces[0]
    segment.kind, segment.depth, segment.before = piece.kind, piece.depth, piece.before
    segment.text = block.text
    return segment


def retold(segment: Segment, text: str, origin: str) -> Segment:
    """A copy, not saved, that says ``text``: of another origin and unconfirmed if that is another."""
    told = copy.copy(segment)
    told.pk = None
    if told.text != text or not told.is_said:
        told.text, told.origin, told.place, told.reason = text, origin, Place.IN, ""
        told.is_confirmed, told.is_to_revise, told.source_was = False, False, ""
    return told


# --- where the silent ones stand -------------------------------------------------------------


def _arrangements(
    old: _Old, new: Sequence[Segment], parts: Parts
) -> Iterable[tuple[list[Segment], str]]:
    """The new segments with all of the old that say nothing, then with fewer, at last alone."""
    whole, tail = _with_runs(old, new, parts.tail)
    yield whole, tail
    yield _with_equal_gaps(whole), tail
    yield list(new), parts.tail


def _with_runs(old: _Old, new: Sequence[Segment], tail: str) -> tuple[list[Segment], str]:
    """Each segment that says nothing in its place; an empty one only where its skeleton is as it was."""
    behind, before = _placed(old, new, tail)
    segments = [replica(each) for each in behind[""]]
    for segment in new:
        if segment.key in before:
            segments += map(replica, before[segment.key])
            segment = copy.copy(segment)
            segment.before = old.by_key[segment.key].before
        segments.append(segment)
        segments += map(replica, behind[segment.key])
    if "" in before:
        return segments + [replica(each) for each in before[""]], old.tail
    return segments, tail


def _placed(
    old: _Old, new: Sequence[Segment], tail: str
) -> tuple[Mapping[str, list[Segment]], Mapping[str, list[Segment]]]:
    """By key, what stands behind a new segment, and what before one whose skeleton is unchanged."""
    behind: defaultdict[str, list[Segment]] = defaultdict(list)
    before: dict[str, list[Segment]] = {}
    keys = [segment.key for segment in new]
    follows = dict(zip(["", *keys], [*keys, ""], strict=True))
    skeletons = {segment.key: segment.before for segment in new} | {"": tail}
    for first, run, last in old.runs:
        is_free = not any(segment.key in skeletons for segment in run)
        is_there = follows.get(first) == last and skeletons[last] == old.first_before(last)
        if run and is_free and is_there:
            before[last] = run
            continue
        anchor = first
        for segment in run:
            if segment.is_said:
                anchor = segment.key
            elif anchor in follows:
                behind[anchor].append(segment)
    return behind, before


def _with_equal_gaps(segments: Sequence[Segment]) -> list[Segment]:
    """What is silent parts its neighbours no wider than the passage behind it does."""
    changed, gap = [], None
    for segment in reversed(segments):
        each = copy.copy(segment)
        head, line_end, mark = each.before.rpartition("\n")
        if each.is_said:
            gap = head + line_end
        elif gap is not None:
            each.before = gap + mark
        changed.append(each)
    return changed[::-1]


def replica(segment: Segment) -> Segment:
    """A copy, not saved."""
    each = copy.copy(segment)
    each.pk = None
    return each


def _aside(segment: Segment) -> Segment:
    each = replica(segment)
    each.place = Place.ASIDE
    return each
