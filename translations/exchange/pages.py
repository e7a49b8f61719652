"""Pages: a web page or a Word document as a text of a release, title, date and label told apart."""

from __future__ import annotations

import codecs
import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from releases.document import Standing
from translations.exchange.blocks import Block, Heading, Line, Paragraph
from translations.exchange.cleaning import Page, read_page
from translations.exchange.errors import Unreadable
from translations.exchange.lines import plain
from translations.exchange.neutral import ReleaseFile
from translations.exchange.pasted import day, standing_of
from translations.exchange.tables import flat

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_WHERE_CHARSET = 4_096  # bytes at the beginning of a page in which browsers look for it


def read_html(data: bytes, name: str = "") -> ReleaseFile:
    """The text of a web page that was saved; ``name`` is what errors call it.

    Raises Unreadable for a page that is too large or too deep, or not in the encoding that it states.
    """
    html = _decoded(data, name)
    try:
        page = read_page(html)
    except Unreadable as refused:
        raise Unreadable(name, refused.line, refused.reason) from refused
    return text_of(page, name)


def text_of(page: Page, name: str) -> ReleaseFile:
    """The page as a text of a release.

    Its title is its first heading where that is the highest; else what the head of the page says, else
    its first paragraph. A date below it is the date of issue; lines that are a label give the standing.
    Raises Unreadable for a page without text.
    """
    title, blocks, warnings = _titled(page, name)
    issued_on, blocks = _dated(blocks)
    labels = [standing_of(_paragraph(block)) for block in blocks]
    standing = next((each for each in labels if each), "")
    if standing:
        blocks = [block for block, label in zip(blocks, labels, strict=True) if not label]
        warnings.append(
            _("The label of its standing was left out: the page will show it by itself.")
        )
    cleaned = replace(page, blocks=tuple(blocks)).written()
    return ReleaseFile(
        name=name,
        title=title,
        body=cleaned.markdown,
        standing=standing or Standing.ORIGINAL.value,
        issued_on=issued_on,
        warnings=(*warnings, *map(str, cleaned.notes)),
    )


def _titled(page: Page, name: str) -> tuple[str, list[Block], list[str]]:
    blocks = list(page.blocks)
    place = _place_of_title(blocks)
    if place is not None and isinstance(heading := blocks.pop(place), Heading):
        return plain(heading.line), blocks, []
    if page.title:
        return page.title, blocks, []
    first = next((block for block in blocks if isinstance(block, Paragraph)), None)
    if first is None:
        raise Unreadable(name, 0, _("There is no text in it."))
    blocks.remove(first)
    warning = _("No heading says what the title is: the first paragraph was taken for it.")
    return _one_line(first.line), blocks, [warning]


def _place_of_title(blocks: Sequence[Block]) -> int | None:
    """Where the title stands: the first heading, if nothing is before it or none is as high."""
    levels = {
        place: block.level for place, block in enumerate(blocks) if isinstance(block, Heading)
    }
    first = next(iter(levels), None)
    if first is None or first == 0:
        return first
    return (
        first
        if all(level > levels[first] for place, level in levels.items() if place != first)
        else None
    )


def _dated(blocks: list[Block]) -> tuple[datetime.date | None, list[Block]]:
    """The date that one of the first two paragraphs is, a label being the other."""
    for place, block in enumerate(blocks[:2]):
        if issued_on := day(_paragraph(block)):
            return issued_on, [*blocks[:place], *blocks[place + 1 :]]
        if not standing_of(_paragraph(block)):
            break
    return None, blocks


def _paragraph(block: Block) -> str:
    return _one_line(block.line) if isinstance(block, Paragraph) else ""


def _one_line(line: Line) -> str:
    return plain(flat([Paragraph(line)]))


def _decoded(data: bytes, name: str) -> str:
    """The characters of a page in the encoding that it states, else in UTF-8."""
    stated = _CHARSET.search(data[:_WHERE_CHARSET])
    encoding = "utf-8-sig"
    if stated and not data.startswith(codecs.BOM_UTF8):
        encoding = stated[1].decode("ascii")
    try:
        return data.decode(encoding)
    except LookupError as error:
        reason = _("The encoding “%(name)s” is none.") % {"name": encoding}
        raise Unreadable(name, 0, reason) from error
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        raise Unreadable(
            name,
            data[:start].count(b"\n") + 1,
            _("This is not in the encoding %(name)s, as the page says it is.") % {"name": encoding},
        ) from error
