"""Countries in a row, of which a translation has the same in any order."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.facts.checks.check import FactCheck
from translations.checks.facts.countries import LANGUAGES, Mention, rows, spoken_of
from translations.checks.facts.findings import PairFinding, Span
from translations.checks.facts.text import Pair, Text
from translations.checks.finding import Severity
from translations.checks.reading import Passage

# From this many in a row, a country that the other text never names was lost or exchanged.
_A_ROW = 3


class Countries(FactCheck):
    id = "fact-country"
    severity = Severity.WARNING
    explanation = gettext_lazy(
        "Countries that are named in a row are a set: the translation has the same ones, in the"
        " order of its own language."
    )

    def find(self, pair: Pair) -> Iterator[PairFinding]:
        if pair.source.language not in LANGUAGES or pair.target.language not in LANGUAGES:
            return
        for passage, lost in _not_named(pair.source, pair.target):
            message = _("This country is not named in the translation.")
            yield self.at(_span(passage, lost), None, (lost.code, ""), message)
        for passage, added in _not_named(pair.target, pair.source):
            message = _("This country is not named in the source.")
            yield self.at(None, _span(passage, added), ("", added.code), message)


def _not_named(text: Text, other: Text) -> Iterator[tuple[Passage, Mention]]:
    """The countries in the rows of ``text`` of which ``other`` does not speak."""
    known: frozenset[str] | None = None
    for passage in text.reading.passages:
        for row in rows(passage.prose, text.language):
            if len(row) < _A_ROW:
                continue
            if known is None:
                known = _all_spoken_of(other)
            yield from ((passage, each) for each in row if each.code not in known)


def _all_spoken_of(text: Text) -> frozenset[str]:
    return frozenset().union(
        *(spoken_of(passage.prose, text.language) for passage in text.reading.passages)
    )


def _span(passage: Passage, named: Mention) -> Span:
    return Span(passage.field, passage.start + named.start, passage.start + named.end)
