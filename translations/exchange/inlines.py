"""Inlines: the line of a paragraph, a heading or a cell as the Markdown of our grammar."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from releases.markup import parser
from translations.exchange.blocks import Line, Mark, Run, Sort
from translations.exchange.escaping import signs
from translations.exchange.lines import shared, tidy, without

_RUBY = re.compile(r"[^{}|｜\n]{1,64}")
_UNSEEN = re.compile(r"[\t\r\n]+")
_ENCODED = re.compile(r"[\s`]")
_IN_ADDRESS = re.compile(r"[\\<>]|&(?=#?\w+;)")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_DELIMITERS = {"strong": "**", "em": "*"}


@cache
def reader() -> MarkdownIt:
    """The page's own parser."""
    return parser()


def address(url: str) -> str | None:
    """``url`` as it stands in a link, if it is one that a page of ours may lead to."""
    url = _ENCODED.sub(lambda found: quote(found[0]), _UNSEEN.sub("", url).strip())
    return url if reader().validateLink(reader().normalizeLink(url)) else None


@dataclass(frozen=True)
class Written:
    """The Markdown of a line, and whether it lost its bold and italics."""

    markdown: str
    is_plain: bool = False


def write(line: Line, *, in_cell: bool = False) -> Written:
    """The Markdown of a line that ``lines.tidy`` has put in order.

    CommonMark can't mark every passage: «は**「重要」**です» is read with its asterisks. Marks are moved
    by a sign where that helps; where it does not, the line is left unmarked rather than misread.
    """
    fitted = _fitting(line)
    markdown = _written(fitted, 0, in_cell=in_cell)
    is_marked = any(mark.kind in _DELIMITERS for run in fitted for mark in run.marks)
    is_plain = is_marked and _as_read(markdown) != _as_meant(fitted)
    if is_plain:
        markdown = _written(without(line, *_DELIMITERS), 0, in_cell=in_cell)
    return Written(markdown.replace("|", "\\|") if in_cell else markdown, is_plain)


def _written(runs: Sequence[Run], depth: int, *, in_cell: bool, in_label: bool = False) -> str:
    pieces, place = [], 0
    while place < len(runs):
        run, end = runs[place], place + 1
        if len(run.marks) == depth:
            is_last = depth == 0 and end == len(runs)
            pieces.append(_leaf(run, in_cell=in_cell, in_label=in_label, is_last=is_last))
        else:
            mark = run.marks[depth]
            while end < len(runs) and runs[end].marks[depth : depth + 1] == (mark,):
                end += 1
            inside = in_label or mark.kind == "link"
            inner = _written(runs[place:end], depth + 1, in_cell=in_cell, in_label=inside)
            sign = _DELIMITERS.get(mark.kind, "")
            pieces.append(f"{sign}{inner}{sign}" if sign else f"[{inner}]({_escaped(mark.href)})")
        place = end
    return "".join(pieces)


def _escaped(url: str) -> str:
    """An address as it stands between brackets: its own need a backslash unless they pair."""
    escaped = _IN_ADDRESS.sub(r"\\\g<0>", url)
    if re.search(r"[()]", _IN_BRACKETS.sub("", escaped)):
        return re.sub(r"[()]", r"\\\g<0>", escaped)
    return escaped


def _leaf(run: Run, *, in_cell: bool, in_label: bool, is_last: bool) -> str:
    match run.sort:
        case Sort.CODE:
            return _code(run.text)
        case Sort.RUBY if _is_ruby(run):
            return f"{{{run.text}{'｜' if in_cell else '|'}{run.reading}}}"
        case Sort.RUBY:
            return signs(f"{run.text}({run.reading})", in_label=in_label)
        case Sort.NOTE:
            return f"[^{run.text}]"
        case Sort.BREAK:
            return "\\\n"
    return signs(run.text, in_label=in_label, is_last=is_last)


def _is_ruby(run: Run) -> bool:
    return bool(_RUBY.fullmatch(run.text) and _RUBY.fullmatch(run.reading))


def _code(text: str) -> str:
    fence = "`"
    while fence in re.findall("`+", text):
        fence += "`"
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}"


# --- marks that hold ---------------------------------------------------------------------------


def _fitting(line: Line) -> Line:
    """The line with a sign of punctuation taken out of the marks that CommonMark wants outside.

    Asterisks between a letter and a sign open nothing on the sign's side (CommonMark, 6.2).
    """
    pieces: list[Run] = []
    for before, run, after in zip((None, *line), line, (*line[1:], None), strict=False):
        at_start = before is not None and _takes_out(run, before, first=0, near=-1)
        at_end = after is not None and _takes_out(run, after, first=-1, near=0)
        if (at_start or at_end) and _is_quoted(run.text):
            at_start = at_end = True
        start, stop = int(at_start), len(run.text) - int(at_end)
        if at_start:
            pieces.append(replace(run, text=run.text[0], marks=_common(run, before)))
        pieces.append(replace(run, text=run.text[start:stop]))
        if at_end:
            pieces.append(replace(run, text=run.text[-1], marks=_common(run, after)))
    return line if len(pieces) == len(line) else tidy(pieces)


def _common(run: Run, neighbour: Run | None) -> tuple[Mark, ...]:
    return shared(run.marks, neighbour.marks) if neighbour else ()


def _takes_out(run: Run, neighbour: Run, *, first: int, near: int) -> bool:
    """Whether the first (or last) sign of a marked run stands better beside its neighbour."""
    if run.sort is not Sort.WORDS or neighbour.sort is not Sort.WORDS or len(run.text) < 2:
        return False
    common = len(_common(run, neighbour))
    begun = run.marks[common : common + 1]
    return (
        bool(begun and begun[0].kind in _DELIMITERS)
        and len(neighbour.marks) == common
        and _is_sign(run.text[first])
        and not _is_sign(neighbour.text[near])
        and not neighbour.text[near].isspace()
    )


def _is_quoted(text: str) -> bool:
    """Whether words stand in brackets or quotation marks as a whole: none of them goes alone."""
    first, last = unicodedata.category(text[:1] or " "), unicodedata.category(text[-1:] or " ")
    return len(text) > 2 and first in ("Ps", "Pi") and last in ("Pe", "Pf")


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


Seen = list[tuple[str, bool, bool]]


def _as_read(markdown: str) -> Seen:
    """Each sign as a reader of the page sees it: bold or not, in italics or not."""
    tokens: list[Token] = []
    reader().inline.parse(markdown, reader(), {}, tokens)
    seen: Seen = []
    depth = {"strong": 0, "em": 0}
    for token in tokens:
        if token.tag in depth:
            depth[token.tag] += token.nesting
        seen += ((sign, depth["strong"] > 0, depth["em"] > 0) for sign in token.content)
    return seen


def _as_meant(line: Line) -> Seen:
    seen: Seen = []
    for run in line:
        kinds = {mark.kind for mark in run.marks}
        seen += ((sign, "strong" in kinds, "em" in kinds) for sign in _shown(run))
    return seen


def _shown(run: Run) -> str:
    if run.sort is Sort.NOTE:
        return f"[^{run.text}]"
    return run.text if run.sort is not Sort.RUBY or _is_ruby(run) else f"{run.text}({run.reading})"
