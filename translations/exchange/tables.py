"""Tables: the grid of an HTML table, each cell one line, its merged cells taken apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from releases.markdown_rules import MOST_CELLS
from translations.exchange.blocks import (
    Block,
    Blocks,
    Heading,
    Line,
    Paragraph,
    Points,
    Quote,
    Run,
    Sort,
    Style,
    Table,
    Verbatim,
)
from translations.exchange.html_tree import Element, Node
from translations.exchange.lines import tidy, without
from translations.exchange.notes import Tally
from translations.exchange.writing import marker

_WIDEST = 50  # columns that one cell may span
_MOST_PLACES = 4 * MOST_CELLS
_SECTIONS = ("thead", "tbody", "tfoot")
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))

BlocksOf = Callable[[Element], Blocks]


def read(table: Element, blocks_of: BlocksOf, tally: Tally) -> list[Block]:
    """The table in our grammar, its caption as a paragraph before it.

    One that only lays the page out becomes the blocks of its cells.
    """
    captions = _named(table.children, "caption")
    before = [block for caption in captions for block in blocks_of(caption)]
    rows = list(_rows(table))
    if _is_layout(table, rows):
        return before + [block for row in rows for cell in row for block in blocks_of(cell)]
    return before + _Grid(rows, lambda cell: flat(blocks_of(cell), tally), tally).table()


def flat(blocks: Iterable[Block], tally: Tally | None = None) -> Line:
    """All words of these blocks in one line; ``tally`` counts the line ends that became spaces."""
    lines = [line for line in _lines(blocks, tally) if line]
    ends = max(len(lines) - 1, 0)
    runs: list[Run] = []
    for line in lines:
        ends += sum(run.sort is Sort.BREAK for run in line)
        runs += [
            replace(run, text=" ", sort=Sort.WORDS) if run.sort is Sort.BREAK else run
            for run in line
        ]
        runs.append(Run(" "))
    if tally is not None and ends:
        tally.add("cell_lines", ends)
    return tidy(runs)


def _lines(blocks: Iterable[Block], tally: Tally | None) -> Iterator[Line]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield block.line
            case Verbatim():
                yield (Run(" ".join(block.text.split()), sort=Sort.CODE),)
            case Quote():
                yield from _lines(block.blocks, tally)
            case Points():
                yield from _points(block, tally)
            case Table():
                if tally is not None:
                    tally.add("nested")
                yield from (cell for row in block.rows for cell in row)


def _points(block: Points, tally: Tally | None) -> Iterator[Line]:
    for item in block.items:
        sign = "•" if block.style is Style.BULLET else marker(block.style, item.number)
        first, *rest = list(_lines(item.blocks, tally)) or [()]
        yield Run(f"{sign} "), *first
        yield from rest


def _named(nodes: Iterable[Node], *tags: str) -> list[Element]:
    return [node for node in nodes if isinstance(node, Element) and node.tag in tags]


def _rows(table: Element) -> Iterator[list[Element]]:
    """The cells of each row in the order of the page: a foot may stand before the body."""
    parts: dict[str, list[Element]] = {tag: [] for tag in _SECTIONS}
    for child in table.children:
        if isinstance(child, Element) and child.tag == "tr":
            parts["tbody"].append(child)
        elif isinstance(child, Element) and child.tag in parts:
            parts[child.tag] += _named(child.children, "tr")
    for row in (row for tag in _SECTIONS for row in parts[tag]):
        yield [cell for cell in row.children if isinstance(cell, Element)]


def _is_layout(table: Element, rows: Sequence[Sequence[Element]]) -> bool:
    """Whether a table holds no columns of facts but the page itself."""
    if table.attributes.get("role") in ("presentation", "none"):
        return True
    cells = [cell for row in rows for cell in row]
    if any(cell.tag == "th" for cell in cells):
        return False
    within = (element for cell in cells for element in cell.walk())
    is_one = sum(bool(cell.text.strip()) for cell in cells) < 2
    return is_one or any(element.tag in _HEADINGS for element in within)


class _Grid:
    """The places of a table's cells, counted from its rows and spans."""

    def __init__(
        self, rows: Sequence[Sequence[Element]], line: Callable[[Element], Line], tally: Tally
    ) -> None:
        self._height = len(rows)
        # A first row with both is one of facts, which its first cell heads: our grammar knows a head
        # of columns only, which then is empty.
        tags = {cell.tag for row in rows[:1] for cell in row if cell.text.strip()}
        self._has_no_head = {"th", "td"} <= tags
        self._taken: set[tuple[int, int]] = set()
        self._rows: list[list[Line]] = []
        self._sides: dict[int, list[tuple[int, str]]] = {}
        for y, row in enumerate(rows):
            self._rows.append([])
            for cell in row:
                x = len(self._rows[y])
                while (x, y) in self._taken:
                    x += 1
                self._rows[y] += [()] * (x - len(self._rows[y]))
                if self._take(cell, x, y):
                    tally.add("merged")
                self._put(cell, line(cell), x, y)

    def _take(self, cell: Element, x: int, y: int) -> bool:
        """Take the places of a cell; returns whether it has several. Absurd spans are not believed."""
        width = min(_number(cell.attributes.get("colspan"), 1) or 1, _WIDEST)
        left = self._height - y
        height = min(_number(cell.attributes.get("rowspan"), 1) or left, left)
        if width * height + len(self._taken) > _MOST_PLACES:
            width = height = 1
        self._taken |= {(x + i, y + j) for i in range(width) for j in range(height)}
        return width * height > 1

    def _put(self, cell: Element, line: Line, x: int, y: int) -> None:
        is_head = cell.tag == "th" and is_bold(line)
        self._rows[y].append(without(line, "strong") if is_head else line)
        if line:
            self._sides.setdefault(x, []).append((y, _side(cell)))

    def table(self) -> list[Block]:
        if not any(any(row) for row in self._rows):
            return []
        if self._has_no_head:
            self._rows.insert(0, [])
        elif all(map(is_bold, self._rows[0])):
            self._rows[0] = [without(line, "strong") for line in self._rows[0]]
        width = max(x + 1 for x, _y in self._taken)
        return [Table(tuple(map(tuple, self._rows)), tuple(map(self._alignment, range(width))))]

    def _alignment(self, column: int) -> str:
        """How the words of a column stand, if all alike; those of its head count if it is all."""
        sides = self._sides.get(column, [])
        head = -1 if self._has_no_head else 0
        below = {side for y, side in sides if y > head} or {side for _y, side in sides}
        return below.pop() if len(below) == 1 else "left"


def is_bold(line: Line) -> bool:
    """Whether a line is bold as a whole, as one that heads something is in any case."""
    return all(
        any(mark.kind == "strong" for mark in run.marks) or not run.text.strip() for run in line
    )


def _number(typed: str | None, default: int) -> int:
    typed = (typed or "").strip()
    return int(typed[:6]) if typed.isdecimal() else default


def _side(cell: Element) -> str:
    """Where the words of a cell stand, told on it or on its only paragraph."""
    inner = [child for child in cell.children if not isinstance(child, str) or child.strip()]
    paragraph = inner[0] if len(inner) == 1 and isinstance(inner[0], Element) else cell
    for element in (paragraph, cell):
        told = element.style.get("text-align") or element.attributes.get("align", "").lower()
        told = told or next(
            (c.removeprefix("align-") for c in element.classes if c.startswith("align-")), ""
        )
        if told in ("right", "center"):
            return told
        if told == "end":
            return "right"
    return "left"
