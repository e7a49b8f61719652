"""Two texts as one in HTML: what is gone in ``del``, what has come in ``ins``, in the structure of both."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from releases.comparing_lines import ComparedLine, Runs

_MARKS = {"old": "del", "new": "ins"}
# The page's title is its h1, and the part that is compared has an h2.
_FIRST, _DEEPEST = 3, 6


def as_html(compared: Iterable[ComparedLine]) -> SafeString:
    """The safe HTML of ``compared``: headings below the part's own, lists in lists, tables as tables."""
    lines = list(compared)
    levels = (each.line.level for each in lines if each.line.kind == "heading")
    writer = _Writer(min(levels, default=0))
    for line in lines:
        writer.write(line)
    return mark_safe(writer.read())  # noqa: S308 - every word of it is escaped


class _Writer:
    """Opens and closes lists and tables as the lines come."""

    def __init__(self, highest: int) -> None:
        self._highest = highest  # the level of the headings that stand highest
        self._html: list[str] = []
        self._depth = 0
        self._table = ""  # the part of the table that is open

    def write(self, compared: ComparedLine) -> None:
        line = compared.line
        if line.kind == "row":
            self._write_row(compared)
            return
        self._close_table()
        words = "".join(map(_marked, compared.cells))
        if line.kind == "point":
            self._open_point(line.level)
            self._html.append(words)
            return
        self._close_lists(line.level if line.kind == "paragraph" else 0)
        level = min(line.level - self._highest + _FIRST, _DEEPEST)
        tag = f"h{level}" if line.kind == "heading" else "p"
        self._html.append(f"<{tag}>{words}</{tag}>")

    def _open_point(self, level: int) -> None:
        self._close_lists(level)
        if self._depth == level:
            self._html.append("</li><li>")
        while self._depth < level:
            self._html.append("<ul><li>")
            self._depth += 1

    def _write_row(self, compared: ComparedLine) -> None:
        self._close_lists(0)
        part = "thead" if compared.line.is_head else "tbody"
        if self._table == "tbody" and part == "thead":
            self._close_table()
        if not self._table:
            self._html.append("<table>")
        if self._table != part:
            self._html.append(f"</{self._table}>" if self._table else "")
            self._html.append(f"<{part}>")
            self._table = part
        cell, facts = ("th", ' scope="col"') if compared.line.is_head else ("td", "")
        cells = "".join(f"<{cell}{facts}>{_marked(runs)}</{cell}>" for runs in compared.cells)
        self._html.append(f"<tr>{cells}</tr>")

    def _close_lists(self, level: int) -> None:
        while self._depth > level:
            self._html.append("</li></ul>")
            self._depth -= 1

    def _close_table(self) -> None:
        if self._table:
            self._html.append(f"</{self._table}></table>")
            self._table = ""

    def read(self) -> str:
        self._close_table()
        self._close_lists(0)
        return "".join(self._html)


def _marked(runs: Runs) -> str:
    return "".join(
        f"<{mark}>{escape(run.text)}</{mark}>" if mark else escape(run.text)
        for run in runs
        for mark in [_MARKS.get(run.kind)]
    )
