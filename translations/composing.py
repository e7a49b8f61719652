"""Composing: the document that the segments of a text make."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from releases.document import Document, normalised
from translations import segmentation
from translations.heads import LEAD_KEY, OUTSIDE_BODY, TITLE_KEY, Slot, outside
from translations.models import Place, Segment, Translation
from translations.segmentation import Kind, Parts, Piece


def compose(
    translation: Translation,
    segments: Iterable[Segment] | None = None,
    places: Mapping[str, Slot] | None = None,
) -> Document:
    """The document that the segments make now, whether or not a revision of it is kept.

    ``segments`` are others than those stored, such as with what is being typed; ``places`` the links
    and files that they speak of, where these have been read.
    """
    segments = standing(translation.segments.all() if segments is None else segments)
    texts = {segment.key: segment.text for segment in segments if segment.is_said}
    about = outside(translation.release, texts, places)
    return Document(
        title=texts.get(TITLE_KEY, ""),
        summary=texts.get(LEAD_KEY, ""),
        body=body_of(in_body(segments), translation.tail),
        links=about.links,
        images=about.images,
        attachments=about.attachments,
        standing=translation.standing,
        correction_note=translation.correction_note,
    ).normalised()


def standing(segments: Iterable[Segment]) -> list[Segment]:
    """Those that have a place in the text, also where nothing is said there; without what is kept aside."""
    return [segment for segment in segments if segment.place != Place.ASIDE]


def in_body(segments: Iterable[Segment]) -> list[Segment]:
    """Those of the text's body."""
    return [segment for segment in segments if segment.kind not in OUTSIDE_BODY]


def piece_of(segment: Segment) -> Piece:
    """The segment as the pure functions of ``segmentation`` know it."""
    return Piece(Kind(segment.kind), segment.depth, segment.before, segment.text)


def body_of(segments: Sequence[Segment], tail: str) -> str:
    """The Markdown that these segments of a body make."""
    return segmentation.join_without(*_parts(segments, tail))


def places_in_body(segments: Sequence[Segment], tail: str) -> dict[str, int]:
    """By key, where each said segment begins in ``body_of`` them."""
    places = segmentation.places_without(*_parts(segments, tail))
    found = zip(segments, places, strict=True)
    return {segment.key: place for segment, place in found if place is not None}


def read_again(segments: Sequence[Segment], tail: str) -> list[tuple[str, Piece]]:
    """The blocks that the page's parser reads in ``body_of`` these segments, each with whose it is.

    By key: a segment in which several blocks were typed has as many, one that says nothing has none.
    """
    found, end = [], 0
    places = places_in_body(segments, tail)
    keys, starts = [*places] or [""], [*places.values()]
    for piece in segmentation.split(normalised(body_of(segments, tail))).pieces:
        start = end + len(piece.before)
        found.append((keys[max(bisect_right(starts, start) - 1, 0)], piece))
        end = start + len(piece.text)
    return found


def _parts(segments: Sequence[Segment], tail: str) -> tuple[Parts, set[int]]:
    silent = {index for index, segment in enumerate(segments) if not segment.is_said}
    return Parts(tuple(map(piece_of, segments)), tail), silent
