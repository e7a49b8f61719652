"""Cleaning: HTML, as a browser's clipboard or a file has it, into the Markdown of our grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from translations.exchange import footnotes, word
from translations.exchange.blocks import Block, Blocks, Heading, Paragraph, Points, Quote, Run
from translations.exchange.html_tree import Element, parse
from translations.exchange.lines import tidy
from translations.exchange.notes import Note, Tally
from translations.exchange.outline import Outline
from translations.exchange.writing import write

__all__ = ["Cleaned", "Note", "clean_html"]


@dataclass(frozen=True)
class Cleaned:
    """A page as Markdown, and what of it could not be kept, in ``notes`` whose ``str`` is a sentence."""

    markdown: str
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Page:
    """A page as blocks, its footnotes by number, and the count of what could not be kept.

    ``title`` is what the head of a whole page says, for the browser's tab.
    """

    blocks: Blocks
    footnotes: Sequence[Blocks]
    tally: Tally
    title: str = ""

    def written(self) -> Cleaned:
        """The page as Markdown; its highest headings are second-level ones, below the title."""
        levels = [block.level for block in _headings(self.blocks)]
        up = min(levels, default=1) - 1
        blocks = tuple(_raised(block, up) for block in self.blocks)
        markdown = write(blocks, self.footnotes, self.tally)
        return Cleaned(markdown, self.tally.notes())


def clean_html(html: str) -> Cleaned:
    """The Markdown of a page or of a piece of one, with notes of what could not be kept.

    What the reader sees is what stood there: signs that would be Markdown by accident are escaped.
    Raises Unreadable for a page that is too large or too deep, and for nothing else.
    """
    return read_page(html).written()


def read_page(html: str) -> Page:
    """The page as blocks, for whoever wants its title apart. Raises Unreadable as ``clean_html`` does."""
    tally = Tally()
    root = parse(html)
    word.rewrite(root, tally)
    notes = footnotes.take(root)
    outline = Outline(tally)
    blocks = outline.blocks(_main_part(root, tally))
    title = next((" ".join(each.text.split()) for each in root.walk() if each.tag == "title"), "")
    return Page(blocks, [_said(note, outline) for note in notes], tally, title)


def _said(note: Element, outline: Outline) -> Blocks:
    """What a note says; a mark leads to it, so that it says something in any case."""
    return outline.blocks(note) or (Paragraph(tidy([Run(note.text)]) or (Run("–"),)),)


def _main_part(root: Element, tally: Tally) -> Element:
    """The part of a whole page that it says is the main one, if it says so of one."""
    parts = [each for each in root.walk() if each.tag == "main" and each.text.strip()]
    if len(parts) != 1:
        return root
    outside = len("".join(root.text.split())) - len("".join(parts[0].text.split()))
    if outside:
        tally.add("outside")
    return parts[0]


def _headings(blocks: Blocks) -> list[Heading]:
    found: list[Heading] = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(block)
        for inner in _inner(block):
            found += _headings(inner)
    return found


def _inner(block: Block) -> list[Blocks]:
    if isinstance(block, Points):
        return [item.blocks for item in block.items]
    return [block.blocks] if isinstance(block, Quote) else []


def _raised(block: Block, levels: int) -> Block:
    match block:
        case Heading():
            return replace(block, level=block.level - levels)
        case Quote():
            return Quote(tuple(_raised(each, levels) for each in block.blocks))
        case Points():
            items = (
                replace(item, blocks=tuple(_raised(each, levels) for each in item.blocks))
                for item in block.items
            )
            return replace(block, items=tuple(items))
    return block
