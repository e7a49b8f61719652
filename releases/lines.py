"""Lines: a body as a reader has it, one block a line, so that two of them can be compared. Pure.

Of the marks only what a reader could miss is kept: where a link leads, and that a point is one. The
numbers of points are left out, or one point more would change every point below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_HEADINGS = {f"h{level}" for level in range(2, 7)}
_BLOCKS = _HEADINGS | {"p", "li", "tr", "blockquote", "pre", "hr", "ul", "ol", "table", "section"}
_KINDS = {"li": "point", "tr": "row"}
_CELLS = frozenset({"td", "th"})
_SPACES = re.compile(r"[ \t\n]+")
POINT = "– "
CELL = " | "
INDENT = "    "


@dataclass(frozen=True)
class Line:
    """One block of a body: ``kind`` is ``heading``, ``point``, ``row`` or ``paragraph``.

    ``level`` is a heading's own, or in how many lists the block stands: a paragraph in one goes on with
    the point above it. Only a row has more ``cells`` than one; ``is_head`` is the row that heads a table.
    """

    kind: str
    cells: tuple[str, ...]
    level: int = 0
    is_head: bool = False

    @property
    def text(self) -> str:
        """The line as plain text."""
        mark = INDENT * (self.level - 1) + POINT if self.kind == "point" else ""
        return mark + CELL.join(self.cells)


def lines(body: str) -> str:
    """The safe HTML ``body`` as plain text: a paragraph, a point or a table's row is a line."""
    return "".join(f"{line.text}\n" for line in lines_of(body))


def lines_of(body: str) -> list[Line]:
    """The blocks of the safe HTML ``body``, each with what it is."""
    reader = _Reader()
    reader.feed(body)
    reader.close()
    return reader.read()


class _Reader(HTMLParser):
    """Collects the lines of our own HTML (``releases.markup``), which is well-formed."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []
        self._now: list[str] = []
        self._cells: list[str] = []
        self._kind, self._level, self._is_head = "paragraph", 0, False
        self._depth = 0
        self._leads: list[str] = []
        self._is_way_back = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _BLOCKS:
            self._begin(tag)
        elif tag in _CELLS:
            self._is_head = tag == "th"
        elif tag == "br":
            self._end_line()
        elif tag == "a":
            self._is_way_back = "footnote-backref" in (given.get("class") or "")
            self._leads.append(given.get("href") or "")

    def _begin(self, tag: str) -> None:
        self._end_line()
        if tag in ("ul", "ol"):
            self._depth += 1
        elif tag in _HEADINGS:
            self._kind, self._level = "heading", int(tag[1])
        elif tag in _KINDS:
            self._kind = _KINDS[tag]

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS:
            self._cells.append(self._words())
        if tag in _BLOCKS:
            self._end_line()
        if tag == "tr":
            self._kind = "paragraph"  # also after a row in which nothing is said
        elif tag in ("ul", "ol"):
            self._depth -= 1
        elif tag == "a":
            href = self._leads.pop()
            if href and not href.startswith("#"):
                self._now.append(f" <{href}>")
            self._is_way_back = False

    def handle_data(self, data: str) -> None:
        if not self._is_way_back:
            self._now.append(data)

    def _words(self) -> str:
        said = _SPACES.sub(" ", "".join(self._now)).strip(" ")
        self._now.clear()
        return said

    def _end_line(self) -> None:
        cells, said = tuple(self._cells), self._words()
        self._cells.clear()
        if not said and not any(cells):
            return
        level = self._level if self._kind == "heading" else self._depth
        self._lines.append(Line(self._kind, cells or (said,), level, self._is_head))
        self._kind, self._is_head = "paragraph", False

    def read(self) -> list[Line]:
        """What was read so far."""
        self._end_line()
        return self._lines
