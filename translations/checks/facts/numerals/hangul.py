"""Korean numbers: figures with 만, 억 and 조, and the native words before a counter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from translations.checks.facts.numerals.numeral import Numeral, Shape

_SMALL = {"십": 10, "백": 100, "천": 1000}
_LARGE = {"만": 10**4, "억": 10**8, "조": 10**12}
_PART = re.compile(
    r"(?P<figure>(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}+(?![0-9])|[0-9]{1,15}+)(?:\.[0-9]{1,9}+)?)(?![0-9])"
    rf"(?:[ \u00a0]?(?P<small>[{''.join(_SMALL)}])(?=[{''.join(_LARGE)}]|[ \u00a0]?[가-힣]|\b))?"
    rf"(?:[ \u00a0]?(?P<large>[{''.join(_LARGE)}]))?"
)
_GAP = re.compile("[ \u00a0]?")


@dataclass(frozen=True)
class Hangul:
    """How Korean counts: ``native`` are the words that are numbers before one of the ``counters``."""

    native: dict[str, int]
    counters: str
    idioms: frozenset[str]

    @cached_property
    def _words(self) -> re.Pattern[str]:
        among = "|".join(sorted(self.native, key=len, reverse=True))
        return re.compile(rf"(?<![가-힣])(?P<word>{among})(?=[ \u00a0]?(?:{self.counters}))")

    def find(self, text: str) -> Iterator[Numeral]:
        """The numbers in ``text``, whose digits are ASCII, by their places."""
        found = [*self._figures(text), *self._natives(text)]
        yield from sorted(found, key=lambda numeral: numeral.start)

    def _natives(self, text: str) -> Iterator[Numeral]:
        for found in self._words.finditer(text):
            word = found["word"]
            amount = Decimal(self.native[word])
            shape = Shape.DAY if amount <= 31 else Shape.CARDINAL
            yield Numeral(
                found.start(),
                found.end(),
                amount,
                shape,
                is_digits=False,
                is_idiom=word in self.idioms,
            )

    def _figures(self, text: str) -> Iterator[Numeral]:
        """Figures, those of one number put together: 1억 2,500만."""
        start = end = -1
        total, magnitude = Decimal(0), 0
        for part in _PART.finditer(text):
            amount, large = _amount(part), _LARGE.get(part["large"] or "", 1)
            follows = start >= 0 and _GAP.fullmatch(text, end, part.start()) is not None
            if follows and large < magnitude:
                total += amount
            else:
                if start >= 0:
                    yield _numeral(text, start, end, total)
                start, total = part.start(), amount
            end, magnitude = part.end(), large
        if start >= 0:
            yield _numeral(text, start, end, total)


def _amount(part: re.Match[str]) -> Decimal:
    figure = Decimal(part["figure"].replace(",", ""))
    return figure * _SMALL.get(part["small"] or "", 1) * _LARGE.get(part["large"] or "", 1)


def _numeral(text: str, start: int, end: int, amount: Decimal) -> Numeral:
    shape = Shape.CARDINAL
    if text[start:end].isdecimal():
        if end - start == 4 and 1000 <= amount < 2200:
            shape = Shape.YEAR
        elif end - start <= 2 and 1 <= amount <= 31:
            shape = Shape.DAY
    return Numeral(start, end, amount, shape)
