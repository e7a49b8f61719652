"""Lines of 50 kB made for the checks of scripts, of Chinese and of Arabic: none takes for ever."""

from __future__ import annotations

import pytest

from releases.markup import LIMIT
from tests.soon import soon
from tests.translations.checks.found import document
from translations.checks import CHECKS
from translations.checks.reading import Reading

UNITS = (
    *("覚", "覚 ", "覚・", "覚書(", "「", "「『«“„(（《", "“‘\"", "漢,", "漢(", "漢.", "...漢", "漢…"),
    *("漢--", "。", "ا", "ا,", "ا ،", "، ", "ـ", "اـ", "ا\u064b", "اـ\u064b", "٣", "3٣ ", "3 ٣ "),
    *("\u06a9", "ا\u06cc", "a\u0430", "\u0430 c ", "\u0456", "\u0430" * 40 + " ", "Ω", "α", "国", "國 "),
    *("\u200f", "a\u200e", "ا\u200f", "\u2067", "\u202b\u2069", "ー", "한 ", "*覚*"),
)  # fmt: skip
SEVERAL = {"fr", "zh-hans", "zh-hant", "ar", "ru", "uk"}


@pytest.mark.parametrize("language", sorted(SEVERAL))
@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_each_check_reads_a_line_soon(unit: str, language: str) -> None:
    text = Reading(document(unit * (LIMIT // len(unit.encode()))), language)
    assert all(passage.prose is not None for passage in text.passages)
    for check in CHECKS:
        if check.concerns(language):
            with soon():
                for _finding in zip(range(100), check.find(text), strict=False):
                    pass
