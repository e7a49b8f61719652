"""A numeral: one number as a text writes it, in whatever script or words."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import NamedTuple


class Shape(enum.Enum):
    """What a numeral may be part of."""

    CARDINAL = "cardinal"
    DAY = "day"  # digits from 1 to 31
    YEAR = "year"  # four digits that may be a year
    ORDINAL = "ordinal"


class Numeral(NamedTuple):
    """``amount`` was read in ``[start:end]``.

    ``is_digits`` tells figures from words. ``other`` is what else it may be: « 1,500 » in French.
    A numeral that ``is_idiom`` («one», « un », 一) counts where a unit follows and nowhere else.
    """

    start: int
    end: int
    amount: Decimal
    shape: Shape = Shape.CARDINAL
    is_digits: bool = True
    is_idiom: bool = False
    other: Decimal | None = None
    # By what a last word or sign multiplies it: a million, 億.
    scale: Decimal = Decimal(1)
