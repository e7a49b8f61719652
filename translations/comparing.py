"""Comparing two documents part by part, word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from releases.document import Document, Standing

# Scripts without spaces are compared by character, everything else by word; a space is a word too.
WORD = re.compile(
    r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|\s+|[^\W\u2e80-\ufaff]+|[^\w\s]"
)

# Beyond so many pairs of words the comparison would take seconds; the two are then shown whole.
MOST = 4_000_000

NAMES: dict[str, str | Promise] = {
    "title": _("Title"),
    "summary": _("Lead"),
    "body": _("Text"),
    "links": _("Links"),
    "images": _("Images"),
    "attachments": _("Attachments"),
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
    """The two texts as one sequence of runs: by line, and within changed lines by word."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for start, end, begin, stop in _changes(before, after):
        gone, come = "".join(before[start:end]), "".join(after[begin:stop])
        if before[start:end] == after[begin:stop]:
            yield Run("same", gone)
        else:
            yield from _compare_words(gone, come)


def _compare_words(old: str, new: str) -> Iterator[Run]:
    before, after = WORD.findall(old), WORD.findall(new)
    if len(before) * len(after) > MOST:
        before, after = [old] * bool(old), [new] * bool(new)
    for start, end, begin, stop in _changes(before, after):
        gone, come = "".join(before[start:end]), "".join(after[begin:stop])
        if before[start:end] == after[begin:stop]:
            yield Run("same", gone)
            continue
        if gone:
            yield Run("old", gone)
        if come:
            yield Run("new", come)


def _changes(before: list[str], after: list[str]) -> Iterator[tuple[int, int, int, int]]:
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    for _tag, start, end, begin, stop in matcher.get_opcodes():
        yield start, end, begin, stop


def _plain(document: Document, key: str) -> str:
    if key == "links":
        return "\n".join(f"{link.label} <{link.url}>" for link in document.links)
    if key == "images":
        return "\n".join(
            " · ".join(filter(None, (each.sha256[:8], each.alt, each.caption, each.credit)))
            for each in document.images
        )
    if key == "attachments":
        return "\n".join(
            f"{each.sha256[:8]} · {each.title} · {Standing(each.standing).label}"
            for each in document.attachments
        )
    value: str = getattr(document, key)
    return value
