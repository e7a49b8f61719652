"""Japanese and Chinese numbers: kanji, figures with 万億兆, and both mixed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from translations.checks.facts.numerals.numeral import Numeral, Shape

_DIGITS = {sign: str(value) for value, sign in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": "0", "两": "2", "兩": "2", "壱": "1", "弐": "2", "参": "3", "・": "."}
_SMALL = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
_LARGE = {
    sign: Decimal(10) ** power
    for sign, power in {"万": 4, "萬": 4, "億": 8, "亿": 8, "兆": 12}.items()
}
_LONGEST = 30
_SIGNS = "".join(sign for sign in (*_DIGITS, *_SMALL) if sign != "・")
_RUN = re.compile(
    rf"(?P<vague>[数何幾])?(?:"
    rf"[0-9](?:[0-9]|[{''.join(_SMALL)}{''.join(_LARGE)}]|,(?=[0-9]{{3}}(?![0-9]))|\.(?=[0-9]))*+"
    rf"|[{_SIGNS}](?:[{_SIGNS}]|[{''.join(_LARGE)}](?!一)|・(?=[{_SIGNS}]))*+)"
    r"(?P<more>余り?|数)?"
)


@dataclass(frozen=True)
class Kanji:
    """How a language counts: numbers in kanji are read before one of its ``counters`` alone.

    ``traps`` are words that begin like a number with its counter and are none: 十分な, 六本木.
    ``idioms`` are numbers that alone say «one» or «some» as often as a figure.
    """

    counters: str
    traps: str
    idioms: frozenset[str]

    @cached_property
    def _counted(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.counters})")

    @cached_property
    def _trap(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.traps})")

    def find(self, text: str) -> Iterator[Numeral]:
        """The numbers in ``text``, whose digits are ASCII."""
        for found in _RUN.finditer(text):
            start, end = found.start(), found.end()
            typed = text[start:end]
            # «数十人» and «何千» say no number.
            if found["vague"] or len(typed) > _LONGEST:
                continue
            if found["more"]:
                end = found.start("more")
                typed = text[start:end]
            if typed[0].isascii() or self._is_number(text, start, end):
                amount = value(typed)
                if amount is not None:
                    yield self._numeral(start, end, typed, amount)

    def _is_number(self, text: str, start: int, end: int) -> bool:
        return (
            self._trap.match(text, start) is None
            and (
                (end - start > 1 and text[end - 1] in _LARGE)
                or self._counted.match(text, end) is not None
            )
        ) or text[start - 1 : start] == "第"

    def _numeral(self, start: int, end: int, typed: str, amount: Decimal) -> Numeral:
        is_digits = typed[0].isascii()
        shape = Shape.CARDINAL
        if len(typed) == 4 and typed[1] not in _SMALL and 1000 <= amount < 2200:
            shape = Shape.YEAR
        elif len(typed) <= 3 and 1 <= amount <= 31 and amount == int(amount):
            shape = Shape.DAY
        scale = _LARGE.get(typed[-1], Decimal(1))
        if any(sign in _LARGE for sign in typed[:-1]):
            scale = Decimal(1)
        return Numeral(start, end, amount, shape, is_digits, typed in self.idioms, scale=scale)


def value(typed: str) -> Decimal | None:
    """What a run of signs counts, None where it is no number."""
    total, section, digits = Decimal(0), Decimal(0), ""
    last = Decimal("Infinity")
    for sign in typed.replace(",", ""):
        if sign in _LARGE:
            counted, magnitude = section + Decimal(digits or 0), _LARGE[sign]
            if magnitude > last:  # 万亿 is a million millions
                total = (total + counted) * magnitude
            else:
                total += (counted or Decimal(1)) * magnitude
            section, digits, last = Decimal(0), "", magnitude
        elif sign in _SMALL:
            section += Decimal(digits or 1) * _SMALL[sign]
            digits = ""
        else:
            digits += _DIGITS.get(sign, sign)
            if digits.count(".") > 1:
                return None
    return total + section + Decimal(digits or 0)
