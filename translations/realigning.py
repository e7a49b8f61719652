"""Realigning: a draft takes the newer revision of its source, and no translated word is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reversion.models import Version

from releases.document import Document
from translations import heads, revisions, segmentation
from translations.attempt import Attempt
from translations.composing import in_body, standing
from translations.drafting import heads_of_source, note_change
from translations.models import Origin, Place, Segment, Translation
from translations.segmentation import Piece
from translations.segmentation.markers import like


@dataclass(frozen=True)
class Realigned:
    """The draft's segments as they are stored now, and the links and files that they speak of."""

    segments: Sequence[Segment]
    places: Mapping[str, heads.Slot]


def take_source(attempt: Attempt) -> Realigned:
    """Give the draft the blocks of its source's newest settled revision.

    Unchanged blocks keep their translation as it was; changed ones keep it marked to be revised,
    with the source's wording that it was made from; moved ones move; new ones are empty; what was
    added stays behind the passage that it followed; the translation of a removed block is kept
    aside. Which links and files the text speaks of is left to the next save, as ever.
    """
    translation, kept_of_source = attempt.translation, attempt.source_revisions
    before = list(translation.segments.all())
    stored = {segment.key: _values(segment) for segment in before}
    places = heads.slots_named(attempt.release, stored)
    newest = max(kept_of_source)
    old, new = (
        _reading(kept_of_source[number], places.values())
        for number in (translation.source_revision or 0, newest)
    )
    kept = {segment.source_key: segment for segment in before if segment.source_key}
    empty = heads_of_source(translation, new.document, places.values())
    after = [_continued(kept.pop(head.key, head), old, new) for head in empty]
    after += [_block(kept.pop(key, None), key, old, new) for key in new.pieces]
    after = _with_added(after, before)
    _part_the_moved(
        before, after, changed={key for key in new.words if _has_changed(key, old, new)}
    )
    aside = [*kept.values(), *_aside_already(before)]
    everything = _write(translation, stored, after, aside)
    translation.tail = new.tail
    translation.source_revision = newest
    note_change(translation, attempt.user, "layout", "", attempt.at, Origin.SOURCE)
    return Realigned(everything, places)


@dataclass(frozen=True)
class _Reading:
    """One revision of the source: its blocks, and all of its words, by key."""

    document: Document
    pieces: Mapping[str, Piece]
    words: Mapping[str, str]
    tail: str


def _reading(version: Version, places: Iterable[heads.Slot]) -> _Reading:
    document, keys = revisions.read(version)
    parts = segmentation.split(document.body)
    pieces = dict(zip(keys, parts.pieces, strict=True))
    words = heads.words_of(document, places) | {key: piece.text for key, piece in pieces.items()}
    return _Reading(document, pieces, words, parts.tail)


def _block(segment: Segment | None, key: str, old: _Reading, new: _Reading) -> Segment:
    """The draft's segment for one block of the source's body, moved to its place or new."""
    piece, was = new.pieces[key], old.pieces.get(key)
    if segment is None:
        return Segment(source_key=key, kind=piece.kind, depth=piece.depth, before=piece.before)
    # A translator's own list marks stay, where the source had others.
    segment.before = like(segment.before, was.before, piece.before) if was else piece.before
    segment.kind, segment.depth = piece.kind, piece.depth
    return _continued(segment, old, new)


def _continued(segment: Segment, old: _Reading, new: _Reading) -> Segment:
    """The segment, marked where its source reads otherwise than when it was translated."""
    key = segment.source_key
    if _has_changed(key, old, new) and (segment.text or not segment.is_said):
        if not segment.is_to_revise:
            segment.source_was = old.words[key]
        segment.is_to_revise, segment.is_confirmed = True, False
    if segment.place == Place.ASIDE:
        segment.place = Place.IN
    return segment


def _has_changed(key: str, old: _Reading, new: _Reading) -> bool:
    """Whether a block of the source that was there before reads otherwise now, or is gone."""
    return key in old.words and old.words[key] != new.words.get(key)


def _with_added(after: Sequence[Segment], before: Sequence[Segment]) -> list[Segment]:
    """``after`` with what the translator added, each behind what it followed that is still there."""
    found = list(after)
    there = {segment.key for segment in after}
    last = next((s.key for s in reversed(after) if s.kind in heads.OUTSIDE_BODY), "")
    for segment in standing(before):
        if segment.source_key or segment.kind in heads.OUTSIDE_BODY:
            last = segment.key if segment.key in there else last
            continue
        index = next((i for i, s in enumerate(found) if s.key == last), len(found) - 1)
        found.insert(index + 1, segment)
        last = segment.key
    return found


def _part_the_moved(
    before: Sequence[Segment], after: Sequence[Segment], changed: Collection[str]
) -> None:
    """What was said together with the passage before is said by itself where another stands there now.

    Its words are at the end of that passage too: a person looks at both. Where the source of what
    is merged ``changed``, the passage that says it is to be revised.
    """
    hosts = dict(_hosts(before))
    now = dict(_hosts(after))
    by_key = {segment.key: segment for segment in after}
    for key, host in hosts.items():
        row, holder = by_key.get(key), by_key.get(host)
        if row is not None and now.get(key) != host:
            row.place = Place.IN
            row.is_to_revise, row.is_confirmed = bool(row.text), False
        if holder is not None and (row is None or row.source_key in changed):
            holder.is_to_revise, holder.is_confirmed = True, False


def _hosts(segments: Sequence[Segment]) -> Iterator[tuple[str, str]]:
    """By the key of each merged passage that of the one which says it."""
    body, host = in_body(standing(segments)), ""
    for segment in body:
        if segment.place == Place.MERGED:
            yield segment.key, host
        else:
            host = segment.key


def _aside_already(before: Sequence[Segment]) -> list[Segment]:
    return [s for s in before if s.place == Place.ASIDE and not s.source_key]


_NAMES = ("translation", "key")
_WRITTEN = tuple(
    field.attname
    for field in Segment._meta.concrete_fields
    if not field.primary_key and field.name not in _NAMES
)


def _values(segment: Segment) -> tuple[object, ...]:
    return tuple(getattr(segment, name) for name in _WRITTEN)


def _write(
    translation: Translation,
    stored: Mapping[str, object],
    after: Sequence[Segment],
    aside: Sequence[Segment],
) -> list[Segment]:
    """Put them in this order; of what the source has no more, that which has words is kept aside.

    Only what differs from what is ``stored`` is written, new or not in one statement.
    """
    worded = [segment for segment in aside if segment.text]
    for segment in worded:
        segment.place = Place.ASIDE
    everything = [*after, *worded]
    for position, segment in enumerate(everything):
        segment.position, segment.translation = position, translation
    differing = [s for s in everything if stored.get(s.key) != _values(s)]
    for segment in differing:
        segment.pk = None
    gone = stored.keys() - {segment.key for segment in everything}
    if gone:
        translation.segments.filter(key__in=gone).delete()
    Segment.objects.bulk_create(
        differing, update_conflicts=True, unique_fields=_NAMES, update_fields=_WRITTEN
    )
    return everything
