"""Values that differ: one check for each kind, all from one comparison."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.facts.checks.check import FactCheck
from translations.checks.facts.checks.weekdays import differ_in_weekday
from translations.checks.facts.compare import Difference
from translations.checks.facts.fact import Fact, Weight
from translations.checks.facts.mending import mended
from translations.checks.facts.moments import Clock, Date
from translations.checks.facts.text import Pair
from translations.checks.facts.values import Duration, Money
from translations.checks.finding import Severity
from translations.checks.pair_finding import PairFinding

# Of one text alone, what is no aside of news: an age, a length are left out as they please.
_MISSED = ("date", "clock", "money", "percent", "number")
_MISSED_FROM = 100


class ValueCheck(FactCheck):
    """The values of one ``kind`` that differ, are missing, or were added."""

    kind: str

    def find(self, pair: Pair) -> Iterator[PairFinding]:
        for each in pair.differences:
            first = each.source or each.target
            if first is not None and first.value.kind == self.kind:
                yield from self._finding(pair, each)

    def _finding(self, pair: Pair, each: Difference) -> Iterator[PairFinding]:
        ours, theirs = each
        if ours is not None and theirs is not None and differ_in_weekday(ours, theirs):
            return
        if ours is not None and theirs is not None:
            message = _("The source says “%(source)s” here, the translation “%(target)s”.") % {
                "source": pair.source.typed(ours),
                "target": pair.target.typed(theirs),
            }
            yield self.on(
                pair,
                ours,
                theirs,
                message,
                severity=_severity(ours, theirs),
                suggestion=mended(
                    ours.value, theirs, pair.target.typed(theirs), pair.target.language
                ),
            )
        elif ours is not None and _is_missed(ours):
            message = _("“%(source)s” is not in the translation.") % {
                "source": pair.source.typed(ours)
            }
            yield self.on(pair, ours, None, message, severity=Severity.WARNING)
        elif theirs is not None and _is_added(theirs):
            message = _("“%(target)s” is not in the source.") % {
                "target": pair.target.typed(theirs)
            }
            yield self.on(pair, None, theirs, message, severity=Severity.WARNING)


def _is_missed(fact: Fact) -> bool:
    if fact.weight < Weight.FIRM or fact.value.kind not in _MISSED:
        return False
    return fact.value.kind != "number" or max(fact.value.numbers, default=0) >= _MISSED_FROM


def _is_added(fact: Fact) -> bool:
    return fact.weight >= Weight.FIRM and fact.value.kind in _MISSED


def _severity(ours: Fact, theirs: Fact) -> Severity:
    """Blocking where both are figures of one kind that can be read in no other way."""
    if min(ours.weight, theirs.weight) < Weight.FIRM or type(ours.value) is not type(theirs.value):
        return Severity.WARNING
    if not (_is_sure(ours) and _is_sure(theirs)) or _may_be_meant(ours, theirs):
        return Severity.WARNING
    return Severity.BLOCKING


def _is_sure(fact: Fact) -> bool:
    """Whether there is one reading; that a time may be a length changes neither."""
    return all(
        isinstance(fact.value, Clock) and isinstance(other, Duration) for other in fact.others
    )


def _may_be_meant(ours: Fact, theirs: Fact) -> bool:
    """Whether they differ in what newspapers mistake more often than translators: a half of the day."""
    one, other = ours.value, theirs.value
    if isinstance(one, Clock) and isinstance(other, Clock):
        return one.of_day % 720 == other.of_day % 720
    if isinstance(one, Money) and isinstance(other, Money):
        return one.amount == other.amount
    return isinstance(one, Date) and isinstance(other, Date) and not _share_a_part(one, other)


def _share_a_part(one: Date, other: Date) -> bool:
    return any(
        ours is not None and theirs is not None
        for ours, theirs in zip(one.parts, other.parts, strict=True)
    )


class Numbers(ValueCheck):
    id = "fact-number"
    kind = "number"
    explanation = gettext_lazy(
        "Numbers are the same in both texts, however they are written: 3万5000 is 35,000, and"
        " “une quinzaine” is about 15."
    )


class Ordinals(ValueCheck):
    id = "fact-ordinal"
    kind = "ordinal"
    explanation = gettext_lazy(
        "What comes third in the source comes third in the translation. “For the fourth year in a"
        " row” is 4年連続."
    )


class Dates(ValueCheck):
    id = "fact-date"
    kind = "date"
    explanation = gettext_lazy(
        "A date is the same day in both texts, whatever the calendar: 令和7年4月3日 is 3 April 2025."
    )


class Times(ValueCheck):
    id = "fact-clock"
    kind = "clock"
    explanation = gettext_lazy(
        "A time is the same in both texts, by twelve hours or by twenty-four: 午後4時 is 16:00."
    )


class Durations(ValueCheck):
    id = "fact-duration"
    kind = "duration"
    explanation = gettext_lazy(
        "A length of time is the same in both texts, in any unit: 1時間50分 is 110 minutes."
    )


class Amounts(ValueCheck):
    id = "fact-money"
    kind = "money"
    explanation = gettext_lazy(
        "An amount keeps its size and its currency: 52.1億円 is 5.21 billion yen."
    )


class Percentages(ValueCheck):
    id = "fact-percent"
    kind = "percent"
    explanation = gettext_lazy("A percentage is the same in both texts: 2割 is 20 %.")


class Codes(ValueCheck):
    id = "fact-code"
    kind = "name"
    severity = Severity.WARNING
    explanation = gettext_lazy(
        "A name with a figure keeps it: G7, COVID-19. So does a telephone number."
    )

    def _finding(self, pair: Pair, each: Difference) -> Iterator[PairFinding]:
        if each.source is not None and each.target is not None:
            yield from super()._finding(pair, each)


VALUE_CHECKS: tuple[FactCheck, ...] = (
    Dates(),
    Times(),
    Durations(),
    Amounts(),
    Percentages(),
    Ordinals(),
    Numbers(),
    Codes(),
)
