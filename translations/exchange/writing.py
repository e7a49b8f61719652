"""Writing: blocks as the Markdown of our grammar, as this house types it.

Sub-points stand four columns in; two lists in a row have different signs, so that they stay two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from releases.markdown_rules import DEEPEST, MOST_CELLS
from translations.exchange import inlines
from translations.exchange.blocks import (
    Block,
    Blocks,
    Heading,
    Item,
    Line,
    Paragraph,
    Points,
    Quote,
    Rule,
    Run,
    Style,
    Table,
    Verbatim,
)
from translations.exchange.escaping import heading_end, line_starts
from translations.exchange.notes import Tally

INDENT = 4
# What lists and quotations add to the depth that ``markdown_rules`` bounds.
_LIST_LEVELS, _QUOTE_LEVELS, _NOTE_LEVELS = 2, 1, 2
_RULES = {"left": "---", "right": "---:", "center": ":---:"}
_LOWEST = 5  # the page's h6
_SPLIT = " – "
_TENS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
MOST_ROMAN, MOST_IN_BRACKETS, MOST = 39, 999, 999_999_999


def write(blocks: Blocks, notes: Sequence[Blocks], tally: Tally) -> str:
    """The Markdown of a text with its footnotes at the end, numbered from 1.

    What our grammar can't hold is counted in ``tally``.
    """
    writer = _Writer(tally)
    parts = writer.parts(blocks, 0)
    for number, note in enumerate(notes, start=1):
        body = "\n\n".join(writer.parts(note, _NOTE_LEVELS))
        is_bare = not isinstance(note[0], Paragraph)
        parts.append(_hung(f"[^{number}]:", body, INDENT, is_bare=is_bare))
    return "\n\n".join(parts) + "\n" if parts else ""


class _Writer:
    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._cells = 0

    def parts(self, blocks: Blocks, level: int) -> list[str]:
        """The Markdown of each block; what nests too deep takes several."""
        found: list[str] = []
        before: Block | None = None
        is_second = False
        for block in blocks:
            is_second = _are_alike(before, block) and not is_second
            found += self._block(block, level, is_second=is_second)
            before = block
        return found

    def _block(self, block: Block, level: int, *, is_second: bool) -> list[str]:
        match block:
            case Paragraph():
                return [self._paragraph(block)]
            case Heading():
                hashes = "#" * min(block.level + 1, _LOWEST)
                return [f"{hashes} {heading_end(self._line(block.line))}"]
            case Quote():
                return self._quote(block, level)
            case Points():
                return self._points(block, level, is_second=is_second)
            case Table():
                return self._table(block)
            case Verbatim():
                return [_fenced(block.text)]
            case Rule():
                return ["***"]
        raise TypeError(f"points.gather() leaves no {block!r}.")

    def _line(self, line: Line, *, in_cell: bool = False) -> str:
        written = inlines.write(line, in_cell=in_cell)
        if written.is_plain:
            self._tally.add("emphasis")
        return written.markdown

    def _paragraph(self, block: Paragraph) -> str:
        markdown = self._line(block.line)
        return line_starts(("@" if block.is_turn else "") + markdown, is_turn=block.is_turn)

    def _quote(self, block: Quote, level: int) -> list[str]:
        if level >= DEEPEST:
            self._tally.add("deep")
            return self.parts(block.blocks, level)
        inner = "\n\n".join(self.parts(block.blocks, level + _QUOTE_LEVELS))
        return ["\n".join(f"> {line}" if line else ">" for line in inner.split("\n"))]

    # --- lists -----------------------------------------------------------------------------------

    def _points(self, block: Points, level: int, *, is_second: bool) -> list[str]:
        if level >= DEEPEST:
            self._tally.add("deep")
            return [part for item in block.items for part in self._flat(block, item, level)]
        joint = "\n\n" if _is_loose(block) else "\n"
        items = []
        for item in block.items:
            sign = marker(block.style, item.number, is_second=is_second)
            # Four columns are enough below (10) and (viii), and needed below 100.
            indent = max(INDENT, len(sign) + 1) if block.style is Style.NUMBER else INDENT
            body = joint.join(self.parts(item.blocks, level + _LIST_LEVELS))
            is_bare = not isinstance(item.blocks[0], Paragraph | Heading)
            items.append(_hung(sign, body, indent, is_bare=is_bare))
        return [joint.join(items)]

    def _flat(self, block: Points, item: Item, level: int) -> list[str]:
        """A point as paragraphs that begin with its marker."""
        sign = Run(marker(block.style, item.number) + " ")
        first, *rest = item.blocks
        if isinstance(first, Paragraph):
            first = replace(first, line=(sign, *first.line))
        return self.parts((first, *rest), level)

    # --- tables ----------------------------------------------------------------------------------

    def _table(self, block: Table) -> list[str]:
        cells = [[self._line(cell, in_cell=True) for cell in row] for row in block.rows]
        columns = len(block.alignments)
        # As ``markdown_rules`` counts: the row of rules too, and a pipe at either end.
        self._cells += (len(cells) + 1) * (columns + 2)
        if self._cells > MOST_CELLS:
            self._tally.add("large")
            return [line_starts(_SPLIT.join(filter(None, row))) for row in cells if any(row)]
        head, *body = (_row([*row, *[""] * (columns - len(row))]) for row in cells)
        return ["\n".join([head, _row([_RULES[side] for side in block.alignments]), *body])]


def _row(cells: Sequence[str]) -> str:
    return "|" + "".join(f" {cell} |" if cell else " |" for cell in cells)


def _are_alike(before: Block | None, block: Block) -> bool:
    """Whether a parser would take two lists for one."""
    return isinstance(before, Points) and isinstance(block, Points) and before.style == block.style


def _is_loose(block: Points) -> bool:
    """Whether empty lines are needed: of a point's blocks only lists may follow without one."""
    return block.is_loose or not all(
        _may_begin(item.blocks) and all(map(_follows, item.blocks, item.blocks[1:]))
        for item in block.items
    )


def _may_begin(blocks: Blocks) -> bool:
    """Whether a tight point may begin so."""
    return len(blocks) == 1 or isinstance(blocks[0], Paragraph | Points | Quote)


def _follows(before: Block, block: Block) -> bool:
    """Whether a block may stand right below another: of lists below words only those that begin at 1."""
    if isinstance(block, Quote | Verbatim):
        return not isinstance(before, Quote)
    return (
        isinstance(block, Points)
        and (block.items[0].number == 1 or isinstance(before, Points))
        and isinstance(block.items[0].blocks[0], Paragraph)
    )


def marker(style: Style, number: int, *, is_second: bool = False) -> str:
    """What a point begins with; the second of two lists in a row has another sign than the first."""
    match style:
        case Style.BULLET:
            return "*" if is_second else "-"
        case Style.NUMBER:
            return f"{number}{')' if is_second else '.'}"
        case Style.BRACKET:
            return f"({number})"
        case Style.ROMAN:
            return f"({roman(number)})"


def roman(number: int) -> str:
    """A number from 1 to MOST_ROMAN in small Roman letters."""
    numeral = ""
    for value, letters in _TENS:
        while number >= value:
            numeral, number = numeral + letters, number - value
    return numeral


def _hung(marker: str, body: str, indent: int, *, is_bare: bool = False) -> str:
    """``body`` behind a marker, its further lines below its beginning; bare, all of it below."""
    lines = [" " * indent + line if line else "" for line in body.split("\n")]
    if is_bare:
        return "\n".join([marker, *lines])
    return f"{marker} " + "\n".join(lines).lstrip(" ")


def _fenced(text: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}\n{text}\n{fence}"
