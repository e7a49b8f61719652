"""Reading the record a chunk at a time, where any of its rows may have been spoilt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from django.db import models
from django.db.utils import OperationalError

CHUNK = 500
LARGEST = 2**63 - 1
# SQLite takes anything in any column: Django then fails in one of these ways as it reads the row.
SPOILT = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)

Row = TypeVar("Row", bound=models.Model)


def in_order(model: type[Row], by: str, after: int) -> Iterator[tuple[int, Row | None]]:
    """Each row whose column ``by`` is over ``after``, in its order; None for one that can't be read.

    Holds one chunk in memory and no cursor open, so that it may take as long as it takes.
    """
    while True:
        # SQLite sorts what is no number behind all numbers: there it is left out, and so missing.
        rest = model._default_manager.filter(**{f"{by}__gt": after, f"{by}__lte": LARGEST})
        places: list[tuple[int, int]] = list(rest.order_by(by, "pk").values_list(by, "pk")[:CHUNK])
        found = read(model, [key for _place, key in places])
        for place, key in places:
            yield place, found[key]
            after = place
        if len(places) < CHUNK:
            return


def read(model: type[Row], keys: Sequence[int]) -> dict[int, Row | None]:
    """Those rows by key. One that isn't there is left out; one that can't be read is None."""
    rows = model._default_manager.order_by()
    try:
        return dict(rows.in_bulk(keys))
    except (*SPOILT, OperationalError):
        return {key: _read_one(rows, key) for key in keys if rows.filter(pk=key).exists()}


def _read_one(rows: Any, key: int) -> Any:
    try:
        return rows.get(pk=key)
    except SPOILT:
        return None
    except OperationalError as error:
        if "decode" in str(error):  # bytes that are no UTF-8, in a column of text
            return None
        raise
