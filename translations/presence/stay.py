"""A stay: one person in one room of a text, as both stores keep it; and what a store must do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

KEPT = 30.0  # seconds after its last beat that a page counts as open; it beats every ten
MOST = 50  # that are kept of one text: more people than an office has


@dataclass(frozen=True)
class Seen:
    """A stay as it is told: in seconds since, not in moments, since no two clocks agree."""

    user: int
    room: str
    passage: str
    since: int
    seen: int
    typed: int | None


@dataclass(frozen=True)
class Stay:
    """``since``, ``seen`` and ``typed`` are seconds by the clock of the store that keeps it."""

    user: int
    room: str
    page: str
    passage: str
    since: float
    seen: float
    typed: float | None

    def is_fresh(self, now: float) -> bool:
        return now - self.seen < KEPT

    def seen_from(self, now: float) -> Seen:
        typed = None if self.typed is None else _whole(now - self.typed)
        since, seen = _whole(now - self.since), _whole(now - self.seen)
        return Seen(self.user, self.room, self.passage, since, seen, typed)


class Store(Protocol):
    """Where stays are kept; either of the two, which are tried with the same examples."""

    def now(self) -> float:
        """The present moment by the store's own clock."""

    def read(self, text: int) -> tuple[float, Sequence[Stay]]:
        """All that it holds of a text, stale or not, and the moment at which it held that.

        Where it holds nothing, the moment is of no use to anybody, and may be any.
        """

    def write(self, text: int, stay: Stay, *, is_new: bool) -> None:
        """Keep a stay in place of what is kept of the same person and room."""

    def forget(self, text: int, stays: Iterable[Stay]) -> None:
        """Keep these no longer, where nothing newer was written in their place."""


def _whole(seconds: float) -> int:
    return max(0, round(seconds))
