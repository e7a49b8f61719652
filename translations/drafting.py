"""Drafting: writing the working text, segment by segment or whole."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from django.contrib.auth.models import User

from releases.document import Document, normalised
from releases.markup import refuse_large
from translations import segmentation
from translations.composing import body_of, in_body, standing
from translations.continuing import continued, replica, retold
from translations.heads import (
    IN_SLOTS,
    LEAD_KEY,
    OUTSIDE_BODY,
    Slot,
    heads,
    slots,
    slots_by_language,
    slots_of,
)
from translations.models import Origin, Place, Segment, SegmentChange, Translation
from translations.revisions import kept_revision
from translations.segmentation import Kind, Piece

_WRITTEN = ["text", "origin", "is_confirmed", "is_to_revise", "source_was"]


def write_texts(
    translation: Translation,
    author: User,
    texts: Mapping[str, str],
    at: datetime.datetime,
    origin: str = Origin.TYPED,
    *,
    confirm: Collection[str] = (),
    match: int | None = None,
    among: Mapping[str, Segment] | None = None,
) -> bool:
    """Give the segments named by key these texts. Returns whether any text changed.

    Those in ``confirm`` are finished with, and no more to be revised; what is typed in the others
    is unconfirmed. Of a passage that says nothing only the silence is confirmed: taken in again, its
    words are still to be revised. ``match`` is the per cent of an ``origin`` of that name; ``among``
    the segments by key where they have been read. Raises KeyError for a key that this text has not,
    MarkupRefused for a text over the limit.
    """
    segments = among or {s.key: s for s in translation.segments.filter(key__in=texts)}
    touched, changes = [], {}
    for key, text in texts.items():
        refuse_large(text)
        segment, said = segments[key], as_said(segments[key], text)
        if segment.text != said:
            segment.text, segment.origin, segment.is_confirmed = said, origin, False
            changes[key] = said
        elif key not in confirm:
            continue
        if key in confirm:
            segment.is_confirmed = True
            if segment.is_said:
                segment.is_to_revise, segment.source_was = False, ""
        touched.append(segment)
    if touched:
        Segment.objects.bulk_update(touched, _WRITTEN)
    _note(translation, author, changes, at, origin, match)
    return bool(changes)


def as_said(segment: Segment, text: str) -> str:
    """How ``text``, typed in the segment, is kept: normalised, and inside the segment's container."""
    return segmentation.fitted(segment.before, normalised(text), segment.kind)


def write_document(
    translation: Translation,
    author: User,
    document: Document,
    at: datetime.datetime,
    origin: str = Origin.TYPED,
    *,
    exactly: bool = False,
) -> bool:
    """Make the working text read as ``document``, keeping each block's key. Returns whether any changed.

    Only title, summary, body and the words of links and files are taken; the standing and the
    correction note are the workflow's. It gets the links and files that the release has now; with
    ``exactly`` those that ``document`` had. Raises MarkupRefused for a body over the limit.
    """
    before = list(translation.segments.all())
    after, tail = reading_as(translation, before, document, origin, exactly=exactly)
    changes = _differences(before, after)
    if [_shape(s) for s in before] != [_shape(s) for s in after] or tail != translation.tail:
        changes.setdefault("layout", "")
    if not changes:
        return False
    translation.segments.all().delete()
    Segment.objects.bulk_create(after)
    translation.tail = tail
    _note(translation, author, changes, at, origin)
    return True


def reading_as(
    translation: Translation,
    before: Sequence[Segment],
    document: Document,
    origin: str = Origin.TYPED,
    *,
    exactly: bool = False,
) -> tuple[list[Segment], str]:
    """The segments, not saved, and the tail that make ``document``, going on with those of ``before``.

    Raises MarkupRefused for a body over the limit.
    """
    document = document.normalised()
    refuse_large(document.body)
    after, tail = _heads(translation, before, document, origin, exactly=exactly), translation.tail
    if document.body == normalised(body_of(in_body(standing(before)), tail)):
        after += [replica(segment) for segment in in_body(standing(before))]
    else:
        found, tail = continued(translation, in_body(before), document.body, origin)
        after += found
    taken = {segment.key for segment in after}
    after += [replica(s) for s in before if s.place == Place.ASIDE and s.key not in taken]
    after.sort(key=lambda segment: segment.place == Place.ASIDE)
    for position, segment in enumerate(after):
        segment.position = position
    return after, tail


