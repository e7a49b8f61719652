"""The facts of Italian texts."""

from __future__ import annotations

import pytest

from tests.translations.checks.facts.readings import said

EXAMPLES = [
    ("il 3 aprile 2025", ["2025-04-03"]),
    ("giovedì 3 aprile", ["Thursday 04-03"]),
    ("il 1º maggio", ["05-01"]),
    ("alle 16.30", ["16:30"]),
    ("alle ore 16:30", ["16:30"]),
    ("alle 4 del pomeriggio", ["16:00"]),
    ("un’ora e cinquanta minuti", ["1 h 50 min"]),
    ("110 minuti", ["1 h 50 min"]),
    ("tre anni", ["3 y"]),
    ("1,5 miliardi di euro", ["1500000000 EUR"]),
    ("100 milioni di dollari", ["100000000 dollar"]),
    ("il 12,5 per cento", ["12.5 %"]),
    ("il 12,5%", ["12.5 %"]),
    ("trentadue paesi", ["32"]),
    ("ventotto paesi", ["28"]),
    ("ventuno paesi", ["21"]),
    ("1.250 soldati", ["1250"]),
    ("la terza riunione", ["(3.)"]),
    ("la quinta riunione", ["5."]),
    ("nel XXI secolo", ["(century 21)"]),
    ("gli anni ’90", ["90s"]),
    ("una quindicina di minuti", ["15 min"]),
    ("metà", ["(1/2)"]),
]


@pytest.mark.parametrize(("text", "values"), EXAMPLES)
def test_italian_states(text: str, values: list[str]) -> None:
    assert said(text, "it") == values
