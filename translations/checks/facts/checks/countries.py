"""Countries in a row, of which a translation has the same in any order."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.facts.checks.check import FactCheck
from translations.checks.facts.countries import LANGUAGES, Mention, rows, spoken_of
from translations.checks.facts.text import Pair, Text
from translations.checks.finding import Severity
from translations.checks.pair_finding import PairFinding

# Of fewer, one may be meant by another word: the two countries, their neighbour.
_A_ROW = 2


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
        for lost in _not_named(pair.source, pair.target):
            message = _("This country is not named in the translation.")
            yield self.at(pair.source.place(lost.start, lost.end), None, (lost.code, ""), message)
        for added in _not_named(pair.target, pair.source):
            message = _("This country is not named in the source.")
            yield self.at(
                None, pair.target.place(added.start, added.end), ("", added.code), message
            )


def _not_named(text: Text, other: Text) -> Iterator[Mention]:
    """The countries in the rows of ``text`` of which ``other`` does not speak."""
    long = [row for row in rows(text.words, text.language) if len(row) >= _A_ROW]
    known = spoken_of(other.words, other.language) if long else frozenset()
    for row in long:
        yield from (each for each in row if each.code not in known)
