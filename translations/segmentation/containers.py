"""Containers: what keeps several blocks inside the point, quotation or note that a passage stands in.

Of a passage typed by itself only the first line has its place from the skeleton before it; what
follows a blank line needs the indent and the ``>`` of its containers again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translations.segmentation.pieces import Kind

# What belongs to a note or to a point (1) stands four columns in, however long its marker.
_NOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_POINT = re.compile(r"[(（][^()（）]{1,8}[)）][ \t\u3000]*")
_FOUR = "    "
_LINE_ENDS = re.compile(r"\s*\n\s*")
_BARE_PIPE = re.compile(r"(?<!\\)\|")
_ONE_LINE = frozenset(
    {Kind.TITLE, Kind.ALT, Kind.CAPTION, Kind.CREDIT, Kind.ATTACHMENT, Kind.LINK_LABEL}
)
_AS_TYPED = frozenset({Kind.CODE, Kind.LEAD})


def continuation(before: str) -> str:
    """What further lines of a block begin with, of which ``before`` is the skeleton.

    Markers become as many spaces, a note's and ``(1)`` four; quotations keep their ``>``.
    """
    line = before.rpartition("\n")[2]
    line = _POINT.sub(_FOUR, _NOTE.sub(_FOUR, line))
    return re.sub(r"[^\s>]", " ", line)


def fitted(before: str, text: str, kind: str) -> str:
    """``text`` so that it stays in the container that its skeleton ``before`` opens.

    A title, a label, a heading or a cell is one line, and a cell holds no pipe that would end it.
    What is in its container already, as any text that ``split`` gives, comes back as it is.
    """
    if kind in _AS_TYPED:
        return text
    if kind in _ONE_LINE:
        return _LINE_ENDS.sub(" ", text)
    text = text.strip(" \t\n\r")
    if kind == Kind.TABLE_CELL:
        return _BARE_PIPE.sub(r"\\|", _LINE_ENDS.sub(" ", text))
    if kind == Kind.HEADING:
        return _heading(before, text)
    return _in_container(continuation(before), text)


def loosened(before: str, text: str) -> str:
    """``text`` without what keeps its lines in the container of ``before``: as one would type it."""
    prefix = continuation(before)
    first, *others = text.split("\n")
    return "\n".join([first, *(_without(line, prefix) for line in others)])


def _without(line: str, prefix: str) -> str:
    return line.removeprefix(prefix if line.startswith(prefix) else prefix.rstrip())


def _heading(before: str, text: str) -> str:
    """Behind ``#`` a heading has one line; where it is underlined it has no blank one."""
    if before.rpartition("\n")[2].rstrip().endswith("#") or re.search(r"\n[ \t]*\n", text):
        return _LINE_ENDS.sub(" ", text)
    return text


def _in_container(prefix: str, text: str) -> str:
    """Begin the blocks after a blank line with ``prefix`` where they lack it."""
    first, *others = re.split(r"\n(?:[ \t>]*\n)+" if ">" in prefix else r"\n(?:[ \t]*\n)+", text)
    if not prefix or not others:
        return text
    said = [first]
    for block in _moved(prefix, others):
        said += [prefix.rstrip(), block]
    return "\n".join(said)


def _moved(prefix: str, blocks: list[str]) -> Iterator[str]:
    """A block has the prefix on each line, or gets it on each.

    One that is deeper than the prefix alone goes with the block before it: it hangs on that one.
    """
    was_moved = False
    for block in blocks:
        lines = block.split("\n")
        is_inside = all(line.startswith((prefix, prefix.rstrip() or prefix)) for line in lines)
        is_deeper = block.removeprefix(prefix)[:1].isspace()
        was_moved = not is_inside or (was_moved and is_deeper)
        yield "\n".join(prefix + line for line in lines) if was_moved else block
