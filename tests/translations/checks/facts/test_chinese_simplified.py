"""The facts of simplified Chinese texts."""

from __future__ import annotations

import pytest

from tests.translations.checks.facts.readings import said

EXAMPLES = [
    ("2025年4月3日", ["2025-04-03"]),
    ("4月3日（星期四）", ["Thursday 04-03"]),
    ("4月3日至5日", ["04-05", "04-03"]),
    ("下午4时30分", ["16:30"]),
    ("下午4点半", ["16:30"]),
    ("16:30", ["16:30"]),
    ("1小时50分钟", ["1 h 50 min"]),
    ("两个半小时", ["2 h 30 min"]),
    ("三年", ["3 y"]),
    ("1.5亿美元", ["150000000 USD"]),
    ("3万亿日元", ["3000000000000 JPY"]),
    ("15亿欧元", ["1500000000 EUR"]),
    ("12.5%", ["12.5 %"]),
    ("百分之十二点五", ["12.5 %"]),
    ("三分之二", ["2/3"]),
    ("三十二个国家", ["32"]),
    ("５万人", ["50000"]),
    ("第三次会议", ["3."]),
    ("21世纪", ["century 21"]),
    ("80年代", ["80s"]),
    ("一致同意", []),
    ("一带一路", []),
    ("数千人", []),
    ("十分重要", []),
]


@pytest.mark.parametrize(("text", "values"), EXAMPLES)
def test_simplified_chinese_states(text: str, values: list[str]) -> None:
    assert said(text, "zh-hans") == values