def fit_to_release(translation: Translation, author: User, at: datetime.datetime) -> bool:
    """Take up the links and files that the release has gained, and drop those that it has lost.

    Returns whether the text had any of those to drop, which ``author`` is then on record for.
    """
    segments = list(translation.segments.all())
    held = {segment.key: segment for segment in segments if segment.kind in IN_SLOTS}
    offered = [held.get(slot.key) or slot.segment(translation, "") for slot in slots(translation)]
    lost = [s for s in held.values() if s not in offered and s.place != Place.ASIDE]
    if not lost and all(segment.pk and segment.place != Place.ASIDE for segment in offered):
        return False
    rest = [segment for segment in segments if segment not in offered and segment not in lost]
    first = next((i for i, s in enumerate(rest) if s.kind not in OUTSIDE_BODY), len(rest))
    translation.segments.filter(pk__in=[segment.pk for segment in lost]).delete()
    for position, segment in enumerate([*rest[:first], *offered, *rest[first:]]):
        segment.position = position
    for segment in offered:
        segment.place = Place.IN
    kept = [segment for segment in [*rest, *offered] if segment.pk]
    Segment.objects.bulk_update(kept, ["position", "place"])
    Segment.objects.bulk_create(segment for segment in offered if not segment.pk)
    _note(translation, author, {segment.key: "" for segment in lost}, at)
    return bool(lost)


def begin_from_source(source: Translation, number: int, texts: Sequence[Translation]) -> None:
    """Store these new texts, each with the blocks of the source's revision, empty, in its skeleton.

    Raises Version.DoesNotExist for a revision that there never was.
    """
    document, keys = kept_revision(source, number)
    parts = segmentation.split(document.body)
    for text in texts:
        text.source, text.source_revision, text.tail = source, number, parts.tail
    Translation.objects.bulk_create(texts)
    places = slots_by_language(source.release, [text.language for text in texts])
    blocks = dict(zip(keys, parts.pieces, strict=True))
    Segment.objects.bulk_create(
        segment
        for text in texts
        for segment in _empty(text, document, places[text.language], blocks)
    )


def _empty(
    translation: Translation, source: Document, places: Iterable[Slot], blocks: Mapping[str, Piece]
) -> list[Segment]:
    """A segment without words for each of the source's, in the order of the source."""
    segments = heads_of_source(translation, source, places)
    segments += [
        Segment(source_key=key, kind=piece.kind, depth=piece.depth, before=piece.before)
        for key, piece in blocks.items()
    ]
    for position, segment in enumerate(segments):
        segment.translation, segment.position = translation, position
    return segments


def heads_of_source(
    translation: Translation, source: Document, places: Iterable[Slot]
) -> list[Segment]:
    """Empty segments for what stands outside the body of the source's document."""
    empty = replace(source, title="", summary="", links=(), images=(), attachments=())
    found = heads(translation, empty, places)
    if source.summary:
        lead = Segment(key=LEAD_KEY, source_key=LEAD_KEY, kind=Kind.LEAD, translation=translation)
        found.insert(1, lead)
    return found


def note_change(
    translation: Translation,
    author: User,
    part: str,
    text: str,
    at: datetime.datetime,
    origin: str = Origin.TYPED,
) -> None:
    """Put on record that ``author`` changed a part of the document that is not a segment."""
    _note(translation, author, {part: text}, at, origin)


def note_changes(
    translation: Translation, author: User, changes: Mapping[str, str], at: datetime.datetime
) -> None:
    """Put on record that ``author`` gave the parts of the document named by key these texts."""
    _note(translation, author, changes, at)


def _heads(
    translation: Translation,
    before: Iterable[Segment],
    document: Document,
    origin: str,
    *,
    exactly: bool,
) -> list[Segment]:
    """The segments outside the body; those that say what they said stay as they are."""
    old = {segment.key: segment for segment in before if segment.place != Place.ASIDE}
    places = slots_of(document, translation) if exactly else slots(translation)
    found = [
        retold(old.get(head.key, head), head.text, origin)
        for head in heads(translation, document, places)
    ]
    for head in found:
        head.origin = head.origin if head.key in old else origin
    lead = old.get(LEAD_KEY)
    if lead and not lead.is_said and not document.summary:
        found.insert(1, replica(lead))
    return found


def _shape(segment: Segment) -> tuple[str, str, int, str, str]:
    return segment.key, segment.kind, segment.depth, segment.before, segment.place


def _differences(before: Iterable[Segment], after: Iterable[Segment]) -> dict[str, str]:
    """The new text of each key whose text differs, an empty one for a block that went."""
    old = {segment.key: segment.text for segment in before}
    new = {segment.key: segment.text for segment in after}
    gone = {key: "" for key, text in old.items() if key not in new and text}
    return gone | {key: text for key, text in new.items() if old.get(key, "") != text}


def _note(
    translation: Translation,
    author: User,
    changes: Mapping[str, str],
    at: datetime.datetime,
    origin: str = Origin.TYPED,
    match: int | None = None,
) -> None:
    about = {"translation": translation, "author": author, "at": at}
    translation.release.made += SegmentChange.objects.bulk_create(
        SegmentChange(key=key, text=text, origin=origin, match=match, **about)
        for key, text in changes.items()
    )
