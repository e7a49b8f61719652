"""The walk along a chain, row by row, that finds where it does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from releases.reading import SPOILT

if TYPE_CHECKING:
    from releases.models.chain import Chained, ChainHead

ALTERED = "is not as it was written: it was altered, or moved from another place"
REHASHED = "was altered and hashed again: the row after it follows another"
SPOILT_ROW = "can't be read: one of its columns was altered"
RENUMBERED = "has an id that does not stand in the order of the chain: the id was altered"
TWICE = "stands there twice: one of the two was added"
BEHIND = "stands behind the head of the chain: it was added, or the head was altered"
NOT_THE_HEAD = (
    "is not the row that the head names: it was altered and hashed again, or the head was altered"
)
NO_HEAD = "is the last row, and the chain has no head: the head was removed"


@dataclass(frozen=True)
class Break:
    """A place where a chain does not hold: the number of the row, and what is wrong with it."""

    sequence: int
    what: str


class Walk:
    """One pass along a chain, up to row ``last`` so far; ``rows`` counts those it met.

    A row that is whole and does not follow the one before is in ``doubt``: which of the two was
    altered and hashed again, the row after it says. ``previous`` is the hash that the next row must
    name, None where nothing can be said.
    """

    def __init__(self) -> None:
        self.last = self.rows = self.doubt = 0
        self.previous: str | None = "0" * 64
        self.ids = (0, 0)

    def step(self, sequence: int, row: Chained | None) -> Iterator[Break]:
        """What is wrong with the next row in the order of the chain, None where it can't be read."""
        self.rows += 1
        if sequence <= self.last:
            yield Break(sequence, TWICE)
            return
        if sequence > self.last + 1:
            yield from self._settle(follows=True)
            yield missing(self.last + 1, sequence - 1)
            self.previous = None
        whole = row is not None and _is_whole(row)
        follows = row is None or self.previous in (None, row.previous_hash)
        doubted = bool(self.doubt)
        yield from self._settle(follows=follows)
        before, self.last = self.last, sequence
        if row is None:
            yield Break(sequence, SPOILT_ROW)
        elif not whole:
            yield Break(sequence, ALTERED)
        elif not (follows or doubted):
            self.doubt = sequence
        if row is not None and whole:
            yield from self._number(before, row)
        self.previous = row.row_hash if row is not None and whole else None

    def end(self, head: ChainHead | None) -> Iterator[Break]:
        """What the head of the chain, read last, says of the rows."""
        length, named = (head.length, head.hash) if head else (0, "0" * 64)
        doubted = bool(self.doubt)
        yield from self._settle(follows=length != self.last or named == self.previous)
        if head is None and self.last:
            yield Break(self.last, NO_HEAD)
        elif length > self.last:
            yield missing(self.last + 1, length)
        elif length < self.last:
            yield Break(length + 1, BEHIND)
        elif not doubted and self.previous not in (None, named):
            yield Break(self.last, NOT_THE_HEAD)

    def _settle(self, *, follows: bool) -> Iterator[Break]:
        """Of a row in doubt and the one before it, name the one that its neighbours don't know."""
        if self.doubt:
            yield Break(max(1, self.doubt - 1) if follows else self.doubt, REHASHED)
            self.doubt = 0

    def _number(self, before: int, row: Chained) -> Iterator[Break]:
        """Ids are given under the lock of the chain, and so in its order."""
        older, newest = self.ids
        if row.pk > newest:
            self.ids = (newest, row.pk)
        elif row.pk > older:
            yield Break(before, RENUMBERED)
            self.ids = (older, row.pk)
        else:
            yield Break(row.sequence, RENUMBERED)


def missing(first: int, last: int) -> Break:
    """Rows that are not there, named by the first."""
    if first == last:
        return Break(first, "is missing: it was removed")
    return Break(first, f"and those up to {last} are missing: they were removed")


def _is_whole(row: Chained) -> bool:
    try:
        return row.row_hash == row.link_hash()
    except SPOILT:
        return False
