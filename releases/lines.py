"""Lines: a body as a reader has it, one block a line, so that two of them can be compared. Pure.

Of the marks only what a reader could miss is kept: where a link leads, and that a point is one. The
numbers of points are left out, or one point more would change every point below it.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_HEADINGS = {f"h{level}" for level in range(2, 7)}
_BLOCKS = _HEADINGS | {"p", "li", "tr", "blockquote", "pre", "hr", "ul", "ol", "table", "section"}
_CELLS = frozenset({"td", "th"})
_SPACES = re.compile(r"[ \t\n]+")
POINT = "– "
CELL = " | "
INDENT = "    "


def lines(body: str) -> str:
    """The safe HTML ``body`` as plain text: a paragraph, a point or a table's row is a line."""
    reader = _Reader()
    reader.feed(body)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Collects the lines of our own HTML (``releases.markup``), which is well-formed."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []
        self._now: list[str] = []
        self._depth = 0
        self._mark = ""
        self._leads: list[str] = []
        self._is_way_back = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _BLOCKS:
            self._end_line()
        if tag in ("ul", "ol"):
            self._depth += 1
        elif tag == "li":
            self._mark = INDENT * (self._depth - 1) + POINT
        elif tag in _CELLS and "".join(self._now).strip():
            self._now.append(CELL)
        elif tag == "br":
            self._end_line()
        elif tag == "a":
            self._is_way_back = "footnote-backref" in (given.get("class") or "")
            self._leads.append(given.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_line()
        if tag in ("ul", "ol"):
            self._depth -= 1
        elif tag == "a":
            href = self._leads.pop()
            if href and not href.startswith("#"):
                self._now.append(f" <{href}>")
            self._is_way_back = False

    def handle_data(self, data: str) -> None:
        if not self._is_way_back:
            self._now.append(data)

    def _end_line(self) -> None:
        line = _SPACES.sub(" ", "".join(self._now)).strip(" ")
        self._now.clear()
        if line:
            self._lines.append(self._mark + line)
            self._mark = ""

    def text(self) -> str:
        self._end_line()
        return "".join(f"{line}\n" for line in self._lines)
