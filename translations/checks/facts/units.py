"""Units of measure, by the names that the tables of languages use."""

from __future__ import annotations

from decimal import Decimal

from translations.checks.facts.measures import Unit

_FACTORS = {
    "length": "mm 0.001 cm 0.01 m 1 km 1000 inch 0.0254 foot 0.3048 yard 0.9144 mile 1609.344 "
    "nautical-mile 1852 light-year 9460730472580800 "
    # Speeds too: newspapers leave «per hour» to be understood.
    "km/h 1000 mph 1609.344 m/s 3600 knot 1852",
    "weight": "mg 0.000001 g 0.001 kg 1 tonne 1000 ounce 0.02835 pound 0.45359 stone 6.35 ton 907.18",
    "area": "m² 1 km² 1000000 hectare 10000 acre 4046.86 sq-mile 2589988 sq-foot 0.0929 tsubo 3.306",
    "volume": "ml 0.001 cl 0.01 litre 1 m³ 1000 gallon 3.785 pint 0.473 barrel 158.99",
    "power": "W 1 kW 1000 MW 1000000 GW 1000000000",
    "energy": "kWh 1 MWh 1000 GWh 1000000",
    "angle": "degree 1",
    "data": "MB 1 GB 1000 TB 1000000",
}


def _all() -> dict[str, Unit]:
    units = {}
    for dimension, table in _FACTORS.items():
        names = table.split()
        for name, factor in zip(names[::2], names[1::2], strict=True):
            units[name] = Unit(name, dimension, Decimal(factor))
    kelvin = Decimal("273.15")
    units["°C"] = Unit("°C", "temperature", Decimal(1))
    units["°F"] = Unit("°F", "temperature", Decimal(5) / 9, -Decimal(160) / 9)
    units["K"] = Unit("K", "temperature", Decimal(1), -kelvin)
    return units


UNITS = _all()
