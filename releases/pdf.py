"""PDF: what a document is before anyone may take it away: locked, acting by itself, how many pages."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import IndirectObject

# Names in a PDF whose objects act when the file is opened, or carry other files (ISO 32000-2, 12.6).
ACTING = ("/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/RichMedia", "/XFA")
MOST_OBJECTS = 200_000
# What pypdf raises on a file that is no PDF, which it does not promise to tell apart.
DAMAGE = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Looked:
    """``acting`` names what of the file acts by itself; of a locked one nothing else is known."""

    is_locked: bool
    pages: int = 0
    acting: frozenset[str] = frozenset()


def look(data: bytes) -> Looked:
    """Look through a PDF. Raises one of ``DAMAGE`` for a file that can't be read."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        return Looked(is_locked=True)
    return Looked(is_locked=False, pages=len(reader.pages), acting=frozenset(_acting(reader)))


def _acting(reader: PdfReader) -> set[str]:
    """Which of ``ACTING`` any object of the file has, however it is reached."""
    found: set[str] = set()
    numbers = [number for table in reader.xref.values() for number in table]
    numbers += list(reader.xref_objStm)
    if len(numbers) > MOST_OBJECTS:
        raise ValueError(f"{len(numbers)} objects are more than any press release has")
    waiting: list[Any] = [
        reader.get_object(IndirectObject(number, 0, reader)) for number in set(numbers)
    ]
    waiting.append(reader.trailer)
    while waiting:
        held = waiting.pop()
        if isinstance(held, dict):
            found |= {name for name in ACTING if name in held or held.get("/S") == name}
            waiting += held.values()
        elif isinstance(held, list):
            waiting += held
    return found
