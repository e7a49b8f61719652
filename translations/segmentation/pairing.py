"""Pairing: which piece of the source each piece of a translation typed as a whole stands for.

Structure decides; numbers, names in capitals, notes and lengths tell only which piece is missing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from translations.segmentation.pieces import Kind, Piece

# What a translation keeps as it is: notes' marks, addresses, numbers, names in capitals.
_KEPT = re.compile(r"\[\^[^\]\s]+\]|https?://[^\s)>]+|\d+|[A-Z][A-Z0-9]+")
_LABEL = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*$")
# Structure outweighs all else together: a pair of the same kind and depth is worth 3, of the same
# kind 2, and what the texts share at most 0.9, so that no hint ever costs a pair.
_SAME, _SAME_KIND, _SHARED, _LENGTH = 3.0, 2.0, 0.6, 0.3
# Pairs to weigh; beyond, only the pieces that stand alike from the beginning and from the end.
_MOST_PAIRS = 250_000


@dataclass(frozen=True)
class _Side:
    """One piece as the comparison sees it."""

    index: int
    kind: Kind
    depth: int
    kept: frozenset[str]
    length: float  # relative to the whole text


def pair(source: Sequence[Piece], target: Sequence[Piece]) -> list[int | None]:
    """For each piece of ``target`` the index of the ``source``'s piece that it translates, or None.

    Footnotes go by their labels, wherever they stand; the others keep their order.
    """
    found = _by_label(source, target)
    taken = set(found.values())
    for is_note in (False, True):
        found |= _in_order(
            [s for s in _sides(source) if _is_note(s) == is_note and s.index not in taken],
            [t for t in _sides(target) if _is_note(t) == is_note and t.index not in found],
        )
    return [found.get(index) for index in range(len(target))]


def _is_note(piece: Piece | _Side) -> bool:
    return piece.kind == Kind.FOOTNOTE


def _by_label(source: Sequence[Piece], target: Sequence[Piece]) -> dict[int, int]:
    places = {label: index for index, label in _labels(source)}
    return {index: places[label] for index, label in _labels(target) if label in places}


def _labels(pieces: Sequence[Piece]) -> list[tuple[int, str]]:
    found = [(i, _LABEL.search(piece.before)) for i, piece in enumerate(pieces) if _is_note(piece)]
    return [(index, label[1]) for index, label in found if label]


def _sides(pieces: Sequence[Piece]) -> list[_Side]:
    total = sum(len(piece.text) for piece in pieces) or 1
    return [
        _Side(
            index,
            piece.kind,
            piece.depth,
            frozenset(_KEPT.findall(unicodedata.normalize("NFKC", piece.text))),
            len(piece.text) / total,
        )
        for index, piece in enumerate(pieces)
    ]


def _in_order(source: Sequence[_Side], target: Sequence[_Side]) -> dict[int, int]:
    if len(source) * len(target) > _MOST_PAIRS:
        return _from_both_ends(source, target)
    return _heaviest(source, target)


def _weight(source: _Side, target: _Side) -> float:
    """What it is worth to pair two pieces; 0 where they are of different kinds."""
    if source.kind != target.kind:
        return 0.0
    weight = _SAME if source.depth == target.depth else _SAME_KIND
    if source.kept and target.kept:
        shared = len(source.kept & target.kept)
        weight += _SHARED * shared / max(len(source.kept), len(target.kept))
    longer = max(source.length, target.length)
    return weight + _LENGTH * (min(source.length, target.length) / longer if longer else 1.0)


def _heaviest(source: Sequence[_Side], target: Sequence[_Side]) -> dict[int, int]:
    """The pairs in order whose weights sum up highest (the alignment of Needleman and Wunsch)."""
    best = [[0.0] * (len(source) + 1)]
    for t in target:
        above, row = best[-1], [0.0]
        for column, s in enumerate(source):
            weight = _weight(s, t)
            through = above[column] + weight if weight else 0.0
            row.append(max(above[column + 1], row[column], through))
        best.append(row)
    pairs = {}
    row_, column = len(target), len(source)
    while row_ and column:
        here = best[row_][column]
        if here == best[row_ - 1][column]:
            row_ -= 1
        elif here == best[row_][column - 1]:
            column -= 1
        else:
            row_, column = row_ - 1, column - 1
            pairs[target[row_].index] = source[column].index
    return pairs


def _from_both_ends(source: Sequence[_Side], target: Sequence[_Side]) -> dict[int, int]:
    """The pieces alike in kind and depth up to the first difference and from the last one on."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for ours, theirs in ((source, target), (source[::-1], target[::-1])):
        for s, t in zip(ours, theirs, strict=False):
            if (s.kind, s.depth) != (t.kind, t.depth) or t.index in pairs or s.index in taken:
                break
            pairs[t.index] = s.index
            taken.add(s.index)
    return pairs
