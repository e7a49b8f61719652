"""Faults in single sentences: one slip in the translation, at every place where one can be made."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.seeding.places import Place, places
from benchmarks.seeding.slips import SLIPS, Change

_FIGURE = re.compile(r"\d+(?:[., \u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d{1,2}(?!\d))?")


@dataclass(frozen=True)
class Fault:
    """The translation of line ``row`` with one slip; ``[start:end]`` is where it is now.

    ``is_shared``: the source has the figure too, so that nobody could say that it isn't comparable.
    """

    row: int
    kind: str
    slip: str
    text: str
    start: int
    end: int
    is_shared: bool


def faults(source: str, text: str, language: str, row: int, seed: int) -> Iterator[Fault]:
    """One fault for each place in ``text``, the slip chosen by ``seed``."""
    for place in places(text, language):
        rng = random.Random(f"{seed}/{language}/{row}/{place.found.start()}")  # noqa: S311
        slips = list(SLIPS[place.kind].items())
        rng.shuffle(slips)
        for name, slip in slips:
            change = slip(place.found, language, rng)
            if change:
                yield _fault(place, name, change, source, text, row)
                break


def _fault(place: Place, slip: str, change: Change, source: str, text: str, row: int) -> Fault:
    begin, stop = place.found.span()
    grown = len(change.new) - (change.end - change.start)
    end = max(stop, change.end) + grown
    return Fault(row, place.kind, slip, change.made(text), begin, end, _is_shared(place, source))


def _is_shared(place: Place, source: str) -> bool:
    """Whether the source has all figures of the place, whatever signs and zeros are in them.

    A time may be counted in twelve hours or twenty-four; of what is in words nothing is known.
    """
    ours, theirs = _figures(place.found[0]), _figures(source)
    if place.kind == "clock":
        ours, theirs = ({_of_twelve(each) for each in side} for side in (ours, theirs))
    return bool(ours) and ours <= theirs


def _figures(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKC", text)
    return {re.sub(r"\D", "", each).strip("0") or "0" for each in _FIGURE.findall(plain)}


def _of_twelve(figure: str) -> str:
    return str(int(figure) % 12)
