"""Splitting: a Markdown text into pieces, by the blocks that the page's own parser finds in it.

The result is a partition of the source, byte for byte. Only the blocks are read (CommonMark,
chapter 4 and 5); what stands inside a block, such as emphasis, links and notes' marks, is its text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from releases.markdown_rules import BlockRule, rewrap
from releases.markup import LIMIT, parser
from translations.segmentation.pieces import Kind, Parts, Piece, join

_LEAVES = ("table", "code", "fence", "heading", "lheading", "paragraph")
_LINE_END = re.compile(r"\r\n?")
_PIPE = re.compile(r"(?<!\\)\|")

Span = tuple[int, int]


class _Block(NamedTuple):
    """A leaf block: its token, the one after it, and from where to where each of its lines goes."""

    token: Token
    following: Token
    lines: Sequence[Span]


def split(markdown: str) -> Parts:
    """Cut ``markdown`` into its pieces, so that ``join(split(x)) == x`` for any text x.

    A text over the limit that ``releases.markup`` refuses is one piece, unread.
    """
    if len(markdown.encode("utf-8", "surrogatepass")) > LIMIT:
        return _undivided(markdown)
    plain = _LINE_END.sub("\n", markdown)
    places = _Places(markdown)
    pieces, end = [], 0
    for kind, depth, (begin, stop) in _runs(plain):
        start, close = places.typed(begin), places.typed(stop)
        pieces.append(Piece(kind, depth, markdown[end:start], markdown[start:close]))
        end = close
    parts = Parts(tuple(pieces), markdown[end:])
    return parts if join(parts) == markdown else _undivided(markdown)


def _undivided(markdown: str) -> Parts:
    return Parts((Piece(Kind.PARAGRAPH, 0, "", markdown),), "")


class _Places:
    """From places in the text with LF alone, as the parser reads it, to those in it as typed."""

    def __init__(self, markdown: str) -> None:
        ends = (found.start() for found in re.finditer(r"\r\n", markdown))
        self._pairs = [start - earlier for earlier, start in enumerate(ends)]

    def typed(self, place: int) -> int:
        return place + bisect_left(self._pairs, place)


@cache
def _reader() -> MarkdownIt:
    """The page's parser, stopped before it reads what stands inside the blocks."""
    md = parser()
    md.core.ruler.enableOnly(["normalize", "block"])
    for name in _LEAVES:
        rewrap(md, name, _with_lines)
    return md


def _with_lines(rule: BlockRule) -> BlockRule:
    """Keep where the lines of a leaf begin, behind indents and markers: only its rule knows."""

    def leaf(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        first = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if not silent:
            state.tokens[first].meta["lines"] = [
                (state.bMarks[line] + state.tShift[line], state.eMarks[line])
                for line in range(start, state.line)
            ]
        return True

    return leaf


def _runs(plain: str) -> Iterator[tuple[Kind, int, Span]]:
    """Each translatable run: kind, depth, and its place in ``plain``."""
    around: list[str] = []
    tokens = _reader().parse(plain)
    for index, token in enumerate(tokens):
        if token.nesting < 0:
            around.pop()
        if "lines" in token.meta:
            block = _Block(token, tokens[min(index + 1, len(tokens) - 1)], token.meta["lines"])
            kind = _kind(token, around, follows=tokens[index - 1].type if index else "")
            level = int(token.tag[1]) if kind == Kind.HEADING else None
            depth = around.count("list_item_open") + around.count("blockquote_open")
            for span in _spans(plain, block):
                if kind == Kind.TABLE_CELL or plain[slice(*span)].strip():
                    yield kind, level or depth, span
        if token.nesting > 0:
            around.append(token.type)


def _kind(token: Token, around: Sequence[str], *, follows: str) -> Kind:
    """What a leaf is: all text of a note is the note's; a point is a list item's first paragraph."""
    of_itself = {"table_open": Kind.TABLE_CELL, "fence": Kind.CODE, "code_block": Kind.CODE}
    if token.type in of_itself:
        return of_itself[token.type]
    if "footnote_reference_open" in around:
        return Kind.FOOTNOTE
    if token.type == "heading_open":
        return Kind.HEADING
    if follows == "list_item_open":
        return Kind.LIST_ITEM
    return Kind.QUOTE if around and around[-1] == "blockquote_open" else Kind.PARAGRAPH


def _spans(plain: str, block: _Block) -> Iterator[Span]:
    lines = block.lines
    match block.token.type:
        case "table_open":
            for line in (lines[0], *lines[2:]):
                yield from _cells(plain, line)
        case "fence":
            # The last line is the closing fence unless the content reaches the end of the text.
            count = len(block.token.content.removesuffix("\n").split("\n"))
            content = lines[1 : 1 + count] if block.token.content else ()
            if content:
                yield content[0][0], content[-1][1]
        case "heading_open" if block.token.markup.startswith("#"):
            yield _after_hashes(plain, block)
        case "heading_open":
            yield _trimmed(plain, lines[0][0], lines[-2][1])
        case _:
            yield _trimmed(plain, lines[0][0], lines[-1][1])


def _after_hashes(plain: str, block: _Block) -> Span:
    """The text of an ATX heading, without closing hashes: the parser has read it from this line."""
    start, end = block.lines[0]
    begin, _end = _trimmed(plain, start + len(block.token.markup), end)
    return begin, begin + len(block.following.content)


def _trimmed(plain: str, start: int, end: int) -> Span:
    """The span without the white space at its ends that the parser takes away."""
    text = plain[start:end]
    begin = end - len(text.lstrip(MD_TRIM_CHARS))
    return begin, max(begin, start + len(text.rstrip(MD_TRIM_CHARS)))


def _cells(plain: str, line: Span) -> Iterator[Span]:
    """The cells of a row, also those beyond the header's: unescaped pipes part them (GFM, 4.10)."""
    start, end = _trimmed(plain, *line)
    pipes = [start + found.start() for found in _PIPE.finditer(plain[start:end])]
    edges = [start - 1, *pipes, end]
    cells = [(left + 1, right) for left, right in pairwise(edges)]
    if cells and cells[0][0] == cells[0][1]:
        cells = cells[1:]
    if cells and cells[-1][0] == cells[-1][1]:
        cells = cells[:-1]
    for left, right in cells:
        begin, stop = _trimmed(plain, left, right)
        # An empty cell is where one would type: behind the space that follows the pipe.
        empty = min(left + 1, right)
        yield (begin, stop) if begin < stop else (empty, empty)
