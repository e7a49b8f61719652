"""What the grammar of a text adds to CommonMark, as rules for markdown-it.

Points ``(1)`` and ``(i)`` and ruby ``{漢字|かんじ}`` as Japanese ministries write them; footnotes;
and bounds, so that no input nests deeply or grows large. Nothing here drops text: what a rule
refuses stays in the page as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import markTightParagraphs
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote.index import footnote_def, footnote_tail

BlockRule = Callable[[StateBlock, int, int, bool], bool]

# What a point or a footnote ends without an empty line between.
_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}

# Levels of markdown-it, of which a list takes two and a quote one. Beyond, a marker is plain text:
# markdown-it's own limit skips what stands deeper, and text would be lost in silence.
DEEPEST = 20
# Cells of all tables of a text. GFM fills short rows up, so that two bytes may become forty cells.
MOST_CELLS = 5_000


def rewrap(md: MarkdownIt, name: str, wrapper: Callable[[BlockRule], BlockRule]) -> None:
    """Put ``wrapper`` around the block rule ``name``; it keeps its place and what it interrupts."""
    (rule,) = (rule for rule in md.block.ruler.__rules__ if rule.name == name)
    md.block.ruler.at(name, wrapper(rule.fn), {"alt": rule.alt})


# --- bounds ----------------------------------------------------------------------------------


def bounds(md: MarkdownIt) -> None:
    """Bound how deep lists and quotes nest and how many cells tables have."""
    for name in ("list", "blockquote"):
        rewrap(md, name, _not_too_deep)
    rewrap(md, "table", _not_too_large)


def _not_too_deep(rule: BlockRule) -> BlockRule:
    def container(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        return state.level < DEEPEST and rule(state, start, end, silent)

    return container


def _not_too_large(rule: BlockRule) -> BlockRule:
    def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        left = MOST_CELLS - state.env.get("cells", 0)
        if left < 0 or not rule(state, start, end, True):  # noqa: FBT003
            return False
        columns = _line(state, start + 1).count("|") + 1
        last = start
        while last < end and not state.isEmpty(last) and (last - start) * columns <= left:
            last += 1
        if (last - start) * columns > left:
            state.env["cells"] = MOST_CELLS + 1  # no table after this one: counting takes time
            return False
        if not silent:
            rule(state, start, end, False)  # noqa: FBT003
            state.env["cells"] = MOST_CELLS - left + (state.line - start) * columns
        return True

    return table


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


# --- points (1) and (i) ----------------------------------------------------------------------

# Either width of bracket and digit, then white space; full-width space is what a Japanese keyboard
# types there. Three digits at most, so that a year in brackets begins no list; Roman numbers to
# xxxix, so that (c) and (d) stay letters.
_MARKER = re.compile(
    r"[(（](?:([0-9０-９]{1,3})|((?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})))[)）](?=[ \t\u3000]|$)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
# A point's further blocks stand four columns in or more, also below (10) and (viii).
_INDENT = 4


@dataclass(frozen=True)
class _Marker:
    number: int
    is_roman: bool
    literal: str
    content: int  # where the text of the point begins in the source


def points(md: MarkdownIt) -> None:
    """Lists numbered ``(1)`` or ``(i)``: an ordered list of class ``parenthesised`` (``roman``).

    They follow CommonMark's rules of ordered lists (section 5.3), with two differences: four
    columns suffice for what belongs to a point, and each point keeps the number that was typed.
    """
    md.block.ruler.before("list", "points", _not_too_deep(_points), _INTERRUPTS)


def _points(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    marker = _marker(state, start)
    if marker is None or not _may_begin(state, start, marker, silent=silent):
        return False
    if silent:
        return True
    first = len(state.tokens)
    opening = state.push("ordered_list_open", "ol", 1)
    opening.markup, opening.map = "()", [start, start]
    opening.attrs["class"] = "parenthesised roman" if marker.is_roman else "parenthesised"
    if marker.number != 1:
        opening.attrs["start"] = marker.number
    parent, state.parentType = state.parentType, "list"
    is_tight = _items(state, start, end, marker)
    state.parentType = parent
    state.push("ordered_list_close", "ol", -1).markup = "()"
    opening.map[1] = state.line
    if is_tight:
        markTightParagraphs(state, first)
    return True


def _marker(state: StateBlock, line: int) -> _Marker | None:
    end = state.eMarks[line]
    found = _MARKER.match(state.src, state.bMarks[line] + state.tShift[line], end)
    if found is None:
        return None
    content = found.end()
    while content < end and state.src[content] in " \t\u3000":
        content += 1
    number = int(found[1]) if found[1] else _roman(found[2])
    return _Marker(number, not found[1], found[0], content)


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _may_begin(state: StateBlock, line: int, marker: _Marker, *, silent: bool) -> bool:
    """Whether a list may begin here: not in code, in a paragraph only with (1) and some text."""
    indent = state.sCount[line]
    if state.is_code_block(line):
        return False
    if 0 <= state.listIndent <= indent - 4 and indent < state.blkIndent:
        return False
    if silent and state.parentType == "paragraph" and indent >= state.blkIndent:
        return marker.number == 1 and marker.content < state.eMarks[line]
    return True


def _items(state: StateBlock, line: int, end: int, marker: _Marker) -> bool:
    """Parse the points from ``line`` on. Returns whether no blank line stands between them."""
    is_tight, was_empty, expected = True, False, marker.number
    following: _Marker | None = marker
    while following is not None:
        opening = state.push("list_item_open", "li", 1)
        opening.markup, opening.info, opening.map = "()", following.literal, [line, line]
        if following.number != expected:
            opening.attrs["value"] = following.number
        expected = following.number + 1
        is_item_tight = _item(state, line, end, following)
        opening.map[1] = state.line
        state.push("list_item_close", "li", -1).markup = "()"
        is_tight = is_tight and is_item_tight and not was_empty
        was_empty = state.line - line > 1 and state.isEmpty(state.line - 1)
        line = state.line
        following = _following(state, line, end, marker)
    return is_tight


def _item(state: StateBlock, line: int, end: int, marker: _Marker) -> bool:
    """Parse the blocks of one point. Returns whether they stand without blank lines between."""
    kept = state.bMarks[line], state.tShift[line], state.sCount[line]
    outer = state.tight, state.listIndent, state.blkIndent
    state.listIndent, state.blkIndent = state.blkIndent, state.sCount[line] + _INDENT
    state.bMarks[line], state.tShift[line], state.sCount[line] = marker.content, 0, state.blkIndent
    state.tight = True
    if state.isEmpty(line) and state.isEmpty(line + 1):
        # A point may begin with one empty line at most (CommonMark 5.2, rule 3).
        state.line = min(line + 2, end)
    else:
        state.md.block.tokenize(state, line, end)
    is_tight = state.tight
    state.tight, state.listIndent, state.blkIndent = outer
    state.bMarks[line], state.tShift[line], state.sCount[line] = kept
    return is_tight


def _following(state: StateBlock, line: int, end: int, first: _Marker) -> _Marker | None:
    if line >= end or state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return None
    if any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("list")):  # noqa: FBT003
        return None
    marker = _marker(state, line)
    return marker if marker is not None and marker.is_roman == first.is_roman else None


# --- ruby ------------------------------------------------------------------------------------

# The full-width bar too: in a table cell the plain one would end the cell.
_RUBY = re.compile(r"\{([^{}|｜\n]{1,64})[|｜]([^{}|｜\n]{1,64})\}")


def ruby(md: MarkdownIt) -> None:
    """Readings over characters: ``{漢字|かんじ}`` is one token, its reading in ``meta``."""
    md.inline.ruler.before("link", "ruby", _ruby)


def _ruby(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    found = _RUBY.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("ruby", "ruby", 0)
        token.content, token.meta["reading"] = found[1].strip(), found[2].strip()
    state.pos = found.end()
    return True


# --- footnotes -------------------------------------------------------------------------------

# Bounded, so that a text of nothing but "[^" is read in linear time.
_LABEL = re.compile(r"\[\^([^\s\[\]]{1,64})\]")


def footnotes(md: MarkdownIt) -> None:
    """Footnotes ``[^1]`` as in Pandoc: mdit-py-plugins' blocks, under rules that lose no text.

    A label is defined once and not inside a note; a note that nothing refers to is kept, after the
    others; a definition is never taken for that of a link, which ``[^1]: Japon`` also is.
    """
    md.block.ruler.before("reference", "footnote_def", _definition, _INTERRUPTS)
    rewrap(md, "reference", _no_footnote)
    md.inline.ruler.before("link", "footnote_ref", _reference)
    md.core.ruler.after("inline", "footnote_tail", footnote_tail)
    md.core.ruler.before("footnote_tail", "footnote_unreferenced", _keep_unreferenced)


def _no_footnote(rule: BlockRule) -> BlockRule:
    def reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        return not _line(state, start).startswith("[^") and rule(state, start, end, silent)

    return reference


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    begin = state.bMarks[start] + state.tShift[start]
    found = _LABEL.match(state.src, begin, state.eMarks[start])
    known = state.env.get("footnotes", {}).get("refs", {})
    if found is None or ":" + found[1] in known or state.env.get("in_footnote"):
        return False
    state.env["in_footnote"] = True
    try:
        return bool(footnote_def(state, start, end, silent))
    finally:
        state.env["in_footnote"] = False


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    found = _LABEL.match(state.src, state.pos, state.posMax)
    notes = state.env.get("footnotes")
    if found is None or notes is None or ":" + found[1] not in notes["refs"]:
        return False
    if not silent:
        number = _number(notes, found[1])
        note = notes["list"][number]
        token = state.push("footnote_ref", "", 0)
        token.meta = {"id": number, "subId": note["count"], "label": found[1]}
        note["count"] += 1
    state.pos = found.end()
    return True


def _number(notes: dict[str, dict[Any, Any]], label: str) -> int:
    """The number of a note from 0, in the order in which the text refers to them."""
    number: int = notes["refs"][":" + label]
    if number < 0:
        number = notes["refs"][":" + label] = len(notes["list"])
        notes["list"][number] = {"label": label, "count": 0}
    return number


def _keep_unreferenced(state: StateCore) -> None:
    notes = state.env.get("footnotes", {"refs": {}})
    for label in notes["refs"]:
        _number(notes, label.removeprefix(":"))
