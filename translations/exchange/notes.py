"""Notes: what of a page could not be kept as it was, counted and told in sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import ngettext_lazy

# In the order in which they are told: what is missing first, then what looks different.
_SENTENCES: dict[str, Promise] = {
    "images": ngettext_lazy(
        "%(count)d image was left out: a release carries its images itself.",
        "%(count)d images were left out: a release carries its images itself.",
        "count",
    ),
    "media": ngettext_lazy(
        "%(count)d film, sound or embedded page was left out.",
        "%(count)d films, sounds or embedded pages were left out.",
        "count",
    ),
    "deletions": ngettext_lazy(
        "%(count)d tracked deletion was carried out.",
        "%(count)d tracked deletions were carried out.",
        "count",
    ),
    "insertions": ngettext_lazy(
        "%(count)d tracked insertion was kept.",
        "%(count)d tracked insertions were kept.",
        "count",
    ),
    "comments": ngettext_lazy(
        "%(count)d comment was left out.", "%(count)d comments were left out.", "count"
    ),
    "contents": ngettext_lazy(
        "%(count)d line of a table of contents was left out.",
        "%(count)d lines of a table of contents were left out.",
        "count",
    ),
    "menus": ngettext_lazy(
        "%(count)d menu of the page was left out.",
        "%(count)d menus of the page were left out.",
        "count",
    ),
    "outside": ngettext_lazy(
        "What stands outside the page’s main part was left out.",
        "What stands outside the page’s main part was left out.",
        "count",
    ),
    "links": ngettext_lazy(
        "%(count)d link became plain words: only addresses with http, https or mailto, and paths on"
        " this site, can be followed.",
        "%(count)d links became plain words: only addresses with http, https or mailto, and paths on"
        " this site, can be followed.",
        "count",
    ),
    "struck": ngettext_lazy(
        "%(count)d passage was struck through: its words were kept, the line was not.",
        "%(count)d passages were struck through: their words were kept, the lines were not.",
        "count",
    ),
    "raised": ngettext_lazy(
        "%(count)d raised or lowered passage was put on the line.",
        "%(count)d raised or lowered passages were put on the line.",
        "count",
    ),
    "emphasis": ngettext_lazy(
        "Bold or italics of %(count)d paragraph could not be kept.",
        "Bold or italics of %(count)d paragraphs could not be kept.",
        "count",
    ),
    "letters": ngettext_lazy(
        "%(count)d point with a letter was given a number.",
        "%(count)d points with letters were given numbers.",
        "count",
    ),
    "romans": ngettext_lazy(
        "%(count)d point with a Roman number was given it in brackets, as (i).",
        "%(count)d points with Roman numbers were given them in brackets, as (i).",
        "count",
    ),
    "compound": ngettext_lazy(
        "%(count)d point with a number of several parts was given the last of them.",
        "%(count)d points with numbers of several parts were given the last of them.",
        "count",
    ),
    "deep": ngettext_lazy(
        "%(count)d list or quotation nested too deep, and became paragraphs.",
        "%(count)d lists or quotations nested too deep, and became paragraphs.",
        "count",
    ),
    "definitions": ngettext_lazy(
        "%(count)d list of definitions became paragraphs.",
        "%(count)d lists of definitions became paragraphs.",
        "count",
    ),
    "merged": ngettext_lazy(
        "%(count)d merged table cell was taken apart: its text stands in the first of its places.",
        "%(count)d merged table cells were taken apart: the text of each stands in the first of its"
        " places.",
        "count",
    ),
    "nested": ngettext_lazy(
        "%(count)d table inside another became words of its cell.",
        "%(count)d tables inside others became words of their cells.",
        "count",
    ),
    "cell_lines": ngettext_lazy(
        "%(count)d line break in table cells became a space: a cell has one line.",
        "%(count)d line breaks in table cells became spaces: a cell has one line.",
        "count",
    ),
    "large": ngettext_lazy(
        "%(count)d table was too large, and became a paragraph for each row.",
        "%(count)d tables were too large, and became a paragraph for each row.",
        "count",
    ),
    "marks": ngettext_lazy(
        "%(count)d footnote mark had no footnote, and became plain words.",
        "%(count)d footnote marks had no footnotes, and became plain words.",
        "count",
    ),
}


@dataclass(frozen=True)
class Note:
    """One thing that could not be kept as it was, and how many times: its ``str`` is a sentence."""

    kind: str
    count: int

    def __str__(self) -> str:
        return str(_SENTENCES[self.kind] % {"count": self.count})


class Tally:
    """Counts what could not be kept, while a page is read and written."""

    def __init__(self) -> None:
        self._counted: Counter[str] = Counter()

    def add(self, kind: str, count: int = 1) -> None:
        """Count ``kind``. Raises KeyError for a kind that no sentence tells."""
        if kind not in _SENTENCES:
            raise KeyError(kind)
        self._counted[kind] += count

    def notes(self) -> tuple[Note, ...]:
        """A note for each kind that was counted."""
        return tuple(Note(kind, self._counted[kind]) for kind in _SENTENCES if self._counted[kind])
