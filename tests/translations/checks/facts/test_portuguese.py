"""The facts of Portuguese texts."""

from __future__ import annotations

import pytest

from tests.translations.checks.facts.readings import said

EXAMPLES = [
    ("a 3 de abril de 2025", ["2025-04-03"]),
    ("quinta-feira, 3 de abril", ["Thursday 04-03"]),
    ("às 16h30", ["16:30"]),
    ("às 16:30", ["16:30"]),
    ("às 4 da tarde", ["16:00"]),
    ("uma hora e cinquenta minutos", ["1 h 50 min"]),
    ("110 minutos", ["1 h 50 min"]),
    ("três anos", ["3 y"]),
    ("1,5 mil milhões de euros", ["1500000000 EUR"]),
    ("1,5 bilhão de dólares", ["1500000000 dollar"]),
    ("100 milhões de dólares", ["100000000 dollar"]),
    ("12,5 por cento", ["12.5 %"]),
    ("trinta e dois países", ["32"]),
    ("duzentos e cinquenta e cinco", ["255"]),
    ("1.250 soldados", ["1250"]),
    ("a terceira reunião", ["3."]),
    ("o século XXI", ["(century 21)"]),
    ("os anos 90", ["90s"]),
    ("metade", ["(1/2)"]),
]


@pytest.mark.parametrize(("text", "values"), EXAMPLES)
def test_portuguese_states(text: str, values: list[str]) -> None:
    assert said(text, "pt") == values
