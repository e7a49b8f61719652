"""The facts of Ukrainian texts."""

from __future__ import annotations

import pytest

from tests.translations.checks.facts.readings import said

EXAMPLES = [
    ("3 квітня 2025 року", ["2025-04-03"]),
    ("у четвер, 3 квітня", ["Thursday 04-03"]),
    ("03.04.2025", ["2025-04-03"]),
    ("у квітні 2025 року", ["2025-04"]),
    ("о 16:30", ["16:30"]),
    ("о 9 годині ранку", ["09:00"]),
    ("1 година 50 хвилин", ["1 h 50 min"]),
    ("110 хвилин", ["1 h 50 min"]),
    ("три роки", ["3 y"]),
    ("1,5 млрд євро", ["1500000000 EUR"]),
    ("100 мільйонів доларів США", ["100000000 USD"]),
    ("50 тисяч гривень", ["50000 UAH"]),
    ("12,5 відсотка", ["12.5 %"]),
    ("тридцять дві країни", ["32"]),
    ("двадцять п’ять країн", ["25"]),
    ("1 250 військових", ["1250"]),
    ("третя зустріч", ["3."]),
    ("ХХІ століття", ["(century 21)"]),
    ("у 1990-х роках", ["1990s"]),
    ("половина", ["(1/2)"]),
]


@pytest.mark.parametrize(("text", "values"), EXAMPLES)
def test_ukrainian_states(text: str, values: list[str]) -> None:
    assert said(text, "uk") == values
