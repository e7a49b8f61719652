"""Passages that are much shorter or longer than their source leads to expect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.asides import FILLER
from translations.checks.beside.lengths import is_short, length
from translations.checks.beside.passages import BesideCheck, Said
from translations.checks.finding import Finding

_SENTENCE_END = re.compile(rf"[.!?。！？؟][*_)）\]\"”»」』\s{FILLER}]{{0,40}}+$")
_OF_NO_SENTENCE = 2.0


class LengthRatio(BesideCheck):
    id = "length-ratio"
    explanation = gettext_lazy(
        "How long translations from one language to another are varies little. One that is far off is"
        " often half a translation, or the translation of another passage."
    )
    source = (
        "house rule, as Gale and Church (1993) align sentences; learned from published passages"
    )

    def find(self, said: Said) -> Iterator[Finding]:
        here, there = length(said.source_prose), length(said.target_prose)
        if not here or said.span is None:
            return
        leeway = _leeway(said)
        if is_short(max(there, said.norm.expected(here)) / leeway, said.language):
            return
        excess = said.norm.excess(here, there, said.language) / leeway
        if excess < -1:
            message = _("This passage is much shorter than its source: is anything missing?")
            yield self.at(*said.span, message)
        elif excess > 1:
            message = _("This passage is much longer than its source: is anything added?")
            yield self.at(*said.span, message)


def _leeway(said: Said) -> float:
    """Titles, names and offices vary more than sentences do."""
    is_sentence = any(
        _SENTENCE_END.search(prose) for prose in (said.source_prose, said.target_prose)
    )
    return 1.0 if is_sentence else _OF_NO_SENTENCE
