"""A file of pairs: tab-separated, a header, no quoting: a quotation mark is a character like others."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _

from releases.document import Document
from releases.markup import MarkupRefused, refuse_large
from translations.checks.input import values
from translations.exchange.errors import Unreadable
from translations.exchange.reading import decoded
from translations.segmentation import Kind, split

LIMIT = 50_000_000  # bytes
TEXTS = ("source", "target")

# Not str.splitlines(), which breaks at U+2028 and form feeds too.
_LINE_END = re.compile(r"\r?\n")

Value = TypeVar("Value")


@dataclass(frozen=True)
class Pair:
    """One row, its number counted from 1 after the header; ``line`` is that in the file."""

    row: int
    line: int
    source: str
    target: str
    source_language: str
    language: str
    date: datetime.date | None = None
    place_zone: str | None = None

    @property
    def documents(self) -> tuple[Document, Document]:
        """Both as paragraphs; as titles where Markdown would read a list or heading into a sentence."""
        texts = (self.source, self.target)
        if all(piece.kind == Kind.PARAGRAPH for text in texts for piece in split(text).pieces):
            source, target = (Document("", "", text, standing="") for text in texts)
        else:
            source, target = (Document(text, "", "", standing="") for text in texts)
        return source, target


def read_pairs(
    name: str, data: bytes, *, source_language: str = "", language: str = ""
) -> Sequence[Pair]:
    """Every pair in the file ``name``; what a row says of its languages wins over the arguments.

    Raises Unreadable, naming file, line and column.
    """
    if len(data) > LIMIT:
        raise Unreadable(name, 0, _("The file is over %(limit)d kB.") % {"limit": LIMIT // 1000})
    lines = _LINE_END.split(decoded(name, data))
    if not any(line.strip() for line in lines):
        raise Unreadable(name, 0, _("The file is empty."))
    columns = _columns(name, lines[0])
    given = {"source_language": source_language, "language": language}
    rows = _rows(name, columns, lines[1:])
    return [_Row(name, line, cells, given).pair(row) for row, (line, cells) in enumerate(rows, 1)]


def _columns(name: str, header: str) -> Sequence[str]:
    columns = [column.strip() for column in header.split("\t")]
    for column in TEXTS:
        if column not in columns:
            raise Unreadable(
                name,
                1,
                _("The column “%(column)s” is missing; there are: %(columns)s.")
                % {"column": column, "columns": ", ".join(columns)},
            )
    for column in columns:
        if column and columns.count(column) > 1:
            raise Unreadable(
                name, 1, _("The column “%(column)s” stands here twice.") % {"column": column}
            )
    return columns


def _rows(
    name: str, columns: Sequence[str], lines: Sequence[str]
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each row with its line; empty lines are no rows, cells after the target may be left out."""
    least = max(columns.index(column) for column in TEXTS) + 1
    for number, line in enumerate(lines, 2):
        if not line:
            continue
        cells = line.split("\t")
        if not least <= len(cells) <= len(columns):
            raise Unreadable(
                name,
                number,
                _("The line has %(cells)d columns, the header %(columns)d: %(names)s.")
                % {"cells": len(cells), "columns": len(columns), "names": ", ".join(columns)},
            )
        yield number, dict(zip(columns, cells, strict=False))


@dataclass(frozen=True)
class _Row:
    """The cells of one row, read one by one; each method raises Unreadable with line and column."""

    name: str
    line: int
    cells: Mapping[str, str]
    given: Mapping[str, str]

    def pair(self, row: int) -> Pair:
        for column in TEXTS:
            self._refuse_large(column)
        return Pair(
            row,
            self.line,
            self.cells["source"],
            self.cells["target"],
            self._language("source_language"),
            self._language("language"),
            self._value("date", values.day),
            self._value("place_zone", values.zone),
        )

    def _language(self, column: str) -> str:
        found = self._value(column, values.language) or self.given[column]
        if not found:
            option = column.replace("_", "-")
            raise Unreadable(
                self.name,
                self.line,
                _("The row does not say its %(column)s: give --%(option)s.")
                % {"column": column, "option": option},
            )
        return found

    def _value(self, column: str, read: Callable[[str], Value]) -> Value | None:
        text = self.cells.get(column, "").strip()
        try:
            return read(text) if text else None
        except ValueError as error:
            raise Unreadable(self.name, self.line, f"{column}: {error}") from error

    def _refuse_large(self, column: str) -> None:
        try:
            refuse_large(self.cells[column])
        except MarkupRefused as error:
            raise Unreadable(self.name, self.line, f"{column}: {error}") from error
