"""Pieces of a text: what a translator turns into another language, one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a block of a text is. Title, lead, and the words of links and files are not in its body."""

    TITLE = "title", _("title")
    LEAD = "lead", _("lead")
    PARAGRAPH = "paragraph", _("paragraph")
    HEADING = "heading", _("heading")
    LIST_ITEM = "list_item", _("point")
    TABLE_CELL = "table_cell", _("table cell")
    ALT = "alt", _("alternative text")
    CAPTION = "caption", _("caption")
    CREDIT = "credit", _("credit")
    ATTACHMENT = "attachment", _("title of an attachment")
    FOOTNOTE = "footnote", _("footnote")
    QUOTE = "quote", _("quotation")
    CODE = "code", _("code")
    LINK_LABEL = "link_label", _("link label")


@dataclass(frozen=True)
class Piece:
    """A run of text and the literal Markdown (the skeleton) between the run before and this one.

    ``depth`` is the number of lists and quotations around it; of a heading, its level from 1 to 6.
    A run over several lines holds their line ends and indents as they are.
    """

    kind: Kind
    depth: int
    before: str
    text: str


@dataclass(frozen=True)
class Parts:
    """A Markdown text cut into pieces; ``tail`` is what follows the last."""

    pieces: tuple[Piece, ...]
    tail: str


def join(parts: Parts) -> str:
    """The Markdown that ``parts`` were cut from."""
    return "".join(piece.before + piece.text for piece in parts.pieces) + parts.tail


def rejoin(source: Parts, texts: Sequence[str]) -> str:
    """The Markdown of ``source`` with another text for each piece, as a translation of it has.

    Raises ValueError unless there is one text for each piece.
    """
    pieces = zip(source.pieces, texts, strict=True)
    return join(Parts(tuple(replace(piece, text=text) for piece, text in pieces), source.tail))
