"""Releases made of real pairs: paragraphs, points two deep and notes; and faults in their shape."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

Pair = tuple[str, str]
PARAGRAPHS, POINTS, INNER, NOTES = 2, 4, 3, 2
_MARKED = re.compile(r"^[-*+>#=\s]+(?=\s|$)")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
TAKEN = PARAGRAPHS + POINTS + INNER + NOTES


@dataclass(frozen=True)
class Shape:
    """One side of a release, block by block."""

    paragraphs: tuple[str, ...]
    points: tuple[str, ...]
    inner: tuple[str, ...]  # below the second point
    notes: tuple[str, ...]
    marks: tuple[int, ...]  # for each note, the point that it belongs to

    def markdown(self) -> str:
        blocks = list(self.paragraphs)
        rows = []
        for at, point in enumerate(self.points):
            marks = "".join(f"[^{n + 1}]" for n, place in enumerate(self.marks) if place == at)
            rows.append(f"- {point}{marks}")
            rows += [f"    - {inner}" for inner in self.inner] if at == 1 else []
        notes = [f"[^{number}]: {note}" for number, note in enumerate(self.notes, 1)]
        return "\n\n".join([*blocks, "\n".join(rows), *notes]) + "\n"


@dataclass(frozen=True)
class Faulty:
    """A release whose translation has one fault of shape; ``slip`` is "" where it has none."""

    row: int
    kind: str
    slip: str
    source: str
    target: str


def documents(pairs: Sequence[Pair], seed: int) -> Iterator[Faulty]:
    """For every eleven pairs a release, first whole, then with each fault once."""
    for row in range(0, len(pairs) - TAKEN + 1, TAKEN):
        rng = random.Random(f"{seed}/{row}")  # noqa: S311
        taken = pairs[row : row + TAKEN]
        source, target = (_shape([_plain(pair[side]) for pair in taken]) for side in (0, 1))
        yield Faulty(row, "none", "", source.markdown(), target.markdown())
        for kind, slip, shape in _slips(target, rng):
            yield Faulty(row, kind, slip, source.markdown(), shape.markdown())


def _shape(texts: Sequence[str]) -> Shape:
    ends = (PARAGRAPHS, PARAGRAPHS + POINTS, PARAGRAPHS + POINTS + INNER)
    first, second, third = ends
    return Shape(
        tuple(texts[:first]),
        tuple(texts[first:second]),
        tuple(texts[second:third]),
        tuple(texts[third:]),
        marks=(0, 2),
    )


def _plain(sentence: str) -> str:
    """The sentence without what Markdown would read at its start as a list or a heading."""
    return _NUMBERED.sub(r"\1\\\2", _MARKED.sub("", sentence)) or sentence


def _slips(shape: Shape, rng: random.Random) -> Iterator[tuple[str, str, Shape]]:
    free = [at for at in range(POINTS) if at not in (*shape.marks, 1)]
    at = rng.choice(free)
    points = shape.points
    yield (
        "list",
        "point dropped",
        replace(
            shape,
            points=points[:at] + points[at + 1 :],
            marks=tuple(mark - (mark > at) for mark in shape.marks),
        ),
    )
    yield (
        "list",
        "point doubled",
        replace(
            shape,
            points=points[: at + 1] + points[at:],
            marks=tuple(mark + (mark > at) for mark in shape.marks),
        ),
    )
    inner = rng.randrange(INNER)
    yield (
        "list",
        "inner point dropped",
        replace(shape, inner=shape.inner[:inner] + shape.inner[inner + 1 :]),
    )
    yield (
        "list",
        "inner point doubled",
        replace(shape, inner=shape.inner[: inner + 1] + shape.inner[inner:]),
    )
    note = rng.randrange(NOTES)
    yield (
        "footnote",
        "note dropped",
        replace(
            shape,
            notes=shape.notes[:note] + shape.notes[note + 1 :],
            marks=shape.marks[:note] + shape.marks[note + 1 :],
        ),
    )
    yield (
        "footnote",
        "note doubled",
        replace(
            shape,
            notes=shape.notes[: note + 1] + shape.notes[note:],
            marks=shape.marks[: note + 1] + shape.marks[note:],
        ),
    )
