"""Silence: what a text reads like where some of its pieces say nothing in this language."""

from __future__ import annotations

from collections.abc import Collection

from translations.segmentation.pieces import Parts


def join_without(parts: Parts, silent: Collection[int]) -> str:
    """The Markdown of ``parts`` without the pieces at these indices.

    What stood before a silent piece goes with it; the next piece keeps its own marker, and as many
    blank lines as the widest of the gaps that became one.
    """
    said, gaps = "", list[str]()
    for index, piece in enumerate(parts.pieces):
        if index in silent:
            gaps.append(piece.before)
            continue
        said += (
            _one_gap(gaps, piece.before, is_first=not said) if gaps else piece.before
        ) + piece.text
        gaps = []
    return said + parts.tail


def _one_gap(gaps: Collection[str], before: str, *, is_first: bool) -> str:
    marker = before.rpartition("\n")[2]
    if is_first:
        return marker
    return max([*gaps, before], key=_line_ends).rpartition("\n")[0] + "\n" + marker


def _line_ends(gap: str) -> int:
    return gap.count("\n")
