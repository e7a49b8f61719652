"""The structure of a page: levels of headings, headers of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.check import Check
from translations.checks.finding import Field, Finding
from translations.checks.reading import Passage, Reading
from translations.segmentation import Kind

# The first heading may be «#» or, as most texts have it, «##».
_FIRST = 2
_HASHES = re.compile(r"(#{1,6})[ \t]*$")
_NEW_TABLE = re.compile(r"\n[ \t>]*\r?\n")


class HeadingSkipped(Check):
    id = "heading-skipped"
    explanation = gettext_lazy(
        "Who listens to a page goes from heading to heading by their levels, and looks for what"
        " stands between two that are not next to each other."
    )
    source = "WCAG 2.2, 1.3.1 and technique G141"

    def find(self, text: Reading) -> Iterator[Finding]:
        deepest = _FIRST
        for passage in text.body:
            if passage.kind != Kind.HEADING:
                continue
            hashes = _HASHES.search(passage.before)
            if passage.depth > deepest and hashes:
                start = hashes.start(1) - len(passage.before)
                end = start + len(hashes[1])
                message = _(
                    "This heading is of level %(level)d, and none of level %(missing)d is above it."
                )
                yield self.at(
                    passage,
                    start,
                    end,
                    message % {"level": passage.depth, "missing": deepest},
                    "#" * deepest,
                )
            deepest = passage.depth + 1


class TableHeaderEmpty(Check):
    id = "table-header-empty"
    explanation = gettext_lazy(
        "The cells of a table’s first row say what its columns are. Who listens to the table hears"
        " them before each cell."
    )
    source = "WCAG 2.2, 1.3.1 and technique H51"

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in _headers(text):
            if not passage.text.strip():
                message = _("This column of the table has no header.")
                yield self.within(
                    Field.BODY, *_with_bars(text.document.body, passage.start), message
                )


def _headers(text: Reading) -> Iterator[Passage]:
    """The cells of the first row of each table."""
    is_header, is_in_table = False, False
    for passage in text.body:
        if passage.kind != Kind.TABLE_CELL:
            is_in_table = False
            continue
        if not is_in_table or _NEW_TABLE.search(passage.before):
            is_header = True
        elif "\n" in passage.before:
            is_header = False
        is_in_table = True
        if is_header:
            yield passage


def _with_bars(body: str, place: int) -> tuple[int, int]:
    """From bar to bar around an empty cell, so that there is something to show."""
    start = end = place
    while body[start - 1 : start] in (" ", "\t"):
        start -= 1
    while body[end : end + 1] in (" ", "\t"):
        end += 1
    return start - (body[start - 1 : start] == "|"), end + (body[end : end + 1] == "|")
