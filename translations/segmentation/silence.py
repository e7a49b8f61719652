"""Silence: what a text reads like where some of its pieces say nothing in this language."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from translations.segmentation.pieces import Parts


def join_without(parts: Parts, silent: Collection[int]) -> str:
    """The Markdown of ``parts`` without the pieces at these indices.

    What stood before a silent piece goes with it; the next piece keeps its own marker, and as many
    blank lines as the widest of the gaps that became one.
    """
    return _joined(parts, silent)[0]


def places_without(parts: Parts, silent: Collection[int]) -> list[int | None]:
    """Where each piece begins in what ``join_without`` gives; None for a silent one."""
    return _joined(parts, silent)[1]


def _joined(parts: Parts, silent: Collection[int]) -> tuple[str, list[int | None]]:
    said, places, gaps, length = list[str](), list[int | None](), list[str](), 0
    for index, piece in enumerate(parts.pieces):
        if index in silent:
            gaps.append(piece.before)
            places.append(None)
            continue
        before = _one_gap(gaps, piece.before, is_first=not said) if gaps else piece.before
        places.append(length + len(before))
        said += (before, piece.text)
        length += len(before) + len(piece.text)
        gaps = []
    return "".join(said) + parts.tail, places


def _one_gap(gaps: Sequence[str], before: str, *, is_first: bool) -> str:
    marker = before.rpartition("\n")[2]
    if is_first:
        return marker
    widest = max([*gaps, before], key=lambda gap: gap.count("\n"))
    return widest.rpartition("\n")[0] + "\n" + marker
