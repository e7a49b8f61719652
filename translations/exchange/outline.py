"""Outline: the tree of an HTML page as blocks, read as a browser shows it.

What a browser doesn't show is not read. Looks are not kept: a page looks as the office decided.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from translations.exchange import tables
from translations.exchange.blocks import (
    Block,
    Blocks,
    Heading,
    Mark,
    Marked,
    Paragraph,
    Quote,
    Rule,
    Run,
    Sort,
    Style,
    Verbatim,
)
from translations.exchange.footnotes import MARK
from translations.exchange.html_tree import BLOCKS, Element, Node
from translations.exchange.inlines import address
from translations.exchange.lines import parted, tidy, without
from translations.exchange.listing import LISTS, points_of
from translations.exchange.looks import Marks, is_hidden, marked, role, with_mark
from translations.exchange.notes import Tally
from translations.exchange.points import gather, separate

# Lists, quotations and tables in one another; our grammar holds ten lists (DEEPEST).
_MOST_NESTED = 20
# fmt: off
_UNREAD = frozenset([
    "button", "dialog", "head", "input", "link", "map", "meta", "noscript", "option", "rp", "script",
    "select", "style", "template", "textarea", "title", "xml",
])
# fmt: on
_MEDIA = ("audio", "canvas", "embed", "iframe", "object", "video")
_SUPERSCRIPT = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_SUBSCRIPT = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_FIGURES = re.compile(r"[0-9+\-−=()]+")
_ORDINAL = re.compile(r"[^\W\d_]{1,4}\.?|[ºª]")
_TO_A_NOTE = re.compile(r"#_?(?:ftn|edn|fn|footnote|sdfootnote|cite_note)", re.IGNORECASE)


@dataclass
class _Flow:
    """The blocks read so far, and the runs of the paragraph that is being read."""

    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    def end_paragraph(self) -> None:
        if not self.runs:
            return
        runs, self.runs = self.runs, []
        lines = (line for part in parted(runs) for line in separate(tidy(part)))
        self.blocks += (Paragraph(line) for line in lines if line)


class Outline:
    """Reads elements into blocks, and counts in ``tally`` what has no place in our grammar."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._nested = 0

    def blocks(self, element: Element, marks: Marks = ()) -> Blocks:
        """What an element holds, as blocks."""
        return gather(self._blocks(element, marks))

    def _blocks(self, element: Element, marks: Marks) -> list[Block]:
        self._nested += 1
        flow = _Flow()
        self._read(element, marks, flow)
        flow.end_paragraph()
        self._nested -= 1
        return flow.blocks

    def _take(self, node: Node, marks: Marks, flow: _Flow) -> None:
        if isinstance(node, str):
            flow.runs.append(Run(node, marks))
        elif node.tag in _UNREAD or is_hidden(node):
            pass
        elif read := _READERS.get(role(node)):
            read(self, node, marks, flow)
        else:
            self._read(node, marks, flow)

    def _read(self, element: Element, marks: Marks, flow: _Flow) -> None:
        """Read what stands in a mere container, with the marks that it gives."""
        marks = marked(element, marks)
        is_block = element.tag in BLOCKS
        if is_block:
            flow.end_paragraph()
        for child in element.children:
            self._take(child, marks, flow)
        if is_block:
            flow.end_paragraph()

    def _count(self, kind: str, element: Element) -> None:
        if element.text.strip():
            self._tally.add(kind)

    def _is_too_deep(self) -> bool:
        return self._nested > _MOST_NESTED

    # --- blocks ------------------------------------------------------------------------------------

    def _turn(self, node: Element, marks: Marks, flow: _Flow) -> None:
        """A paragraph that on our own pages says who speaks."""
        flow.end_paragraph()
        for block in self._blocks(node, marks):
            flow.blocks.append(
                Paragraph(block.line, is_turn=True) if isinstance(block, Paragraph) else block
            )

    def _heading(self, node: Element, marks: Marks, flow: _Flow) -> None:
        flow.end_paragraph()
        if line := tables.flat(self._blocks(node, marks)):
            line = without(line, "strong") if tables.is_bold(line) else line
            flow.blocks.append(Heading(int(node.tag[1]), line))

    def _point(self, node: Element, marks: Marks, flow: _Flow) -> None:
        """A paragraph that Word shows as a point, or as one that goes on with a point."""
        flow.end_paragraph()
        style = Style[node.attributes["marker"]] if node.tag == "point" else None
        for block in self._blocks(node, marks):
            if not isinstance(block, Paragraph):
                flow.blocks.append(block)
                continue
            number, level = (int(node.attributes.get(key, "1")) for key in ("value", "level"))
            flow.blocks.append(Marked(block, style, number, level))
            style = None

    def _list(self, node: Element, marks: Marks, flow: _Flow) -> None:
        if self._is_too_deep():
            return self._read(node, marks, flow)
        flow.end_paragraph()
        marks = marked(node, marks)
        flow.blocks += points_of(node, lambda item: tuple(self._blocks(item, marks)), self._tally)
        return None

    def _table(self, node: Element, marks: Marks, flow: _Flow) -> None:
        if self._is_too_deep():
            return self._read(node, marks, flow)
        flow.end_paragraph()
        marks = marked(node, marks)
        flow.blocks += tables.read(node, lambda cell: self.blocks(cell, marks), self._tally)
        return None

    def _quote(self, node: Element, marks: Marks, flow: _Flow) -> None:
        is_indent = node.style.get("border", "").startswith("none")  # how mail programs indent
        if is_indent or self._is_too_deep():
            return self._read(node, marks, flow)
        flow.end_paragraph()
        if blocks := self.blocks(node, marks):
            flow.blocks.append(Quote(blocks))
        return None

    def _definitions(self, node: Element, marks: Marks, flow: _Flow) -> None:
        self._count("definitions", node)
        self._read(node, marks, flow)

    def _verbatim(self, node: Element, _marks: Marks, flow: _Flow) -> None:
        flow.end_paragraph()
        nodes = node.nodes()
        text = "".join(
            each if isinstance(each, str) else "\n" if each.tag == "br" else "" for each in nodes
        )
        if text.strip():
            flow.blocks.append(Verbatim(text.replace("\r\n", "\n").strip("\n")))

    def _rule(self, _node: Element, _marks: Marks, flow: _Flow) -> None:
        flow.end_paragraph()
        flow.blocks.append(Rule())

    def _menu(self, node: Element, _marks: Marks, _flow: _Flow) -> None:
        self._count("menus", node)

    # --- in a line ---------------------------------------------------------------------------------

    def _break(self, _node: Element, marks: Marks, flow: _Flow) -> None:
        flow.runs.append(Run("", marks, Sort.BREAK))

    def _link(self, node: Element, marks: Marks, flow: _Flow) -> None:
        href = node.attributes.get("href", "").strip()
        target = address(_behind_redirect(href)) if href else None
        if target:
            marks = with_mark(_without_link(marks), Mark("link", target))
        elif href:
            self._count("marks" if _TO_A_NOTE.match(href) else "links", node)
        self._read(node, marks, flow)

    def _struck(self, node: Element, marks: Marks, flow: _Flow) -> None:
        self._count("struck", node)
        self._read(node, marks, flow)

    def _raised(self, node: Element, marks: Marks, flow: _Flow) -> None:
        """Figures have raised and lowered signs of their own; other words go on the line."""
        text = node.text.strip()
        is_lowered = node.tag == "sub" or node.style.get("vertical-align") == "sub"
        if _FIGURES.fullmatch(text):
            flow.runs.append(Run(text.translate(_SUBSCRIPT if is_lowered else _SUPERSCRIPT), marks))
            return
        if not _ORDINAL.fullmatch(text):
            self._count("raised", node)
        self._read(node, marks, flow)

    def _note_mark(self, node: Element, marks: Marks, flow: _Flow) -> None:
        flow.runs.append(Run(node.attributes["value"], marks, Sort.NOTE))

    def _code(self, node: Element, marks: Marks, flow: _Flow) -> None:
        if text := " ".join(node.text.split()):
            flow.runs.append(Run(text, marks, Sort.CODE))

    def _ruby(self, node: Element, marks: Marks, flow: _Flow) -> None:
        """Each reading belongs to the characters before it."""
        base = reading = ""
        for part, text in _ruby_parts(node, "ruby"):
            if part in ("rt", "rtc"):
                reading += text
            elif part != "rp":
                if reading:
                    flow.runs.append(_with_reading(base, reading, marks))
                    base = reading = ""
                base += text
        flow.runs.append(_with_reading(base, reading, marks))

    def _quotation(self, node: Element, marks: Marks, flow: _Flow) -> None:
        flow.runs.append(Run("“", marks))
        self._read(node, marks, flow)
        flow.runs.append(Run("”", marks))

    def _image(self, _node: Element, _marks: Marks, _flow: _Flow) -> None:
        self._tally.add("images")

    def _media(self, _node: Element, _marks: Marks, _flow: _Flow) -> None:
        self._tally.add("media")


