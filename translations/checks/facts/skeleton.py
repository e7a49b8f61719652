"""The skeleton of a passage: its text with a sign for each numeral, on which the rules are written.

A rule then reads «#N minutes» and finds 110 minutes, « une quinzaine de minutes » and １５分 alike.
Places stay what they are: a numeral of five characters is a sign and four of ``_MORE``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from translations.checks.asides import FILLER
from translations.checks.facts.numerals import Numeral, Shape

_SIGNS = {
    Shape.CARDINAL: "\ue000",
    Shape.DAY: "\ue002",
    Shape.YEAR: "\ue003",
    Shape.ORDINAL: "\ue004",
}
_MORE = "\ue001"
_PRIVATE = re.compile("[\ue000-\ue004]")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    start + digit: ord("0") + digit for start in (0x0660, 0x06F0) for digit in range(10)
}
# Letters that an expression takes for others regardless of case, and a table of words does not.
_WIDE |= {ord(odd): ord(plain) for odd, plain in zip("ſıİµẛᲀᲁᲂᲃᲄᲅᲆ", "siIμṡвдосттъ", strict=True)}
_ANY = f"{_SIGNS[Shape.CARDINAL]}{_SIGNS[Shape.DAY]}{_SIGNS[Shape.YEAR]}"

# What stands in the patterns of rules for each sort of numeral, and for the spaces between words.
TOKENS = {
    "N": f"[{_ANY}]{_MORE}*+",
    "D": f"{_SIGNS[Shape.DAY]}{_MORE}*+",
    "Y": f"{_SIGNS[Shape.YEAR]}{_MORE}*+",
    "O": f"{_SIGNS[Shape.ORDINAL]}{_MORE}*+",
    "G": "[ \u00a0\u202f\u2009\n]{0,2}",
    "S": "(?:[ \u00a0\u202f\u2009\n]{1,2})",
    "H": "(?:[ \u00a0\u202f\u2009\n\u2010\u2011-]{1,2})",
    "R": "(?:-|–|—|~|〜|to|and|or|à|et|ou|から|ないし|乃至)",
}


def folded(prose: str) -> str:
    """``prose`` with full-width and Arabic digits and signs in ASCII; places stay what they are."""
    return _PRIVATE.sub(FILLER, prose.translate(_WIDE))


def skeleton(text: str, numerals: Iterable[Numeral]) -> str:
    """``text`` with the sign of its shape for each numeral."""
    kept, done = [], 0
    for numeral in numerals:
        sign = _SIGNS[numeral.shape] + _MORE * (numeral.end - numeral.start - 1)
        kept += [text[done : numeral.start], sign]
        done = numeral.end
    return "".join([*kept, text[done:]])
