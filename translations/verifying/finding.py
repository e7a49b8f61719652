"""A finding of the verification: one row of the record, or one live text, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """``row`` names the row of ``table``: by sequence in a chain, elsewhere by id or by public id.

    A page that is right but for the address that it was made for has that as ``served_at``.
    """

    table: str
    row: str
    what: str
    served_at: str = ""

    def __str__(self) -> str:
        return f"{self.table} {self.row}: {self.what}"
