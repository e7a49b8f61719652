"""Letters that look like others, and signs that are nobody's: read or left alone, never an error."""

from __future__ import annotations

import unicodedata

import pytest

from releases.languages import CODES
from tests.translations.checks.facts.readings import said
from translations.checks.facts.read import read


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("5 ſeconds", "en", ["5 s"]),
        ("5 mınutes", "en", ["5 min"]),
        ("5 KİLOS", "en", ["5 kg"]),
        ("A€5", "en", ["5"]),
        ("16 чаᲃов 30 минут", "ru", ["16 h 30 min"]),
        ("三・一四メートル", "ja", ["3.14 m"]),
    ],
)
def test_letters_that_look_alike(text: str, language: str, values: list[str]) -> None:
    assert said(text, language) == values


SIGNS = [
    chr(code)
    for code in range(0x21, 0xFFFF)
    if unicodedata.category(chr(code)) == "Sc" or chr(code).lower() != chr(code).upper()
]


@pytest.mark.parametrize("language", CODES)
def test_any_letter_and_currency_beside_a_figure_is_read_without_error(language: str) -> None:
    read("\n".join(f"{sign}5 {sign} 5{sign}5, 5 {sign}{sign}" for sign in SIGNS), language)
