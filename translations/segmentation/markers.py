"""Markers: what begins the points of a list, which a translation may have otherwise than its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from django.db import models
from django.utils.translation import gettext_lazy as _

from translations.segmentation.pieces import Kind, Piece

_MARKER = re.compile(
    r"(?:(?P<bullet>[-*+])|(?P<number>\d{1,9})(?P<end>[.)])"
    r"|[(（](?:(?P<point>[0-9０-９]{1,3})|(?P<roman>[ivx]+))[)）])[ \t\u3000]+\Z"
)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
# What belongs to a point (1) stands four columns in, whatever its number.
_OF_POINT = 4


class Marks(models.TextChoices):
    """The kinds of markers that a list may have."""

    BULLET = "bullet", _("bullets")
    NUMBER = "number", _("numbers: 1.")
    POINT = "point", _("points: (1)")
    ROMAN = "roman", _("Roman points: (i)")


def marker(marks: str, number: int) -> str:
    """What begins the point of this number, with the space behind it."""
    match marks:
        case Marks.NUMBER:
            return f"{number}. "
        case Marks.POINT:
            return f"({number}) "
        case Marks.ROMAN:
            return f"({_roman(number)}) "
        case _:
            return "- "


def unmarked(before: str) -> str | None:
    """``before`` without the marker at its end; None where there is none."""
    found = _MARKER.search(before)
    return before[: found.start()] if found else None


def next_marker(before: str) -> str:
    """The marker of the point after the one that ``before`` begins; empty where that begins none."""
    found = _MARKER.search(before)
    if found is None:
        return ""
    if found["bullet"]:
        return found[0]
    if found["number"]:
        return f"{int(found['number']) + 1}{found['end']} "
    if found["point"]:
        return marker(Marks.POINT, int(found["point"]) + 1)
    return marker(Marks.ROMAN, _arabic(found["roman"]) + 1)


def like(ours: str, theirs: str, now: str) -> str:
    """The skeleton ``now`` with the marker that ``ours`` had in place of that of ``theirs``.

    ``ours`` and ``theirs`` are a translation's and its source's, of one point; where they begin it
    alike, or one of them begins none, ``now`` stays.
    """
    head, own = unmarked(now), _MARKER.search(ours)
    if head is None or own is None or _family(ours) == _family(theirs):
        return now
    if own["bullet"]:
        return head + own[0]
    number = _number(now)
    if own["number"]:
        return head + f"{number}{own['end']} "
    return head + marker(Marks.ROMAN if own["roman"] else Marks.POINT, number)


def _number(before: str) -> int:
    """The number of the point that ``before`` begins; 1 of a bullet."""
    found = _MARKER.search(before)
    if found is None or found["bullet"]:
        return 1
    return int(found["number"] or found["point"] or 0) or _arabic(found["roman"])


def points(pieces: Sequence[Piece], index: int) -> list[int]:
    """The points of the list that the point at ``index`` stands in, without those of lists inside it.

    Empty where that one begins with no marker of its own.
    """
    if _family(pieces[index].before) is None:
        return []
    back = list(_onwards(pieces, index, -1))
    return [*back[::-1], index, *_onwards(pieces, index, 1)]


def remarked(pieces: Sequence[Piece], index: int, marks: str, silent: set[int]) -> dict[int, Piece]:
    """The pieces, by index, that change where the list of the point at ``index`` gets these marks.

    Indents stay, and with them the lists inside. Those in ``silent`` are not counted.
    """
    changed, number = {}, 1
    for place in points(pieces, index):
        head = unmarked(pieces[place].before) or ""
        changed[place] = replace(pieces[place], before=head + marker(marks, number))
        number += place not in silent
    return changed


def with_room(pieces: Sequence[Piece], changed: Mapping[int, Piece]) -> dict[int, Piece]:
    """``changed`` points, and what stands in them moved in as far as their markers are wider now."""
    moved = dict(changed)
    for place, piece in changed.items():
        room = _width(piece.before) - _width(pieces[place].before)
        column = len((unmarked(piece.before) or "").rpartition("\n")[2])
        if room <= 0:
            continue
        moved[place] = replace(piece, text=_moved_in(piece.text, column, room))
        for inner in _inside(pieces, place, changed):
            old = pieces[inner]
            before, text = (_moved_in(part, column, room) for part in (old.before, old.text))
            moved[inner] = replace(old, before=before, text=text)
    return moved


def _onwards(pieces: Sequence[Piece], index: int, step: int) -> Iterator[int]:
    """The other points of the list, going back or on from one of them."""
    depth, family = pieces[index].depth, _family(pieces[index].before)
    later, place = index, index + step
    while 0 <= place < len(pieces) and not _ends(pieces[place], depth):
        if pieces[place].kind == Kind.LIST_ITEM and pieces[place].depth == depth:
            parting = pieces[later if step < 0 else place].before
            if _family(pieces[place].before) != family or _parts(parting):
                return
            yield place
            later = place
        place += step


def _ends(piece: Piece, depth: int) -> bool:
    """Whether a piece stands outside the list. A heading's depth is its level, so its place tells."""
    if piece.kind == Kind.HEADING:
        return not piece.before.rpartition("\n")[2].startswith((" ", "\t", ">"))
    return piece.depth < depth


def _parts(before: str) -> bool:
    """Whether more than blank lines stands between two pieces, such as a rule."""
    return bool(before.rpartition("\n")[0].strip(" \t\n>"))


def _inside(pieces: Sequence[Piece], place: int, changed: Mapping[int, Piece]) -> Iterator[int]:
    for inner in range(place + 1, len(pieces)):
        if inner in changed or _ends(pieces[inner], pieces[place].depth):
            return
        yield inner


def _moved_in(text: str, column: int, room: int) -> str:
    """Each line after the first ``room`` further in from ``column``; blank and lazy ones as they are."""
    first, *lines = text.split("\n")
    return "\n".join([first, *(_line_moved_in(line, column, room) for line in lines)])


def _line_moved_in(line: str, column: int, room: int) -> str:
    indent, rest = line[:column], line[column:]
    if indent.strip(" \t>") or not rest.startswith((" ", "\t")):
        return line
    return indent + " " * room + rest


def _family(before: str) -> str | None:
    """What points of one list have in common: a bullet, what follows the number, or brackets."""
    found = _MARKER.search(before)
    if found is None:
        return None
    return found["bullet"] or found["end"] or ("roman" if found["roman"] else "point")


def _width(before: str) -> int:
    found = _MARKER.search(before)
    if found is None:
        return 0
    return len(found[0]) if found["bullet"] or found["number"] else _OF_POINT


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        said += letters * (number // value)
        number %= value
    return said


def _arabic(numeral: str) -> int:
    return next((n for n in range(1, 40) if _roman(n) == numeral), 0)
