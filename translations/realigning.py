"""Realigning: a draft takes the newer revision of its source, and no translated word is lost."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import User

from translations import drafting, revisions, segmentation
from translations.models import Origin, Place, Segment, SegmentChange, Translation
from translations.segmentation import Piece
from translations.sources import newest_revision


def take_source(translation: Translation, author: User, at: datetime.datetime) -> None:
    """Give the draft the blocks of its source's newest revision.

    Unchanged blocks keep their translation; changed ones keep it marked to be revised; moved ones
    move; new ones are empty; the translation of a removed block is kept aside. Raises ValueError
    for a text that has no source with a revision.
    """
    source = translation.source
    newest = newest_revision(source) if source else None
    if source is None or newest is None:
        raise ValueError("There is no revision of a source to take.")
    document, keys = revisions.kept_revision(source, newest)
    parts = segmentation.split(document.body)
    old = _blocks(source, translation.source_revision)
    heads = drafting.heads_of_source(translation, document)
    kept = {s.source_key: s for s in translation.segments.all() if s.source_key}
    added = [s for s in translation.segments.all() if not s.source_key]
    after = [kept.pop(head.key, head) for head in heads]
    after += [
        _aligned(translation, key, piece, old, kept)
        for key, piece in zip(keys, parts.pieces, strict=True)
    ]
    _set_positions(translation, after, aside=[*kept.values(), *added])
    translation.tail = parts.tail
    translation.source_revision = newest
    SegmentChange.objects.create(
        translation=translation, key="layout", author=author, origin=Origin.SOURCE, at=at
    )


def _blocks(source: Translation, number: int | None) -> dict[str, Piece]:
    if number is None:
        return {}
    document, keys = revisions.kept_revision(source, number)
    return dict(zip(keys, segmentation.split(document.body).pieces, strict=True))


def _aligned(
    translation: Translation,
    key: str,
    piece: Piece,
    old: dict[str, Piece],
    kept: dict[str, Segment],
) -> Segment:
    """The draft's segment for one block of the source, moved to it or new."""
    segment = kept.pop(key, None)
    if segment is None:
        segment = Segment(translation=translation, source_key=key)
    elif key in old and old[key].text != piece.text:
        segment.is_to_revise = True
    segment.place = Place.IN
    segment.kind, segment.depth, segment.before = piece.kind, piece.depth, piece.before
    return segment


def _set_positions(translation: Translation, after: list[Segment], aside: list[Segment]) -> None:
    for segment in aside:
        segment.place = Place.ASIDE
    everything = after + aside
    for position, segment in enumerate(everything):
        segment.pk, segment.position, segment.translation = None, position, translation
    translation.segments.all().delete()
    Segment.objects.bulk_create(everything)
