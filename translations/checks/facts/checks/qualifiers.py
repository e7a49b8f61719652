"""«At least» and its kin, which a translation must not lose."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.facts.checks.check import FactCheck
from translations.checks.facts.fact import Weight
from translations.checks.facts.text import Pair
from translations.checks.finding import Severity
from translations.checks.pair_finding import PairFinding

# The others come and go with the idiom: 最大3000点 is “3,000 products”.
_KEPT = "least"


class Qualifiers(FactCheck):
    id = "fact-qualifier"
    severity = Severity.WARNING
    explanation = gettext_lazy(
        "“At least three” is not “three”: what qualifies a figure belongs to the fact."
    )

    def find(self, pair: Pair) -> Iterator[PairFinding]:
        for ours, theirs in pair.answered:
            if (
                ours.weight > Weight.FAINT
                and pair.source.qualifier(ours) == _KEPT
                and not pair.target.qualifier(theirs)
            ):
                message = _(
                    "The source says “at least” of “%(words)s”, the translation does not."
                ) % {"words": pair.source.typed(ours)}
                yield self.on(pair, ours, theirs, message)
