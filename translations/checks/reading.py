"""A text as the checks read it: its passages with their places, and the blocks around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from markdown_it import MarkdownIt
from markdown_it.token import Token

from releases.document import Document
from releases.house_style import PLAIN, HouseStyle
from releases.markup import parser, refuse_large
from translations.checks.asides import FILLER, prose, without_code
from translations.checks.finding import Field
from translations.checks.words import Word, words
from translations.segmentation import Kind, Parts, split

_LINE = re.compile(r"\r\n?|\n")


@dataclass(frozen=True)
class Passage:
    """One block of text, such as a paragraph or a cell; ``start`` is its place in ``field``.

    ``before`` is the Markdown between it and the passage before. ``depth`` is that of
    ``translations.segmentation``: the level of a heading, else the number of lists and quotes around.
    """

    field: Field
    kind: Kind
    start: int
    text: str
    before: str = ""
    depth: int = 0

    @property
    def is_code(self) -> bool:
        return self.kind == Kind.CODE

    @cached_property
    def visible(self) -> str:
        """The text with filler for code, where everything is meant as it was typed."""
        return FILLER * len(self.text) if self.is_code else without_code(self.text)

    @cached_property
    def prose(self) -> str:
        """The text with filler for code, addresses, notes' marks, entities and tags."""
        return FILLER * len(self.text) if self.is_code else prose(self.text)


class Reading:
    """A document in a language, read once for all checks; ``style`` is how its office writes.

    Raises MarkupRefused for a text over the limit.
    """

    def __init__(self, document: Document, language: str, style: HouseStyle = PLAIN) -> None:
        for text in (document.title, document.summary, document.body):
            refuse_large(text)
        self.document, self.language, self.style = document, language, style

    @cached_property
    def passages(self) -> Sequence[Passage]:
        """Title, lead and every block of the body, in the order of the text."""
        title = Passage(Field.TITLE, Kind.TITLE, 0, self.document.title)
        lead = Passage(Field.SUMMARY, Kind.LEAD, 0, self.document.summary)
        return [title, lead, *self.body]

    @cached_property
    def body(self) -> Sequence[Passage]:
        """Every block of the body."""
        found, end = [], 0
        for piece in self._parts.pieces:
            start = end + len(piece.before)
            end = start + len(piece.text)
            found.append(
                Passage(Field.BODY, piece.kind, start, piece.text, piece.before, piece.depth)
            )
        return found

    @cached_property
    def words(self) -> Sequence[Word]:
        """The words of all passages."""
        return list(words(self.passages, self.language))

    @cached_property
    def skeleton(self) -> Sequence[tuple[int, str]]:
        """The Markdown around the passages of the body, each run with its place."""
        runs = [(passage.start - len(passage.before), passage.before) for passage in self.body]
        tail = self._parts.tail
        return [*runs, (len(self.document.body) - len(tail), tail)]

    @cached_property
    def blocks(self) -> Sequence[Token]:
        """The tokens of the body's blocks; what stands within them is not read."""
        return _blocks().parse(self.document.body)

    @cached_property
    def lines(self) -> Sequence[int]:
        """Where each line of the body begins, as the tokens count them."""
        return [0, *(found.end() for found in _LINE.finditer(self.document.body))]

    @cached_property
    def _parts(self) -> Parts:
        return split(self.document.body)


@cache
def _blocks() -> MarkdownIt:
    md = parser()
    md.core.ruler.enableOnly(["normalize", "block"])
    return md
