"""The facts of German texts."""

from __future__ import annotations

import pytest

from tests.translations.checks.facts.readings import said

EXAMPLES = [
    ("am 3. April 2025", ["2025-04-03"]),
    ("am Donnerstag, dem 3. April", ["Thursday 04-03"]),
    ("vom 3. bis 5. April", ["04-03", "04-05"]),
    ("am 03.04.2025", ["2025-04-03"]),
    ("im April 2025", ["2025-04"]),
    ("um 16.30 Uhr", ["16:30"]),
    ("um 16 Uhr", ["16:00"]),
    ("um 16:30 Uhr", ["16:30"]),
    ("um 4 Uhr nachmittags", ["16:00"]),
    ("eine Stunde und 50 Minuten", ["1 h 50 min"]),
    ("110 Minuten", ["1 h 50 min"]),
    ("drei Jahre", ["3 y"]),
    ("der 20-jährige Mann", ["20 y"]),
    ("1,5 Milliarden Euro", ["1500000000 EUR"]),
    ("3,2 Mio. Euro", ["3200000 EUR"]),
    ("100 Millionen US-Dollar", ["100000000 USD"]),
    ("350.000 US-Dollar", ["350000 USD"]),
    ("12,5 Prozent", ["12.5 %"]),
    ("12,5 %", ["12.5 %"]),
    ("zweiunddreißig Länder", ["32"]),
    ("zweihundert Soldaten", ["200"]),
    ("1.250 Soldaten", ["1250"]),
    ("das dritte Treffen", ["3."]),
    ("im 21. Jahrhundert", ["century 21"]),
    ("in den 1990er Jahren", ["1990s"]),
    ("ein Dutzend Länder", ["12"]),
    ("die Hälfte", ["(1/2)"]),
    ("mit 3:1", ["3–1"]),
]


@pytest.mark.parametrize(("text", "values"), EXAMPLES)
def test_german_states(text: str, values: list[str]) -> None:
    assert said(text, "de") == values
