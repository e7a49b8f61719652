"""Footnotes: each mark has its note, each note its mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.check import HOUSE, Check
from translations.checks.finding import Field, Finding
from translations.checks.reading import Passage, Reading

_MARK = re.compile(r"(?<!\\)\[\^([^\s\[\]]{1,64})\]")
_DEFINITION = re.compile(_MARK.pattern + ":")


def _marks(text: Reading) -> Iterator[tuple[Passage, re.Match[str]]]:
    """The marks that stand in the text, but for those that begin what looks like a note."""
    for passage in text.passages:
        for found in _MARK.finditer(passage.visible):
            if found.start() or not _DEFINITION.match(passage.visible):
                yield passage, found


def _notes(text: Reading) -> Iterator[tuple[int, re.Match[str]]]:
    """The notes that the page has: the grammar keeps their marks out of the text."""
    for start, run in text.skeleton:
        for found in _DEFINITION.finditer(run):
            yield start, found


class MarkWithoutNote(Check):
    id = "mark-without-note"
    explanation = gettext_lazy(
        "A mark such as [^1] needs its note, [^1]: and some words, in a paragraph of the text."
        " Without one, readers see the mark as it was typed."
    )
    source = HOUSE

    def find(self, text: Reading) -> Iterator[Finding]:
        known = {found[1] for _start, found in _notes(text)}
        for passage, found in _marks(text):
            if passage.field != Field.BODY or found[1] not in known:
                message = _("There is no footnote for the mark “%(mark)s”.") % {"mark": found[0]}
                yield self.at(passage, *found.span(), message)


class NoteWithoutMark(Check):
    id = "note-without-mark"
    explanation = gettext_lazy(
        "A note that nothing in the text refers to is shown after the others, and nobody knows"
        " what it is about."
    )
    source = HOUSE

    def find(self, text: Reading) -> Iterator[Finding]:
        used = {found[1] for passage, found in _marks(text) if passage.field == Field.BODY}
        for start, found in _notes(text):
            if found[1] not in used:
                message = _("Nothing in the text refers to the footnote “%(mark)s”.") % {
                    "mark": found[0].rstrip(":")
                }
                yield self.within(
                    Field.BODY, start + found.start(), start + found.end() - 1, message
                )


class NoteOutOfPlace(Check):
    id = "note-out-of-place"
    explanation = gettext_lazy(
        "A note is written once, and not inside another note. What can’t be one is shown in the"
        " text as it was typed."
    )
    source = HOUSE

    def find(self, text: Reading) -> Iterator[Finding]:
        known = {found[1] for _start, found in _notes(text)}
        for passage in text.body:
            found = _DEFINITION.match(passage.visible)
            if found is None:
                continue
            mark = {"mark": found[0].rstrip(":")}
            message = (
                _("There is another footnote “%(mark)s”: only the first one is a note.") % mark
                if found[1] in known
                else _("The footnote “%(mark)s” can’t stand here.") % mark
            )
            yield self.at(passage, found.start(), found.end() - 1, message)
