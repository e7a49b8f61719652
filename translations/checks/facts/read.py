"""Reading the facts of a passage."""

from __future__ import annotations

import re
from decimal import Decimal

from translations.checks.facts.fact import Fact, Weight
from translations.checks.facts.values import Number

_DIGITS = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f,]\d{3}){1,5}+(?!\d)|(?<![\w.,])\d{1,18}+(?!\w)"
)


def read(prose: str, language: str) -> list[Fact]:
    """The facts of ``prose``, in the order of the text."""
    return [
        Fact(
            Number(Decimal(re.sub(r"\D", "", found[0]))),
            found.start(),
            found.end(),
            found[0],
            Weight.FIRM if len(found[0]) > 1 else Weight.FIGURE,
        )
        for found in _DIGITS.finditer(prose)
    ]
