"""How standings and vocabularies are worded in a language."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db import models

from releases.document import Standing
from releases.languages import CODES, column
from releases.models import StandingLabel

SHIPPED = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Label:
    """The wording of a standing: ``short`` for lists and feeds, ``full`` for the page."""

    standing: str
    short: str
    full: str


@dataclass(frozen=True)
class Wording:
    """A text and the language that it is really in, for its ``lang`` attribute."""

    text: str
    language: str


@cache
def shipped(standing: str) -> dict[str, Label]:
    """The labels of ``standing`` that come with the system, by language; empty for an original."""
    path = SHIPPED / f"{standing}-labels.tsv"
    if standing not in Standing.values or not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            row["language"]: Label(standing, row["short"], row["full"])
            for row in csv.DictReader(lines, delimiter="\t")
        }


def labels(*languages: str) -> dict[tuple[str, str], Label]:
    """The label by standing and language: the ministry's own wording, else the shipped one.

    Never a label in another language: a page says in its own what it is (DESIGN.md, 6.13).
    An original has no label unless the ministry words one. One SQL.
    """
    own = {row.standing: row for row in StandingLabel.objects.all()}
    found: dict[tuple[str, str], Label] = {}
    for standing in Standing.values:
        for language in languages:
            label = _worded(own.get(standing), standing, language)
            if label is not None:
                found[standing, language] = label
    return found


def _worded(own: StandingLabel | None, standing: str, language: str) -> Label | None:
    default = shipped(standing).get(language)
    short = (own and getattr(own, column("short", language))) or (default and default.short)
    full = (own and getattr(own, column("full", language))) or (default and default.full)
    if not short and not full:
        return None
    return Label(standing, str(short or full), str(full or short))


def worded(row: models.Model, field: str, language: str) -> Wording | None:
    """``field`` of a vocabulary's row in ``language``, else in English, French or any it has."""
    for code in (language, "en", "fr", *CODES):
        text: Any = getattr(row, column(field, code))
        if text:
            return Wording(text, code)
    return None
