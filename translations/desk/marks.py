"""Marks: what stands in the margin of a passage, so that the text's structure is seen at a glance."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from translations.segmentation import Kind

_MARKER = re.compile(r"(?:([-*+])|(\d+[.)])|([(（][0-9a-z]+[)）]))[ \t\u3000]+\Z")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*\Z")


def mark_of(kind: str, depth: int, before: str) -> str:
    """The mark of a passage: its list marker, its note's label, the level of a heading; else its kind.

    ``before`` is the Markdown between the passage before and this one.
    """
    if kind == Kind.HEADING:
        return "#" * min(max(depth, 1), 6)
    if note := _NOTE.search(before):
        return f"[{note[1]}]"
    if kind == Kind.LIST_ITEM and (marker := _MARKER.search(before)):
        return "•" if marker[1] else marker[2] or marker[3]
    return _SIGNS.get(kind, "") or str(Kind(kind).label)


def kind_of(kind: str, depth: int) -> str:
    """What a passage is, in words."""
    if kind == Kind.HEADING:
        return _("heading of level %(level)d") % {"level": depth}
    if kind == Kind.LIST_ITEM and depth > 1:
        return _("point, %(depth)d deep") % {"depth": depth}
    return str(Kind(kind).label)


_SIGNS: dict[str, str] = {Kind.PARAGRAPH: "¶", Kind.QUOTE: "❝", Kind.TABLE_CELL: "▦"}
