"""Blocks: what a text is made of between the page that it comes from and the Markdown it becomes."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class Mark(NamedTuple):
    """What words are marked with: ``strong``, ``em`` or, with an address, ``link``."""

    kind: str
    href: str = ""


STRONG, EM = Mark("strong"), Mark("em")


class Sort(enum.Enum):
    """What a run is: words, code, characters with their reading, a footnote's mark, a line's end."""

    WORDS = enum.auto()
    CODE = enum.auto()
    RUBY = enum.auto()
    NOTE = enum.auto()
    BREAK = enum.auto()


@dataclass(frozen=True)
class Run:
    """A piece of a line and its marks, the outermost first. The text of a NOTE is its number."""

    text: str
    marks: tuple[Mark, ...] = ()
    sort: Sort = Sort.WORDS
    reading: str = ""


Line: TypeAlias = "tuple[Run, ...]"


class Style(enum.Enum):
    """How points are marked, as our grammar writes the first."""

    BULLET = "-"
    NUMBER = "1."
    BRACKET = "(1)"
    ROMAN = "(i)"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a turn of a speaker begins with the speaker's name and a colon."""

    line: Line
    is_turn: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading; ``level`` 1 is the highest."""

    level: int
    line: Line


@dataclass(frozen=True)
class Quote:
    """A quotation."""

    blocks: Blocks


@dataclass(frozen=True)
class Verbatim:
    """Lines in which every space counts."""

    text: str


@dataclass(frozen=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True)
class Item:
    """One point of a list, with the number it bears; bullets bear none."""

    blocks: Blocks
    number: int = 1


@dataclass(frozen=True)
class Points:
    """A list. ``is_loose``: its points are paragraphs, with empty lines between."""

    style: Style
    items: tuple[Item, ...]
    is_loose: bool = False


@dataclass(frozen=True)
class Table:
    """A table: rows of cells, the first row its head; for each column "left", "right" or "center".

    Cells that a row lacks at its end are empty.
    """

    rows: tuple[tuple[Line, ...], ...]
    alignments: tuple[str, ...]


@dataclass(frozen=True)
class Marked:
    """A paragraph that is a point of a list by its looks alone, until ``points`` makes it one.

    ``level`` counts from 1; None where only the markers tell how deep it is. Without a style it goes
    on with the point before.
    """

    block: Paragraph
    style: Style | None
    number: int = 1
    level: int | None = None


Block: TypeAlias = "Paragraph | Heading | Quote | Verbatim | Rule | Points | Table | Marked"
Blocks: TypeAlias = "tuple[Block, ...]"
