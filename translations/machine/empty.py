"""What is empty: the passages that a machine may draft, and the source's words of each."""

from __future__ import annotations

from translations import heads
from translations.desk.sources import source_of
from translations.models import Place, Translation
from translations.segmentation import Kind


def empty_passages(text: Translation) -> dict[str, str]:
    """By key, in the order of the text, the source's words of each passage that says nothing yet.

    Nothing is drafted that the source leaves empty, nor code, which no language has words for. Raises
    ValueError for an original.
    """
    slots = heads.slots(text)
    words = source_of(text, slots).words
    segments = list(text.segments.all())
    known = {segment.key for segment in segments}
    found = {slot.key: words.get(slot.key, "") for slot in slots if slot.key not in known}
    for segment in segments:
        if segment.place == Place.IN and segment.kind != Kind.CODE and not segment.text.strip():
            found[segment.key] = words.get(segment.source_key, "")
    return {key: said for key, said in found.items() if said.strip()}


def is_anything_empty(text: Translation) -> bool:
    """Whether ``empty_passages`` has any, in one query where a paragraph or the like is empty."""
    rows = text.segments.filter(place=Place.IN, text="").exclude(source_key="")
    if rows.exclude(kind__in=[Kind.CODE, *heads.IN_SLOTS, *heads.MAY_BE_EMPTY]).exists():
        return True
    return bool(empty_passages(text))
