"""Looks: what an element says by its style and class rather than by its name."""

from __future__ import annotations

import re

from translations.exchange.blocks import EM, STRONG, Mark
from translations.exchange.html_tree import BLOCKS, Element

_ITALIC = frozenset(["em", "cite", "dfn", "var"])
_BOLD = re.compile(r"bold|bolder|[6-9]00|1000")

Marks = tuple[Mark, ...]


def marked(element: Element, marks: Marks) -> Marks:
    """The marks of what stands in ``element``, whose surroundings have ``marks``.

    A style has the last word: Google Docs wraps a page in bold letters of normal weight.
    """
    weight, slant = element.style.get("font-weight", ""), element.style.get("font-style", "")
    if weight:
        marks = with_mark(marks, STRONG, on=bool(_BOLD.fullmatch(weight)))
    elif element.tag == "dt" or (element.tag == "strong" and "speaker" not in element.classes):
        marks = with_mark(marks, STRONG)
    if slant:
        marks = with_mark(marks, EM, on=slant.startswith(("italic", "oblique")))
    elif element.tag in _ITALIC:
        marks = with_mark(marks, EM)
    return marks


def with_mark(marks: Marks, mark: Mark, *, on: bool = True) -> Marks:
    """The marks with one more, or without it; none stands twice."""
    if not on:
        return tuple(each for each in marks if each != mark)
    return marks if mark in marks else (*marks, mark)


def role(element: Element) -> str:
    """The name of what an element is, which some only say by class or style."""
    if element.tag == "p":
        return "turn" if "turn" in element.classes else "p"
    if element.tag in BLOCKS:
        return element.tag
    decoration = [element.style.get(key, "") for key in ("text-decoration", "text-decoration-line")]
    if any("line-through" in told for told in decoration):
        return "struck"
    raised = {"super": "sup", "sub": "sub"}.get(element.style.get("vertical-align", ""))
    return raised if raised and element.tag == "span" else element.tag


def is_hidden(element: Element) -> bool:
    """Whether a browser, or Word, doesn't show an element."""
    style = element.style
    return (
        "hidden" in element.attributes
        or style.get("display") == "none"
        or style.get("visibility") == "hidden"
        or style.get("mso-hide") == "all"
    )
