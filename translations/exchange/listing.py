"""Listing: the lists of an HTML page, also where one stands between the points of another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from translations.exchange.blocks import Block, Blocks, Item, Style
from translations.exchange.html_tree import Element
from translations.exchange.notes import Tally
from translations.exchange.points import by_text, gather, listed

LISTS = frozenset(["ul", "ol", "menu", "dir"])
_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_NUMBERS = ("decimal", "none")

BlocksOf = Callable[[Element], Blocks]


def points_of(node: Element, blocks_of: BlocksOf, tally: Tally) -> list[Block]:
    """The list that an element is, and before it what stands in it before its first point.

    ``blocks_of`` reads a point as it stands: what is typed in it may be its marker.
    """
    before: list[Block] = []
    items: list[Item] = []
    number = _number(node.attributes.get("start")) or 1
    for child in _entries(node):
        is_list = child.tag in LISTS
        blocks = tuple(points_of(child, blocks_of, tally)) if is_list else blocks_of(child)
        if is_list or _is_unmarked(child):
            # Not valid, but what Google Docs and many pages write for the points below a point.
            before, items = _below_last(before, items, blocks)
        elif blocks:
            number = _number(child.attributes.get("value")) or number
            items.append(Item(blocks, number))
            number += 1
    style, lost = _style(node)
    if lost and items:
        tally.add(lost, len(items))
    style, told = by_text(style, items)
    items = [Item(gather(item.blocks), item.number) for item in told]
    return [*before, *listed(style, items, is_loose=_is_loose(node))] if items else before


def _below_last(
    before: list[Block], items: list[Item], blocks: Blocks
) -> tuple[list[Block], list[Item]]:
    if not items:
        return [*before, *blocks], items
    *rest, last = items
    return before, [*rest, Item((*last.blocks, *blocks), last.number)]


def _entries(node: Element) -> Iterator[Element]:
    """What stands in a list, also without an element of its own; a point in a box is a point."""
    for child in node.children:
        if isinstance(child, str):
            if child.strip():
                yield Element("li", {}, [child])
        elif child.tag != "li" and child.tag not in LISTS and any(_items(child)):
            yield from (each for each in child.children if isinstance(each, Element))
        else:
            yield child


def _is_unmarked(item: Element) -> bool:
    """Whether a point has no marker and no words of its own: it only holds a list."""
    return item.style.get("list-style-type", item.style.get("list-style")) == "none" and not any(
        (isinstance(child, str) and child.strip())
        or (isinstance(child, Element) and child.tag not in LISTS)
        for child in item.children
    )


def _is_loose(node: Element) -> bool:
    """Whether its points are paragraphs. Those that word processors make in each are for looks."""
    inner = (child for item in _items(node) for child in item.children)
    return any(
        isinstance(child, Element)
        and child.tag == "p"
        and not {"style", "role"} & child.attributes.keys()
        and any(isinstance(node, Element) or node.strip() for node in child.children)
        for child in inner
    )


def _style(node: Element) -> tuple[Style, str]:
    """How a list marks its points, and what of that is lost in our grammar."""
    if "parenthesised" in node.classes:
        return (Style.ROMAN if "roman" in node.classes else Style.BRACKET), ""
    told = next((told for told in map(_told, [node, *_items(node)]) if told), "")
    if not told:
        return (Style.NUMBER if node.tag == "ol" else Style.BULLET), ""
    if told == "lower-roman":
        return Style.ROMAN, "romans"
    if told.startswith("decimal"):
        return Style.NUMBER, ""
    if told.endswith(("roman", "alpha", "latin", "greek")):
        return Style.NUMBER, "letters"
    return (Style.NUMBER if node.tag == "ol" else Style.BULLET), ""


def _items(node: Element) -> Iterator[Element]:
    return (child for child in node.children if isinstance(child, Element) and child.tag == "li")


def _told(element: Element) -> str:
    if element.tag == "ol" and element.attributes.get("type") in _TYPES:
        return _TYPES[element.attributes["type"]]
    return element.style.get("list-style-type", "")


def _number(typed: str | None) -> int:
    typed = (typed or "").strip()
    return int(typed[:9]) if typed.isdecimal() and typed.isascii() else 0
