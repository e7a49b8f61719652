"""The facts of Russian texts."""

from __future__ import annotations

import pytest

from tests.translations.checks.facts.readings import said

EXAMPLES = [
    ("3 апреля 2025 года", ["2025-04-03"]),
    ("в четверг, 3 апреля", ["Thursday 04-03"]),
    ("03.04.2025", ["2025-04-03"]),
    ("в апреле 2025 года", ["2025-04"]),
    ("в 16:30", ["16:30"]),
    ("в 9 часов утра", ["09:00"]),
    ("в 4 часа дня", ["16:00"]),
    ("1 час 50 минут", ["1 h 50 min"]),
    ("110 минут", ["1 h 50 min"]),
    ("три года", ["3 y"]),
    ("1,5 млрд евро", ["1500000000 EUR"]),
    ("100 миллионов долларов США", ["100000000 USD"]),
    ("50 тысяч рублей", ["50000 RUB"]),
    ("12,5 процента", ["12.5 %"]),
    ("12,5 %", ["12.5 %"]),
    ("тридцать две страны", ["32"]),
    ("1 250 военных", ["1250"]),
    ("третья встреча", ["3."]),
    ("XXI век", ["(century 21)"]),
    ("21-й век", ["century 21"]),
    ("в 1990-х годах", ["1990s"]),
    ("половина", ["(1/2)"]),
]


@pytest.mark.parametrize(("text", "values"), EXAMPLES)
def test_russian_states(text: str, values: list[str]) -> None:
    assert said(text, "ru") == values
