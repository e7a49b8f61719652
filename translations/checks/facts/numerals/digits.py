"""Numbers in digits, with the signs that group them and begin their decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from translations.checks.facts.numerals.numeral import Numeral, Shape

SPACES = " \u00a0\u202f\u2009"
_ORDINAL_PLACES = 31
# More digits are no count that anyone writes, but the number of an account.
_LONGEST = 15


@dataclass(frozen=True)
class Digits:
    """How a language writes numbers: the signs between thousands, and before decimals.

    ``ordinal`` is an expression for what makes a figure an ordinal: st, nd, e, ème.
    """

    groups: str
    decimal: str
    ordinal: str = ""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        group, decimal = re.escape(self.groups), re.escape(self.decimal)
        ordinal = (
            f"(?P<ordinal>(?:{self.ordinal})(?![^\\W_]))?+"
            if self.ordinal
            else "(?P<ordinal>(?!))?"
        )
        return re.compile(
            rf"(?P<whole>(?:[0-9]{{1,3}}(?:[{group}][0-9]{{3}}(?![0-9])){{1,5}}+|[0-9]++))"
            rf"(?:[{decimal}](?P<decimals>[0-9]++)(?![.,:][0-9]))?+{ordinal}"
        )

    def find(self, text: str) -> Iterator[Numeral]:
        """The numbers in ``text``, whose digits are ASCII."""
        for found in self._pattern.finditer(text):
            whole = re.sub(r"[^0-9]", "", found["whole"])
            decimals = found["decimals"] or ""
            if len(whole) + len(decimals) <= _LONGEST:
                yield self._numeral(found, whole, decimals)

    def _numeral(self, found: re.Match[str], whole: str, decimals: str) -> Numeral:
        amount = Decimal(f"{whole}.{decimals or 0}")
        typed = found["whole"]
        other = None
        # «1,500» where the comma begins decimals: as likely written by the habits of English.
        if len(decimals) == 3 and len(whole) <= 3:
            other = Decimal(whole + decimals)
        is_plain = typed == whole and not decimals
        shape = Shape.CARDINAL
        if found["ordinal"]:
            shape = Shape.ORDINAL
        elif is_plain and len(whole) == 4 and 1000 <= amount < 2200:
            shape = Shape.YEAR
        elif is_plain and len(whole) <= 2 and 1 <= amount <= _ORDINAL_PLACES:
            shape = Shape.DAY
        return Numeral(found.start(), found.end(), amount, shape, other=other)
