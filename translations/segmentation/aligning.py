"""Aligning: which piece of an edited text continues which of the old one, so that it keeps its key.

First the same text (pieces that occur once, in the longest order kept; then the rest between those;
then what moved), then similar text of the same kind.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from heapq import nsmallest

from translations.segmentation.pieces import Kind, Piece

# Two paragraphs of one release that have nothing to do with each other reach 0.45 (French, difflib)
# and 0.41 (French, letters in threes); halves of a paragraph reach 0.64 with the whole.
_SIMILAR = 0.5
# Above this many letters in both, difflib takes over a millisecond a pair, and comparing letters in
# threes does as well.
_LONG = 200
# Pairs of pieces that difflib may compare in one stretch without an equal unique piece.
_MOST_PAIRS = 250_000
# Below this many letters a piece is looked for by its letters in twos, else in fours.
_SHORT = 30
# How many old pieces are compared with each new one, found by how many of its rarest runs of
# letters, of each of which this many on either side of the expected place are counted.
_CANDIDATES, _RARE, _NEAREST = 6, 16, 4


class Change(StrEnum):
    """What became of a piece."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"  # the same text in another place
    NEW = "new"


@dataclass(frozen=True)
class Match:
    """For one new piece: the index of the old piece that it continues, None where it is new."""

    old: int | None
    change: Change


# From the index of a new piece to that of an old one.
Found = dict[int, int]


def align(old: Sequence[Piece], new: Sequence[Piece]) -> list[Match]:
    """A match for each piece of ``new``; no old piece is continued by two."""
    same = _unique(old, new)
    same |= _between(old, new, same)
    gaps = _Gaps(same, len(old), len(new))
    moved = _elsewhere(old, new, same)
    changed = _cells(old, new, same | moved, gaps)
    changed |= _similar(old, new, same | moved | changed, gaps)
    kinds = [(same, Change.SAME), (moved, Change.MOVED), (changed, Change.CHANGED)]
    return [
        next(
            (Match(found[index], change) for found, change in kinds if index in found),
            Match(None, Change.NEW),
        )
        for index in range(len(new))
    ]


def removed(old: Sequence[Piece], matches: Sequence[Match]) -> list[int]:
    """The indices of the old pieces that nothing continues."""
    continued = {match.old for match in matches}
    return [index for index in range(len(old)) if index not in continued]


# --- the same text ---------------------------------------------------------------------------


def _unique(old: Sequence[Piece], new: Sequence[Piece]) -> Found:
    """Texts that occur once in each, as many as stand in the same order."""
    places = _singles(old)
    pairs = [(n, places[text]) for text, n in _singles(new).items() if text in places]
    return dict(_longest_increasing(sorted(pairs)))


def _singles(pieces: Sequence[Piece]) -> dict[str, int]:
    counts = Counter(piece.text for piece in pieces)
    return {
        piece.text: index
        for index, piece in enumerate(pieces)
        if counts[piece.text] == 1 and piece.text.strip()
    }


