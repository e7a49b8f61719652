"""The source's words: what each passage of a translation is made from, and the same in another language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reversion.models import Version

from translations.heads import Slot
from translations.kept_source import Kept, kept_source
from translations.models import Segment, Translation
from translations.revisions import read


@dataclass(frozen=True)
class Source:
    """The exact revision that a text was made from."""

    kept: Kept

    @property
    def words(self) -> Mapping[str, str]:
        """By the key of each passage, what it says."""
        return self.kept.texts


def source_of(
    text: Translation, slots: Sequence[Slot], revisions: Mapping[int, Version] | None = None
) -> Source:
    """What ``text`` was made from; ``slots`` are the links and files that it has words for.

    ``revisions`` are those of its source that have been read. Raises ValueError for a text without a
    source.
    """
    if text.source is not None and (version := (revisions or {}).get(text.source_revision or 0)):
        return Source(Kept(text.source.language, *read(version), slots))
    kept = kept_source(text, slots)
    if kept is None:
        raise ValueError("An original is made from nothing.")
    return Source(kept)


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
