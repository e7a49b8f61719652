"""What the reading of facts knows of a language: tables of words, and rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from translations.checks.facts.grammar import Rule, any_of
from translations.checks.facts.numerals import Numeral


@dataclass(frozen=True)
class Language:
    """A language as far as its facts go. The words of all tables are in lower case.

    ``spans`` are units of time in seconds and months, ``halves`` words for the half of the day
    (12 for after noon, 0 for before it, None where they decide nothing), ``relatives`` words as
    «last»: of year, month or day, and by how many. ``before`` and ``after`` are what qualifies a
    figure. ``echoes`` and ``hints`` are words that say a number by the way («single», «both»), a
    fraction with a stroke; ``articles`` are numerals that alone are none. ``dead`` is blanked before
    anything is read: words with a numeral that is no number.
    """

    code: str
    numerals: Callable[[str], Iterable[Numeral]]
    rules: Sequence[Rule]
    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    halves: Mapping[str, int | None] = field(default_factory=dict)
    relatives: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    zones: Mapping[str, str] = field(default_factory=dict)
    echoes: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()
    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    dead: str = "(?!)"
    # Whether 12:30 may be half past midnight where nothing says which half of the day.
    counts_to_twelve: bool = False
    # Whether 2019 by itself is the year, as where «in 2019» has no other sign.
    has_years_alone: bool = True

    @cached_property
    def vocabulary(self) -> Mapping[str, str]:
        """What each #word stands for in the patterns of the rules."""
        tables: Mapping[str, Mapping[str, object]] = {
            "month": self.months,
            "weekday": self.weekdays,
            "span": self.spans,
            "currency": self.currencies,
            "unit": self.units,
            "half": self.halves,
            "relative": self.relatives,
            "echo": self.echoes,
            "hint": self.hints,
        }
        return {name: any_of(table) for name, table in tables.items()}

    @cached_property
    def compiled(self) -> Sequence[tuple[re.Pattern[str], Rule]]:
        return [(rule.compiled(self.vocabulary), rule) for rule in self.rules]

    @cached_property
    def without_dead(self) -> re.Pattern[str]:
        return re.compile(self.dead, re.IGNORECASE)
