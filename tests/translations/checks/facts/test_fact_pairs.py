"""Pairs of sentences, each with what should be said of it (tests/data/README.md)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from tests.translations.checks.facts.pairing import found
from tests.translations.checks.found import document
from translations.checks import Accused, Severity, findings
from translations.checks.pair_finding import PairFinding

DATA = Path(__file__).parents[3] / "data"
FILES = ("fact-pairs.tsv", "more-fact-pairs.tsv")


def rows() -> Iterator[Mapping[str, str]]:
    for name in FILES:
        with (DATA / name).open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def facts(row: Mapping[str, str]) -> Sequence[PairFinding]:
    """What is said of the facts of a row; a row without a source is about the form of one text."""
    languages = f"{row['source_language']}-{row['language']}"
    if not row["source"]:
        return []
    return found(
        row["source"],
        row["target"],
        languages,
        date=row["date"],
        place_zone=row["place_zone"],
    )


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: f"{row['target']}-{row['expected']}")
def test_pair_is_judged_as_expected(row: Mapping[str, str]) -> None:
    said = facts(row)
    accused = {each.accuses for each in said}
    blocking = [each for each in said if each.severity == Severity.BLOCKING]
    match row["expected"]:
        case "ok":
            assert said == []
        case "facts":
            assert accused == {Accused.TARGET}
        case "facts-blocking":
            assert accused == {Accused.TARGET}
            assert blocking
        case "facts-source":
            assert accused == {Accused.SOURCE}
        case "facts-warning":
            assert said
            assert not blocking
        case "form":
            assert said == []
            assert findings(document(row["target"]), row["language"])
        case other:
            pytest.fail(f"{other} is nothing that a row can expect")
