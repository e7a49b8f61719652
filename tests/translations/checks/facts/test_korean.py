"""The facts of Korean texts."""

from __future__ import annotations

import pytest

from tests.translations.checks.facts.readings import said

EXAMPLES = [
    ("2025년 4월 3일", ["2025-04-03"]),
    ("4월 3일(목)", ["Thursday 04-03"]),
    ("4월 3일부터 5일까지", ["04-05", "04-03"]),
    ("오후 4시 30분", ["16:30"]),
    ("오후 4시 반", ["16:30"]),
    ("16:30", ["16:30"]),
    ("정오", ["12:00"]),
    ("1시간 50분", ["1 h 50 min"]),
    ("110분간", ["1 h 50 min"]),
    ("3년간", ["3 y"]),
    ("세 시간", ["3 h"]),
    ("1억 2,500만 달러", ["125000000 dollar"]),
    ("3조 5천억 원", ["3500000000000 KRW"]),
    ("15억 유로", ["1500000000 EUR"]),
    ("12.5%", ["12.5 %"]),
    ("12.5퍼센트", ["12.5 %"]),
    ("3분의 2", ["2/3"]),
    ("32개국", ["32"]),
    ("세 나라", ["3"]),
    ("5만 명", ["50000"]),
    ("제3차 회의", ["3."]),
    ("네 번째", ["4."]),
    ("21세기", ["century 21"]),
    ("1990년대", ["1990s"]),
    ("한국", []),
    ("세계", []),
]


@pytest.mark.parametrize(("text", "values"), EXAMPLES)
def test_korean_states(text: str, values: list[str]) -> None:
    assert said(text, "ko") == values
