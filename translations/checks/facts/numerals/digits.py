"""Numbers in digits, with the signs that group them and begin their decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from translations.checks.facts.numerals.numeral import Numeral, Shape

SPACES = " \u00a0\u202f\u2009"
_LAST_DAY = 31
# More digits are no count that anyone writes, but the number of an account.
_LONGEST = 15


@dataclass(frozen=True)
class Digits:
    """How a language writes numbers: the signs between thousands, and before decimals.

    ``ordinal`` is an expression for what makes a figure an ordinal: st, nd, e, ème. ``foreign`` is
    the sign of decimals that people type by the habits of English, where it groups no thousands.
    """

    groups: str
    decimal: str
    ordinal: str = ""
    foreign: str = ""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        group, decimal = re.escape(self.groups), re.escape(self.decimal)
        ordinal = f"(?:{self.ordinal})(?![^\\W_])" if self.ordinal else "(?!)"
        foreign = re.escape(self.foreign) or "(?!)"
        # Of «03.04.2025», no part has decimals.
        loose = rf"(?<!\.[0-9])(?<!\.[0-9][0-9]){foreign}(?P<loose>[0-9]{{1,2}}(?![0-9]))"
        return re.compile(
            rf"(?P<whole>(?:[0-9]{{1,3}}(?:[{group}][0-9]{{3}}(?![0-9])){{1,5}}+|[0-9]++))"
            rf"(?:(?:[{decimal}](?P<decimals>[0-9]++)|{loose})(?![.,:][0-9]))?+(?P<ordinal>{ordinal})?+"
        )

    def find(self, text: str) -> Iterator[Numeral]:
        """The numbers in ``text``, whose digits are ASCII."""
        for found in self._pattern.finditer(text):
            whole = re.sub(r"[^0-9]", "", found["whole"])
            decimals = found["decimals"] or found["loose"] or ""
            if len(whole) + len(decimals) <= _LONGEST:
                yield self._numeral(found, whole, decimals)

    def _numeral(self, found: re.Match[str], whole: str, decimals: str) -> Numeral:
        amount = Decimal(f"{whole}.{decimals or 0}")
        typed = found["whole"]
        is_plain = typed == whole and not decimals
        shape = Shape.CARDINAL
        if found["ordinal"]:
            shape = Shape.ORDINAL
        elif is_plain and len(whole) == 4 and 1000 <= amount < 2200:
            shape = Shape.YEAR
        elif is_plain and len(whole) <= 2 and 1 <= amount <= _LAST_DAY:
            shape = Shape.DAY
        other = self._other(typed, whole, decimals)
        return Numeral(found.start(), found.end(), amount, shape, other=other)

    def _other(self, typed: str, whole: str, decimals: str) -> Decimal | None:
        """What it is by the habits of English: « 1,500 » and « 1.500 » in French."""
        if len(decimals) == 3 and len(whole) <= 3:
            return Decimal(whole + decimals)
        if self.foreign and typed.count(self.foreign) == 1:
            return Decimal(typed.replace(self.foreign, "."))
        return None
