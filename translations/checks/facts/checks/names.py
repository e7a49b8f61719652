"""Names in capitals, as ministries write surnames: IWAYA, RUTTE."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.facts.checks.check import FactCheck
from translations.checks.facts.text import Pair, Text
from translations.checks.finding import Severity
from translations.checks.pair_finding import PairFinding, Span

_NAME = re.compile(r"(?<![^\W\d_])[A-ZÀ-ÖØ-Þ]{4,30}(?![^\W\d_])")
# Shorter ones are abbreviations, which have a form of their own in each language: NATO, OTAN.
_LONG = 5
# Of more names than these, a text is all in capitals.
_MOST = 200


class CapitalNames(FactCheck):
    id = "fact-name"
    severity = Severity.WARNING
    explanation = gettext_lazy(
        "A surname in capitals is spelled as in the source: RUTTE, and not RUTE."
    )

    def find(self, pair: Pair) -> Iterator[PairFinding]:
        ours, theirs = _names(pair.source), _names(pair.target)
        for name in theirs.keys() - ours.keys():
            for like in sorted(ours.keys() - theirs.keys()):
                if _is_one_letter_off(name, like):
                    message = _("The source spells this name “%(name)s”.") % {"name": like}
                    yield self.at(ours[like], theirs[name], (like, name), message, suggestion=like)
                    break


def _names(text: Text) -> dict[str, Span]:
    """The names in capitals, each where it first stands."""
    found: dict[str, Span] = {}
    for name in _NAME.finditer(text.words):
        found.setdefault(name[0], text.place(*name.span()))
    return found if len(found) <= _MOST else {}


def _is_one_letter_off(one: str, other: str) -> bool:
    """Whether one letter was left out, doubled, changed, or changed places with the next."""
    if abs(len(one) - len(other)) > 1 or max(len(one), len(other)) < _LONG:
        return False
    if Counter(one) == Counter(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 2
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, others = one[start:], other[start:]
    return rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]
