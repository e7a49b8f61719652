"""Rules: expressions over a skeleton, each with what makes a value of what it finds."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from translations.checks.facts.fact import Weight
from translations.checks.facts.numerals import Numeral
from translations.checks.facts.skeleton import TOKENS
from translations.checks.facts.values import Value

if TYPE_CHECKING:
    from translations.checks.facts.languages.language import Language

_TOKEN = re.compile(r"#([A-Z]|[a-z]+)")
_ONE_WAY = str.maketrans("\u00a0\u202f\u2009\n'", "    ’")


@dataclass(frozen=True)
class Found:
    """What a rule found: the groups of its expression, as text and as numerals.

    ``n`` is the numeral that the value is made of, where a range has two of them.
    """

    match: re.Match[str]
    text: str
    numerals: Mapping[int, Numeral]
    language: Language
    date: datetime.date | None
    main: str = "n"
    is_foreign: bool = False

    def has(self, group: str) -> bool:
        return self.match.re.groupindex.get(group) is not None and self.match[group] is not None

    def word(self, group: str) -> str:
        """The text of a group as tables have it, "" where it is not there."""
        if not self.has(group):
            return ""
        return self.text[slice(*self.match.span(group))].lower().translate(_ONE_WAY)

    def numeral(self, group: str) -> Numeral | None:
        return self.numerals.get(self.match.start(group)) if self.has(group) else None

    def amount(self, group: str) -> Decimal | None:
        numeral = self.numeral(group)
        if numeral is None:
            return None
        return numeral.amount if numeral.other is None or not self.is_foreign else numeral.other

    @property
    def n(self) -> Decimal:
        """The amount of the main numeral, one where the rule has none («an hour»)."""
        amount = self.amount(self.main)
        if amount is None:
            return Decimal(1)
        return amount * self.scale_of_range if self.main == "low" else amount

    @property
    def scale_of_range(self) -> Decimal:
        """By what the lower end of a range is multiplied: «3 to 5 million»."""
        low, high = self.numeral("low"), self.numeral("n")
        if low is None or high is None or low.scale > 1 or low.amount * high.scale > high.amount:
            return Decimal(1)
        return high.scale

    @property
    def typed(self) -> str:
        return self.text[slice(*self.match.span())]

    def foreign(self) -> Found:
        """The same with its numbers read by the habits of English: « 1,500 km »."""
        return replace(self, is_foreign=True)

    def low(self) -> Found:
        """The same for the lower end of a range."""
        return replace(self, main="low")


# The readings of what was found, the likeliest first; none where it is not what the rule is about.
Build = Callable[[Found], Sequence[Value]]


@dataclass(frozen=True)
class Rule:
    """An expression and its ``build``; ``weight`` where what it finds weighs less than its numerals."""

    pattern: str
    build: Build
    weight: Weight | None = None

    def compiled(self, vocabulary: Mapping[str, str]) -> re.Pattern[str]:
        """The expression with what the language has for each #word."""
        return re.compile(
            _TOKEN.sub(lambda token: (TOKENS | dict(vocabulary))[token[1]], self.pattern),
            re.IGNORECASE,
        )


def any_of(words: Iterable[str]) -> str:
    """An expression for one of ``words``, the longest first.

    Their first letters are asked for before: most places of a text fail there, and fast.
    """
    known = sorted(set(words), key=len, reverse=True)
    if not known:
        return "(?!)"
    first = {word[0].lower() for word in known} | {word[0].upper() for word in known}
    letters = "".join(re.escape(letter) for letter in sorted(first) if len(letter) == 1)
    return f"(?=[{letters}])(?:{'|'.join(re.escape(word) for word in known)})"
