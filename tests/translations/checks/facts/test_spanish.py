"""The facts of Spanish texts."""

from __future__ import annotations

import pytest

from tests.translations.checks.facts.readings import said

EXAMPLES = [
    ("el 3 de abril de 2025", ["2025-04-03"]),
    ("el jueves 3 de abril", ["Thursday 04-03"]),
    ("del 3 al 5 de abril", ["04-03", "04-05"]),
    ("el 1.º de mayo", ["05-01"]),
    ("el 03/04/2025", ["2025-04-03"]),
    ("en abril de 2025", ["2025-04"]),
    ("a las 16:30", ["16:30"]),
    ("a las 4 de la tarde", ["16:00"]),
    ("a las 16.30 horas", ["16:30"]),
    ("a las 9:15 a. m.", ["09:15"]),
    ("una hora y cincuenta minutos", ["1 h 50 min"]),
    ("dos horas y media", ["2 h 30 min"]),
    ("unos 110 minutos", ["1 h 50 min"]),
    ("durante tres años", ["3 y"]),
    ("hace dos años, tres años o cinco meses", ["2 y", "3 y", "5 months"]),
    ("1500 millones de euros", ["1500000000 EUR"]),
    ("100 millones de dólares", ["100000000 dollar"]),
    ("52,1 millones de yenes", ["52100000 JPY"]),
    ("2 billones de yenes", ["2000000000000 JPY"]),
    ("50 €", ["50 EUR"]),
    ("el 12,5 %", ["12.5 %"]),
    ("el doce por ciento", ["12 %"]),
    ("1.250 soldados", ["1250"]),
    ("1 250 soldados", ["1250"]),
    ("treinta y dos países", ["32"]),
    ("doscientos cincuenta y cinco", ["255"]),
    ("veintiún países", ["21"]),
    ("la tercera reunión", ["3."]),
    ("el siglo XXI", ["(century 21)"]),
    ("los años 90", ["90s"]),
    ("una docena de países", ["12"]),
    ("la mitad", ["(1/2)"]),
    ("300 kilómetros", ["300 km"]),
    ("miles de personas", []),
    ("el primer ministro", []),
]


@pytest.mark.parametrize(("text", "values"), EXAMPLES)
def test_spanish_states(text: str, values: list[str]) -> None:
    assert said(text, "es") == values
