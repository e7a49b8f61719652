"""How standings and vocabularies are worded in a language."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from django.db import models
from django.db.models import Q

from releases.document import Standing
from releases.languages import CODES, column
from releases.models import Office, StandingLabel
from releases.prepared import Prepared

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


# By standing and language.
Labels: TypeAlias = dict[tuple[str, str], Label]


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


def labels(office: Office | None, *languages: str) -> Labels:
    """The labels by standing and language as ``office`` words them; the house's where it is None.

    An empty wording of the office's is the house's, and where that is empty too the shipped one;
    never a label in another language: a page says in its own what it is (DESIGN.md, 6.13). An
    original has no label unless one is worded. One SQL.
    """
    rows = _WORDED.rows(office.pk if office else 0)  # no office has that key
    return _labels(_by_standing(rows), office.pk if office else None, languages)


def labels_by_office(offices: Iterable[int], *languages: str) -> dict[int | None, Labels]:
    """The labels of each of ``offices`` by its key, and under None the house's. One SQL."""
    keys = set(offices)
    rows = StandingLabel.objects.filter(Q(office=None) | Q(office__in=keys))
    own = _by_standing(rows)
    return {key: _labels(own, key, languages) for key in (None, *keys)}


def _by_standing(rows: Iterable[Any]) -> dict[tuple[int | None, str], Any]:
    return {(row.office_id, row.standing): row for row in rows}


_PARTS = [column(part, code) for part in ("short", "full") for code in CODES]
# Bare rows: to make models of them takes as long as to read them.
_WORDED: Prepared[Any] = Prepared(
    lambda office: (
        StandingLabel.objects.rewrite(mode=False)
        .filter(Q(office=None) | Q(office=office))
        .order_by()
        .values_list("office_id", "standing", *_PARTS, named=True)
    ),
)


def _labels(own: Any, office: int | None, languages: Collection[str]) -> Labels:
    found: Labels = {}
    for standing in Standing.values:
        rows = [own[key] for key in ((office, standing), (None, standing)) if key in own]
        for language in languages:
            label = _worded(rows, standing, language)
            if label is not None:
                found[standing, language] = label
    return found


def _worded(rows: list[Any], standing: str, language: str) -> Label | None:
    """The first wording of each part that ``rows``, in their order, or the shipped label have."""
    default = shipped(standing).get(language)

    def part(name: str) -> str:
        wordings = [getattr(row, column(name, language)) for row in rows]
        return next(filter(None, [*wordings, default and getattr(default, name)]), "")

    short, full = part("short"), part("full")
    return Label(standing, short or full, full or short) if short or full else None


def worded(row: models.Model, field: str, language: str) -> Wording | None:
    """``field`` of a vocabulary's row in ``language``, else in English, French or any it has."""
    for code in (language, "en", "fr", *CODES):
        text: Any = getattr(row, column(field, code))
        if text:
            return Wording(text, code)
    return None
