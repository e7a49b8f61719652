"""The facts of Dutch texts."""

from __future__ import annotations

import pytest

from tests.translations.checks.facts.readings import said

EXAMPLES = [
    ("op 3 april 2025", ["2025-04-03"]),
    ("donderdag 3 april", ["Thursday 04-03"]),
    ("van 3 tot 5 april", ["04-03", "04-05"]),
    ("om 16.30 uur", ["16:30"]),
    ("om 16 uur", ["16:00"]),
    ("een uur en vijftig minuten", ["1 h 50 min"]),
    ("110 minuten", ["1 h 50 min"]),
    ("drie jaar", ["3 y"]),
    ("1,5 miljard euro", ["1500000000 EUR"]),
    ("100 miljoen dollar", ["100000000 dollar"]),
    ("12,5 procent", ["12.5 %"]),
    ("tweeëndertig landen", ["32"]),
    ("vijfentwintig landen", ["25"]),
    ("1.250 soldaten", ["1250"]),
    ("de derde bijeenkomst", ["3."]),
    ("de 21e eeuw", ["century 21"]),
    ("de jaren 90", ["90s"]),
    ("de helft", ["(1/2)"]),
]


@pytest.mark.parametrize(("text", "values"), EXAMPLES)
def test_dutch_states(text: str, values: list[str]) -> None:
    assert said(text, "nl") == values
