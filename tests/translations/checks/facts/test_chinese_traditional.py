"""The facts of traditional Chinese texts."""

from __future__ import annotations

import pytest

from tests.translations.checks.facts.readings import said

EXAMPLES = [
    ("2025年4月3日", ["2025-04-03"]),
    ("4月3日（週四）", ["Thursday 04-03"]),
    ("下午4時30分", ["16:30"]),
    ("上午9點半", ["09:30"]),
    ("1小時50分鐘", ["1 h 50 min"]),
    ("三年", ["3 y"]),
    ("5,000萬歐元", ["50000000 EUR"]),
    ("1.5億美元", ["150000000 USD"]),
    ("12.5%", ["12.5 %"]),
    ("三十二個國家", ["32"]),
    ("第三次會議", ["3."]),
    ("21世紀", ["century 21"]),
    ("一致同意", []),
]


@pytest.mark.parametrize(("text", "values"), EXAMPLES)
def test_traditional_chinese_states(text: str, values: list[str]) -> None:
    assert said(text, "zh-hant") == values
