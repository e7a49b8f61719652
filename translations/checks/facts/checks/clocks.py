"""The clocks of two places, recomputed by the rules of their zones."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.facts.checks.check import FactCheck
from translations.checks.facts.mending import with_clock
from translations.checks.facts.text import Pair, Text
from translations.checks.facts.zones import TwoClocks, two_clocks
from translations.checks.finding import Accused, Severity
from translations.checks.pair_finding import PairFinding


class _Reckoned(NamedTuple):
    """Two clocks of a text, and what the second should show."""

    clocks: TwoClocks
    expected: datetime.datetime
    fits: bool


class Clocks(FactCheck):
    id = "fact-two-clocks"
    explanation = gettext_lazy(
        "Two clocks that stand side by side are reckoned again from the place, the day and the rules"
        " of both time zones, summer time included. Where the source itself is wrong, it is the"
        " source that should be corrected."
    )
    source = "IANA time zone database"

    def find(self, pair: Pair) -> Iterator[PairFinding]:
        ours, theirs = list(_reckoned(pair.source, pair)), list(_reckoned(pair.target, pair))
        for one, other in zip_longest(ours, theirs):
            if one and not one.fits:
                yield self._accuses_source(pair, one, other)
            if other and not other.fits and not (one and _repeats(one, other)):
                yield self._accuses_target(pair, one, other)

    def _accuses_source(self, pair: Pair, one: _Reckoned, other: _Reckoned | None) -> PairFinding:
        message = _(
            "In the source itself, the two clocks don’t fit each other: it should be %(expected)s there."
        ) % {"expected": _said(one.expected)}
        fact = one.clocks.there
        return self.on(
            pair,
            fact,
            other.clocks.there if other else None,
            message,
            severity=Severity.WARNING,
            accuses=Accused.SOURCE,
            suggestion=with_clock(one.expected, fact, pair.source.typed(fact)),
        )

    def _accuses_target(self, pair: Pair, one: _Reckoned | None, other: _Reckoned) -> PairFinding:
        message = _("The two clocks don’t fit each other: it should be %(expected)s there.") % {
            "expected": _said(other.expected)
        }
        fact = other.clocks.there
        return self.on(
            pair,
            one.clocks.there if one else None,
            fact,
            message,
            severity=Severity.BLOCKING if one and one.fits else Severity.WARNING,
            suggestion=with_clock(other.expected, fact, pair.target.typed(fact)),
        )


def _repeats(one: _Reckoned, other: _Reckoned) -> bool:
    """Whether the translation has the source's own mistake."""
    return not one.fits and one.clocks.there.value.agrees(other.clocks.there.value)


def _reckoned(text: Text, pair: Pair) -> Iterator[_Reckoned]:
    for facts in text.by_passage:
        for clocks in two_clocks(text.words, facts, text.language):
            expected = clocks.expected(pair.date, pair.place_zone)
            if expected is not None:
                yield _Reckoned(clocks, expected, clocks.fits(expected, pair.date))


def _said(moment: datetime.datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