Reader = Callable[[Outline, Element, Marks, _Flow], None]
_READERS: dict[str, Reader] = {
    **{f"h{level}": Outline._heading for level in range(1, 7)},
    **dict.fromkeys(LISTS, Outline._list),
    **dict.fromkeys(("point", "continuation"), Outline._point),
    **dict.fromkeys(("sup", "sub"), Outline._raised),
    **dict.fromkeys(("code", "kbd", "samp"), Outline._code),
    **dict.fromkeys(("img", "svg", "v:imagedata"), Outline._image),
    **dict.fromkeys(_MEDIA, Outline._media),
    "a": Outline._link,
    "blockquote": Outline._quote,
    "br": Outline._break,
    "dl": Outline._definitions,
    "hr": Outline._rule,
    "nav": Outline._menu,
    "pre": Outline._verbatim,
    "q": Outline._quotation,
    "ruby": Outline._ruby,
    "struck": Outline._struck,
    "table": Outline._table,
    "turn": Outline._turn,
    MARK: Outline._note_mark,
}


def _without_link(marks: Marks) -> Marks:
    return tuple(mark for mark in marks if mark.kind != "link")


def _ruby_parts(node: Element, part: str) -> Iterator[tuple[str, str]]:
    """The texts of a ruby and which part of it each is; a part that is not closed holds the next."""
    for child in node.children:
        if isinstance(child, str):
            yield part, child
        elif child.tag in ("rb", "rt", "rp", "rtc"):
            yield from _ruby_parts(child, child.tag)
        else:
            yield part, child.text


def _with_reading(base: str, reading: str, marks: Marks) -> Run:
    said = " ".join(reading.split())
    if not said or not base.strip():
        return Run(base + reading, marks)
    return Run(" ".join(base.split()), marks, Sort.RUBY, said)


def _behind_redirect(href: str) -> str:
    """The address that a link of Google Docs leads to by way of Google."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return href
    if parts.hostname in ("www.google.com", "google.com") and parts.path == "/url":
        return next(iter(parse_qs(parts.query).get("q", [])), href)
    return href
