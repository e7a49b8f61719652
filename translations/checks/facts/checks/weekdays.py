"""Days of the week that are not those of their dates."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.facts.checks.check import FactCheck
from translations.checks.facts.fact import Fact
from translations.checks.facts.mending import with_weekday
from translations.checks.facts.moments import Date
from translations.checks.facts.text import Pair, Text
from translations.checks.finding import Accused, Severity
from translations.checks.pair_finding import PairFinding


class Weekdays(FactCheck):
    id = "fact-weekday"
    explanation = gettext_lazy(
        "The day of the week is reckoned from the date. Where the source itself names another, it is"
        " the source that should be corrected."
    )
    source = "the Gregorian calendar"

    def find(self, pair: Pair) -> Iterator[PairFinding]:
        differing = [
            (each.source, each.target)
            for each in pair.differences
            if each.source and each.target and differ_in_weekday(each.source, each.target)
        ]
        for ours, theirs in [*pair.answered, *differing]:
            if _is_wrong(ours, pair.date):
                yield self.on(
                    pair,
                    ours,
                    theirs,
                    self._message(pair.source.typed(ours)),
                    severity=Severity.WARNING,
                    accuses=Accused.SOURCE,
                    suggestion=_mended(ours, pair.source, pair.date),
                )
            elif _is_wrong(theirs, pair.date):
                message = self._message(pair.target.typed(theirs))
                mend = _mended(theirs, pair.target, pair.date)
                yield self.on(pair, ours, theirs, message, suggestion=mend)
            elif differ_in_weekday(ours, theirs):
                yield self.on(pair, ours, theirs, self._differ(pair, ours, theirs))

    def _message(self, typed: str) -> str:
        return _("“%(date)s” is another day of the week.") % {"date": typed}

    def _differ(self, pair: Pair, ours: Fact, theirs: Fact) -> str:
        return _("The source says “%(source)s” here, the translation “%(target)s”.") % {
            "source": pair.source.typed(ours),
            "target": pair.target.typed(theirs),
        }


def _mended(fact: Fact, text: Text, today: datetime.date | None) -> str:
    day = fact.value.in_year_of(today).calendar_day if isinstance(fact.value, Date) else None
    return "" if day is None else with_weekday(day, text.typed(fact), text.language)


def differ_in_weekday(ours: Fact, theirs: Fact) -> bool:
    """Whether two dates are the same but for the day of the week."""
    one, other = ours.value, theirs.value
    return (
        isinstance(one, Date)
        and isinstance(other, Date)
        and None not in (one.weekday, other.weekday)
        and one.weekday != other.weekday
        and replace(one, weekday=None).shared(replace(other, weekday=None)) > 1
    )


def _is_wrong(fact: Fact, today: datetime.date | None) -> bool:
    """Whether a date has a weekday that is not its own; without a year, in that of ``today``."""
    said = fact.value
    if not isinstance(said, Date) or said.weekday is None:
        return False
    day = said.in_year_of(today).calendar_day
    return day is not None and day.weekday() != said.weekday
