"""The source's words: what each passage of a translation is made from, and the same in another language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translations import segmentation
from translations.heads import Slot, words_of
from translations.models import Segment, Translation
from translations.revisions import kept_revision


@dataclass(frozen=True)
class Source:
    """The exact revision that a text was made from: its words, by the key of each passage."""

    words: Mapping[str, str]


def source_of(text: Translation, slots: Sequence[Slot]) -> Source:
    """What ``text`` was made from; ``slots`` are the links and files that it has words for.

    Raises ValueError for a text without a source.
    """
    if text.source is None or text.source_revision is None:
        raise ValueError("An original is made from nothing.")
    document, keys = kept_revision(text.source, text.source_revision)
    pieces = zip(keys, segmentation.split(document.body).pieces, strict=True)
    return Source(words_of(document, slots) | {key: piece.text for key, piece in pieces})


def pivot_words(
    text: Translation, other: Translation, segments: Sequence[Segment]
) -> dict[str, str]:
    """What ``other``, another text of the release, says, by the keys of the blocks of ``text``'s source.

    ``segments`` are those of ``text``.

    ``other`` is made from the same source, is what the source was made from, or is made from ``text``.
    """
    if text.source is not None and other.pk == text.source.source_id:
        return _through(text.source, other)
    rows = [row for row in other.segments.all() if _says(row)]
    translated = {row.source_key: row.text for row in rows if row.source_key}
    if other.source_id == text.pk:
        return {row.source_key: translated[row.key] for row in segments if row.key in translated}
    return translated


def _through(source: Translation, other: Translation) -> dict[str, str]:
    """What ``other`` says, by the keys of ``source``, which was made from it."""
    either = list(Segment.objects.filter(translation__in=[source, other]))
    said = {row.key: row.text for row in either if row.translation_id == other.pk and _says(row)}
    keys = {row.key: row.source_key for row in either if row.translation_id == source.pk}
    return {key: said[origin] for key, origin in keys.items() if origin in said}


def _says(row: Segment) -> bool:
    return row.is_said and bool(row.text)