def _longest_increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest selection of ``pairs`` whose second members increase (patience sorting)."""
    tops: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for index, (_n, o) in enumerate(pairs):
        pile = bisect_left(tops, o)
        tops[pile : pile + 1], last[pile : pile + 1] = [o], [index]
        previous.append(last[pile - 1] if pile else -1)
    chosen, index = [], last[-1] if last else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = previous[index]
    return chosen[::-1]


class _Gaps:
    """The stretches between pieces found in order: which one a piece stands in, and where in it."""

    def __init__(self, found: Mapping[int, int], olds: int, news: int) -> None:
        self._new = sorted(found)
        self._old = sorted(found.values())
        self._ends = olds, news

    def of_old(self, index: int) -> int:
        return bisect_left(self._old, index)

    def of_new(self, index: int) -> int:
        return bisect_left(self._new, index)

    def expected(self, index: int) -> int:
        """Where in the old text a new piece would stand had nothing changed since the last gap."""
        gap = self.of_new(index)
        return index + (self._old[gap - 1] - self._new[gap - 1] if gap else 0)

    def __iter__(self) -> Iterator[tuple[range, range]]:
        """For each gap the old and the new indices in it."""
        olds = [-1, *self._old, self._ends[0]]
        news = [-1, *self._new, self._ends[1]]
        for gap in range(len(olds) - 1):
            yield (
                range(olds[gap] + 1, olds[gap + 1]),
                range(news[gap] + 1, news[gap + 1]),
            )


def _between(old: Sequence[Piece], new: Sequence[Piece], found: Found) -> Found:
    """Equal pieces in order between those found, such as cells that repeat."""
    more: Found = {}
    for olds, news in _Gaps(found, len(old), len(new)):
        if not olds or not news or len(olds) * len(news) > _MOST_PAIRS:
            continue
        before = [(old[index].kind, old[index].text) for index in olds]
        after = [(new[index].kind, new[index].text) for index in news]
        blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        for block in blocks:
            for step in range(block.size):
                more[news[block.b + step]] = olds[block.a + step]
    return more


def _elsewhere(old: Sequence[Piece], new: Sequence[Piece], found: Found) -> Found:
    """Equal texts that stand in another place now."""
    taken = set(found.values())
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for index, piece in enumerate(old):
        if index not in taken and piece.text.strip():
            waiting[piece.text].append(index)
    return {
        index: waiting[piece.text].popleft()
        for index, piece in enumerate(new)
        if index not in found and waiting.get(piece.text)
    }


# --- changed text ----------------------------------------------------------------------------


def _cells(old: Sequence[Piece], new: Sequence[Piece], found: Found, gaps: _Gaps) -> Found:
    """Cells of a table continue the cells in their place: «12» for «10» is no new cell."""
    changed: Found = {}
    taken = set(found.values())
    for olds, news in gaps:
        before = [i for i in olds if old[i].kind == Kind.TABLE_CELL and i not in taken]
        after = [i for i in news if new[i].kind == Kind.TABLE_CELL and i not in found]
        if len(before) == len(after):
            changed |= dict(zip(after, before, strict=True))
    return changed


def _similar(old: Sequence[Piece], new: Sequence[Piece], found: Found, gaps: _Gaps) -> Found:
    """The most similar pieces of one kind, those in the same stretch first."""
    taken = set(found.values())
    index = _Index([(i, piece) for i, piece in enumerate(old) if i not in taken])
    scored = []
    for n, piece in enumerate(new):
        if n in found:
            continue
        for o in index.candidates(piece, gaps.expected(n)):
            score = similarity(old[o].text, piece.text)
            if score >= _SIMILAR:
                is_far = gaps.of_old(o) != gaps.of_new(n)
                scored.append((is_far, -score, abs(o - gaps.expected(n)), n, o))
    changed: Found = {}
    for is_far, _score, _distance, n, o in sorted(scored):
        # A cell has its meaning from its place, and numbers are alike everywhere.
        if n not in changed and o not in taken and not (is_far and old[o].kind == Kind.TABLE_CELL):
            changed[n] = o
            taken.add(o)
    return changed


class _Index:
    """Old pieces by their runs of letters, so that few have to be compared with each new one."""

    def __init__(self, pieces: Sequence[tuple[int, Piece]]) -> None:
        self._kinds = {index: piece.kind for index, piece in pieces}
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for index, piece in pieces:
            for gram in _grams(piece.text, 2) | _grams(piece.text, 4):
                self._places[gram].append(index)

    def candidates(self, piece: Piece, expected: int) -> list[int]:
        """The old pieces of the same kind that share most rare runs of letters, near ones first."""
        grams = _grams(piece.text, 2 if len(piece.text) < _SHORT else 4)
        known = [(len(self._places[gram]), gram) for gram in grams if gram in self._places]
        votes: Counter[int] = Counter(
            {o: 0 for o in range(expected - 2, expected + 3) if o in self._kinds}
        )
        for _count, gram in nsmallest(_RARE, known):
            places = self._places[gram]
            near = bisect_left(places, expected)
            votes.update(places[max(0, near - _NEAREST) : near + _NEAREST])
        likely = [o for o in votes if self._kinds[o] == piece.kind]
        likely.sort(key=lambda o: (-votes[o], abs(o - expected)))
        return likely[:_CANDIDATES]


def similarity(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1: by letters, so that it holds for Japanese too."""
    if 2 * min(len(one), len(other)) < _SIMILAR * (len(one) + len(other)):
        return 0.0
    if len(one) + len(other) <= _LONG:
        return SequenceMatcher(None, one, other, autojunk=False).ratio()
    ours, theirs = _grams(one, 3), _grams(other, 3)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


@lru_cache(maxsize=4096)
def _grams(text: str, size: int) -> frozenset[str]:
    edged = f"\x02{text}\x03"
    return frozenset(edged[start : start + size] for start in range(len(edged) - size + 1))
