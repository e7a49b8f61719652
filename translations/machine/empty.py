"""What is empty: the passages that a machine may draft, and the source's words of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from translations import heads
from translations.desk.sources import source_of
from translations.models import Place, Segment, Translation
from translations.segmentation import Kind


def empty_passages(text: Translation) -> dict[str, str]:
    """By key, in the order of the text, the source's words of each passage that says nothing yet.

    Raises ValueError for an original.
    """
    slots = heads.slots(text)
    segments = list(text.segments.all())
    known = {segment.key for segment in segments}
    new = [slot.segment(text, "") for slot in slots if slot.key not in known]
    return empty_among([*new, *segments], source_of(text, slots).words)


def empty_among(segments: Iterable[Segment], words: Mapping[str, str]) -> dict[str, str]:
    """``empty_passages`` of segments and the source's words by their ``source_key``.

    Nothing is drafted that the source leaves empty, nor code, which no language has words for.
    """
    return {
        segment.key: words[segment.source_key]
        for segment in segments
        if segment.place == Place.IN
        and segment.kind != Kind.CODE
        and not segment.text.strip()
        and words.get(segment.source_key, "").strip()
    }


def plainly_empty(text: Translation) -> QuerySet[Segment]:
    """Empty passages of which the source must have words: paragraphs and the like, no cells or captions."""
    rows = text.segments.filter(place=Place.IN, text="").exclude(source_key="")
    return rows.exclude(kind__in=[Kind.CODE, *heads.IN_SLOTS, *heads.MAY_BE_EMPTY])
