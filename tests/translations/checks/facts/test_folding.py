"""Letters that look like others, and signs that are nobody's: read or left alone, never an error."""

from __future__ import annotations

import pytest

from tests.translations.checks.facts.readings import said
from translations.checks.facts.languages import LANGUAGES
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


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_of_every_table_is_read_in_letters_that_look_alike(code: str) -> None:
    language = LANGUAGES[code]
    words = {
        word
        for table in (
            language.months,
            language.weekdays,
            language.spans,
            language.currencies,
            language.units,
            language.halves,
            language.relatives,
            language.echoes,
            language.hints,
        )
        for word in table
    }
    for word in words:
        odd = word.translate(str.maketrans("siμвдост", "ſıµᲀᲁᲂᲃᲄ"))
        for text in (f"5 {odd}", f"5{odd.upper()} 5", f"5:30 {odd}", f"{odd} 5", f"{odd} {odd}"):
            read(text, code)
