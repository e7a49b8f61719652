"""Pairs in every language whose facts are read, judged through the reports of ``check_pairs``."""

from __future__ import annotations

from pathlib import Path

import pytest

from translations.checks.input import Pair, read_pairs
from translations.management.commands.check_pairs import reports

TABLE = Path(__file__).parents[3] / "data" / "fact-pairs-of-fourteen-languages.tsv"


def rows() -> list[tuple[Pair, str]]:
    data = TABLE.read_bytes()
    expected = [line.split("\t")[-1] for line in data.decode().splitlines()[1:]]
    return list(zip(read_pairs(TABLE.name, data), expected, strict=True))


@pytest.mark.parametrize(
    ("pair", "expected"), rows(), ids=lambda each: getattr(each, "target", each)
)
def test_pair_is_judged_as_expected(pair: Pair, expected: str) -> None:
    found = reports(pair)
    facts = [each for each in found if each.family == "facts"]
    accused = {each.accuses for each in facts}
    match expected:
        case "ok":
            assert facts == []
        case "facts":
            assert "target" in accused
        case "facts-source":
            assert accused == {"source"}
        case "facts-warning":
            assert {each.severity for each in facts} == {"warning"}
        case "form":
            assert {each.family for each in found} == {"form"}
        case other:
            pytest.fail(f"{other} is nothing that a row can expect")


def test_every_language_with_a_reading_is_tried() -> None:
    from translations.checks.facts.languages import LANGUAGES

    assert {pair.language for pair, _expected in rows()} == set(LANGUAGES)
