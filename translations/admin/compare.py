"""Comparing two documents part by part, word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from releases.document import Document

# Scripts without spaces are compared by character, everything else by word; a space is a word too.
WORD = re.compile(
    r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|\s+|[^\W\u2e80-\ufaff]+|[^\w\s]"
)

NAMES: dict[str, str | Promise] = {
    "title": _("Title"),
    "summary": _("Lead"),
    "body": _("Text"),
    "links": _("Links"),
    "standing": _("Standing"),
    "correction_note": _("Public note on the correction"),
}


@dataclass(frozen=True)
class Run:
    """A stretch of text that is in both (``same``), only in the old one or only in the new."""

    kind: str
    text: str


@dataclass(frozen=True)
class Part:
    """One part of a document as the old one and the new one have it."""

    name: str | Promise
    old: str
    new: str

    @property
    def differs(self) -> bool:
        return self.old != self.new

    @property
    def runs(self) -> list[Run]:
        return list(compare(self.old, self.new))


def parts(old: Document, new: Document) -> list[Part]:
    """Every part of the two documents, in the order of the page."""
    return [Part(name, _plain(old, key), _plain(new, key)) for key, name in NAMES.items()]


def compare(old: str, new: str) -> Iterator[Run]:
    """The two texts as one sequence of runs."""
    before, after = WORD.findall(old), WORD.findall(new)
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "equal":
            yield Run("same", "".join(before[start:end]))
            continue
        if end > start:
            yield Run("old", "".join(before[start:end]))
        if stop > begin:
            yield Run("new", "".join(after[begin:stop]))


def _plain(document: Document, key: str) -> str:
    if key == "links":
        return "\n".join(f"{link.label} <{link.url}>" for link in document.links)
    value: str = getattr(document, key)
    return value
