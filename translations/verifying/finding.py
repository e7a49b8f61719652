"""A finding of the verification: one row of the record, or one live text, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """``row`` names the row of ``table``: by sequence in a chain, elsewhere by id or by public id."""

    table: str
    row: str
    what: str

    def __str__(self) -> str:
        return f"{self.table} {self.row}: {self.what}"
