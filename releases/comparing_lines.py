"""Comparing two texts with their structure: headings, points and tables stay what they are. Pure.

What is the same in both is found by line. Of the lines that differ, those that say much the same are laid
side by side and compared by word, a table's row cell by cell; the others are gone or come as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from releases.comparing import MOST, WORD, Patience, Run, changed_stretches, compare_words
from releases.lines import Line

# From how much in common two lines are taken for one that was changed; and how many are tried.
ALIKE = 0.4
MOST_PAIRS = 10_000

Runs = tuple[Run, ...]


@dataclass(frozen=True)
class ComparedLine:
    """One line of both texts, or of one of them: ``line`` says what it is, ``cells`` what changed in it."""

    line: Line
    cells: tuple[Runs, ...]


def compare_lines(old: Sequence[Line], new: Sequence[Line]) -> list[ComparedLine]:
    """The two texts as one sequence of lines; what only the old one has stands before what came for it."""
    patience, found = Patience(), list[ComparedLine]()
    before, after = [line.text for line in old], [line.text for line in new]
    if len(before) * len(after) > MOST:
        return [*_whole(old, "old"), *_whole(new, "new")]
    for start, end, begin, stop in changed_stretches(before, after, patience):
        if before[start:end] == after[begin:stop]:
            found += _whole(new[begin:stop], "same")
        else:
            found += _side_by_side(old[start:end], new[begin:stop], patience)
    return found


def _whole(lines: Sequence[Line], kind: str) -> Iterator[ComparedLine]:
    for line in lines:
        yield ComparedLine(line, tuple((Run(kind, cell),) if cell else () for cell in line.cells))


def _side_by_side(
    old: Sequence[Line], new: Sequence[Line], patience: Patience
) -> Iterator[ComparedLine]:
    """Lines that differ: the pairs of those that are alike, and between them what is gone and come."""
    start = begin = 0
    for at, beside in [*_pairs(old, new), (len(old), len(new))]:
        yield from _whole(old[start:at], "old")
        yield from _whole(new[begin:beside], "new")
        if at < len(old):
            yield ComparedLine(new[beside], _cells(old[at].cells, new[beside].cells, patience))
        start, begin = at + 1, beside + 1


def _pairs(old: Sequence[Line], new: Sequence[Line]) -> list[tuple[int, int]]:
    """Which line became which, in order, so that as much as possible of the words stays."""
    if len(old) == len(new) == 1 and _is_same_kind(old[0], new[0]):
        return [(0, 0)]
    if len(old) * len(new) > MOST_PAIRS:
        return []
    before, after = [_words(line) for line in old], [_words(line) for line in new]
    likeness = [
        [_likeness(old[i], new[j], before[i], after[j]) for j in range(len(new))]
        for i in range(len(old))
    ]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    return list(_way(best, likeness))


def _way(best: list[list[float]], likeness: list[list[float]]) -> Iterator[tuple[int, int]]:
    """The pairs that make up the best sum."""
    i = j = 0
    while i < len(likeness) and j < len(likeness[i]):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


def _is_same_kind(old: Line, new: Line) -> bool:
    return (old.kind, old.is_head) == (new.kind, new.is_head)


def _likeness(old: Line, new: Line, before: Counter[str], after: Counter[str]) -> float:
    """How much of the words two lines have in common, from ALIKE to 1; else 0."""
    if not _is_same_kind(old, new):
        return 0.0
    share = 2 * (before & after).total() / max(1, before.total() + after.total())
    if old.kind == "row" and (old.is_head or old.cells[0] == new.cells[0]):
        return max(share, ALIKE)  # a row is known by what stands first in it
    return share if share >= ALIKE else 0.0


def _words(line: Line) -> Counter[str]:
    return Counter(word for cell in line.cells for word in WORD.findall(cell) if word.strip())


def _cells(old: tuple[str, ...], new: tuple[str, ...], patience: Patience) -> tuple[Runs, ...]:
    """Cell by cell; where there is a column more or less, what the others say tells which it is."""
    if len(old) == len(new):
        pairs = list(zip(old, new, strict=True))
    else:
        pairs = [
            pair
            for start, end, begin, stop in changed_stretches(list(old), list(new), patience)
            for pair in zip_longest(old[start:end], new[begin:stop], fillvalue="")
        ]
    return tuple(tuple(compare_words(gone, come, patience)) for gone, come in pairs)
