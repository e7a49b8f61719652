"""«At least» and its kin, which a translation must not lose."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.facts.checks.check import FactCheck
from translations.checks.facts.fact import Weight
from translations.checks.facts.findings import PairFinding
from translations.checks.facts.text import Pair
from translations.checks.finding import Severity

_KEPT = ("least", "most")


class Qualifiers(FactCheck):
    id = "fact-qualifier"
    severity = Severity.WARNING
    explanation = gettext_lazy(
        "“At least three” is not “three”: what qualifies a figure belongs to the fact."
    )

    def find(self, pair: Pair) -> Iterator[PairFinding]:
        for ours, theirs in pair.answered:
            if ours.qualifier in _KEPT and not theirs.qualifier and ours.weight > Weight.FAINT:
                message = _("The source says “%(mark)s %(value)s”, the translation does not.") % {
                    "mark": _words(ours.qualifier),
                    "value": ours.value,
                }
                yield self.on(pair, ours, theirs, message)


def _words(qualifier: str) -> str:
    return {"least": _("at least"), "most": _("at most")}[qualifier]
