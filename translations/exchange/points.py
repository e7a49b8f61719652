"""Points: lists of paragraphs that are points by their looks alone, nested as they were meant.

A word processor hands a point over as a paragraph with a level and a marker; a ministry's page types
``（１）`` before it, and the eye does the rest.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from translations.exchange.blocks import (
    Block,
    Blocks,
    Item,
    Line,
    Marked,
    Paragraph,
    Points,
    Sort,
    Style,
)
from translations.exchange.lines import tidy
from translations.exchange.writing import MOST, MOST_IN_BRACKETS, MOST_ROMAN, roman

_ROMANS = {roman(number): number for number in range(1, MOST_ROMAN + 1)}
_IN_BRACKETS = re.compile(r"(?:[(（]\s*([0-9０-９]{1,3}|[ivxⅰ-ⅻ]{1,7})\s*[)）]|([⑴-⒇]))\s*")
_BULLET = re.compile(r"[•・●▪‣◦]\s*")
_SHOWN = re.compile(r"(\(?)(?:((?:\d+\.)*\d{1,9})|([^\W\d_]+))[.)、]*")


@dataclass(frozen=True)
class Marker:
    """What stands before a point: style and number, and what it had to give up to be ours."""

    style: Style
    number: int = 1
    lost: str = ""


# --- markers -----------------------------------------------------------------------------------


def shown(text: str, after: Marker | None = None) -> Marker | None:
    """The marker that a word processor shows before a point: «·», «1.», «(ii)», «b)», «１．２».

    None for one that says more than an order, such as «Article 1». ``after`` is the marker before it
    in the same list: after «h)», «i)» is a letter.
    """
    plain = unicodedata.normalize("NFKC", "".join(text.split()))
    if (len(plain) < 2 and not plain.isdigit()) or not any(map(str.isalnum, plain)):
        return Marker(Style.BULLET)
    found = _SHOWN.fullmatch(plain)
    if found is None:
        return None
    opening, digits, letters = found.groups()
    in_order = Style.BRACKET if opening else Style.NUMBER
    if digits:
        *above, last = digits.split(".")
        return Marker(in_order, int(last), "compound" if above else "")
    number = _ROMANS.get(letters.lower(), 0)
    if not number or _goes_on(letters, after):
        return Marker(in_order, _place(letters), "letters")
    if letters.isupper():
        return Marker(in_order, number, "letters")
    return Marker(Style.ROMAN, number, "" if opening else "romans")


def _goes_on(letters: str, after: Marker | None) -> bool:
    return bool(after and after.lost == "letters" and _place(letters) == after.number + 1)


def _place(letters: str) -> int:
    """The place of a letter in the alphabet, the value of a numeral; 0 for what has none."""
    if len(letters) > 1:
        return 0
    if letters.isascii():
        return ord(letters.lower()) - ord("a") + 1
    return int(unicodedata.numeric(letters, 0))


def typed(line: Line) -> tuple[Marker, Line] | None:
    """The marker (1), （１） or (i) that a line begins with, and the line behind it."""
    found = _IN_BRACKETS.match(line[0].text) if line and line[0].sort is Sort.WORDS else None
    rest = _behind(line, found)
    if found is None or not rest:
        return None
    inner = unicodedata.normalize("NFKC", found[1] or found[2]).strip("()")
    if inner.isdigit():
        return Marker(Style.BRACKET, int(inner)), rest
    number = _ROMANS.get(inner)
    return (Marker(Style.ROMAN, number), rest) if number else None


def _bulleted(line: Line) -> tuple[Marker, Line] | None:
    found = _BULLET.match(line[0].text) if line and line[0].sort is Sort.WORDS else None
    rest = _behind(line, found)
    return (Marker(Style.BULLET), rest) if rest else None


def _behind(line: Line, found: re.Match[str] | None) -> Line:
    return tidy([replace(line[0], text=line[0].text[found.end() :]), *line[1:]]) if found else ()


# --- lists -------------------------------------------------------------------------------------


def separate(line: Line) -> list[Line]:
    """The line cut where a new line of it begins with a marker: each is a point of its own."""
    cuts = [0]
    for place, run in enumerate(line[:-1], start=1):
        is_marked = run.sort is Sort.BREAK and _IN_BRACKETS.match(line[place].text)
        if is_marked and typed(line[place:]):
            cuts.append(place)
    if len(cuts) == 1:
        return [line]
    parts = zip(cuts, [*cuts[1:], len(line)], strict=True)
    return [tidy(line[start:stop]) for start, stop in parts]


def gather(blocks: Iterable[Block]) -> Blocks:
    """The blocks with every run of paragraphs that look like points made into nested lists."""
    found: list[Block] = []
    for kind, group in groupby(_recognised(list(blocks)), _kind):
        if kind:
            found += _nested([block for block in group if isinstance(block, Marked)])
        else:
            found += group
    return tuple(found)


def by_text(style: Style, items: Sequence[Item]) -> tuple[Style, Sequence[Item]]:
    """The style and the points of a list whose markers, all of one style, are typed in its text."""
    found = [_typed_in(item) for item in items]
    styles = {marker.style for marker, _item in filter(None, found)}
    if style in (Style.BULLET, Style.NUMBER) and all(found) and len(styles) == 1:
        return styles.pop(), [item for _marker, item in filter(None, found)]
    return style, items


def listed(style: Style, items: Sequence[Item], *, is_loose: bool = False) -> list[Points]:
    """A list of these points. Where its numbers jump, as ours may not, it is several lists."""
    cut: list[list[Item]] = []
    for item in items:
        item = replace(
            item, number=min(item.number, MOST) or (cut[-1][-1].number + 1 if cut else 1)
        )
        if not cut or (style is Style.NUMBER and item.number != cut[-1][-1].number + 1):
            cut.append([])
        cut[-1].append(item)
    return [Points(_possible(style, part), tuple(part), is_loose) for part in cut]


def _typed_in(item: Item) -> tuple[Marker, Item] | None:
    first, *rest = item.blocks
    found = typed(first.line) if isinstance(first, Paragraph) else None
    if found is None:
        return None
    marker, line = found
    return marker, Item((Paragraph(line), *rest), marker.number)


def _possible(style: Style, items: Iterable[Item]) -> Style:
    """The style, or another where its numbers end before these."""
    numbers = [item.number for item in items]
    if style is Style.ROMAN and max(numbers) > MOST_ROMAN:
        style = Style.BRACKET
    if style is Style.BRACKET and max(numbers) > MOST_IN_BRACKETS:
        style = Style.NUMBER
    return style


def _recognised(blocks: list[Block]) -> list[Block]:
    """Paragraphs with a typed marker as points; with a typed bullet, where another stands beside."""
    found: list[Block] = [_marked(block, typed) for block in blocks]
    for place, block in enumerate(found):
        bullet = _marked(block, _bulleted)
        beside = [*found[max(place - 1, 0) : place], *found[place + 1 : place + 2]]
        if isinstance(bullet, Marked) and any(
            isinstance(other, Marked) or isinstance(_marked(other, _bulleted), Marked)
            for other in beside
        ):
            found[place] = bullet
    return found


def _marked(block: Block, reader: Callable[[Line], tuple[Marker, Line] | None]) -> Block:
    found = reader(block.line) if isinstance(block, Paragraph) and not block.is_turn else None
    if found is None:
        return block
    marker, line = found
    return Marked(Paragraph(line), marker.style, marker.number)


def _kind(block: Block) -> str:
    if not isinstance(block, Marked):
        return ""
    return "typed" if block.style and block.level is None else "told"


@dataclass
class _Open:
    """A list that may still get points."""

    level: int
    style: Style
    items: list[tuple[int, list[Block]]] = field(default_factory=list)

    def closed(self) -> list[Points]:
        return listed(self.style, [Item(tuple(blocks), number) for number, blocks in self.items])


def _nested(points: Iterable[Marked]) -> list[Block]:
    root: list[Block] = []
    stack: list[_Open] = []

    def close(down_to: int) -> None:
        while len(stack) > down_to:
            lists = stack.pop().closed()
            (stack[-1].items[-1][1] if stack else root).extend(lists)

    for point in points:
        if point.style is None:
            (stack[-1].items[-1][1] if stack else root).append(point.block)
            continue
        level = point.level or _implied(stack, point.style)
        close(sum(each.level <= level for each in stack))
        if stack and stack[-1].level == level and stack[-1].style is not point.style:
            close(len(stack) - 1)
        if not stack or stack[-1].level < level:
            stack.append(_Open(level, point.style))
        stack[-1].items.append((point.number, [point.block]))
    close(0)
    return root


def _implied(stack: Sequence[_Open], style: Style) -> int:
    """How deep markers alone say that a point stands: a style of the lists above it goes on there."""
    levels = {each.style: each.level for each in stack}
    return levels.get(style, len(stack) + 1)
