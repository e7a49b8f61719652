"""Faults in single sentences: one slip in the translation, at every place where one can be made."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.seeding.places import places
from benchmarks.seeding.slips import SLIPS


@dataclass(frozen=True)
class Fault:
    """The translation of line ``row`` with one slip; ``[start:end]`` is where it is now."""

    row: int
    kind: str
    slip: str
    text: str
    start: int
    end: int


def faults(text: str, language: str, row: int, seed: int) -> Iterator[Fault]:
    """One fault for each place in ``text``, the slip chosen by ``seed``."""
    for place in places(text, language):
        rng = random.Random(f"{seed}/{language}/{row}/{place.found.start()}")  # noqa: S311
        slips = list(SLIPS[place.kind].items())
        rng.shuffle(slips)
        for name, slip in slips:
            change = slip(place.found, language, rng)
            if change:
                begin, stop = place.found.span()
                grown = len(change.new) - (change.end - change.start)
                yield Fault(
                    row, place.kind, name, change.made(text), begin, max(stop, change.end) + grown
                )
                break
