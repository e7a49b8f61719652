"""What languages in Latin script share: signs of currencies and units, names of zones."""

from __future__ import annotations

from translations.checks.facts.languages.tables import named

CURRENCY_SIGNS = named(
    {
        "USD": "US$ USD $US",
        "dollar": "$",
        "AUD": "A$ AU$",
        "CAD": "C$ CA$",
        "HKD": "HK$",
        "NZD": "NZ$",
        "EUR": "€ EUR",
        "GBP": "£ GBP",
        "yen": "¥",
        "JPY": "JPY",
        "INR": "₹ Rs Rs.",
        "CHF": "CHF",
    }
)
CURRENCY_SIGNS = {sign.lower(): code for sign, code in CURRENCY_SIGNS.items()}

UNIT_SIGNS = {
    "mph": "mph",
    "miles": "mile",
    "ft": "foot",
    "feet": "foot",
    "inches": "inch",
    "lbs": "pound",
    "km": "km",
    "m": "m",
    "cm": "cm",
    "mm": "mm",
    "kg": "kg",
    "g": "g",
    "mg": "mg",
    "l": "litre",
    "ml": "ml",
    "ha": "hectare",
    "km/h": "km/h",
    "kph": "km/h",
    "kmh": "km/h",
    "m/s": "m/s",
    "km2": "km²",
    "km²": "km²",
    "m2": "m²",
    "m²": "m²",
    "m³": "m³",
    "kw": "kW",
    "mw": "MW",
    "gw": "GW",
    "kwh": "kWh",
    "°c": "°C",
    "℃": "°C",
    "ºc": "°C",
    "°f": "°F",
    "℉": "°F",
    "°": "°C|°F|degree",
    "gb": "GB",
    "mb": "MB",
    "tb": "TB",
}

ZONES = {
    "jst": "Asia/Tokyo",
    "bst": "Europe/London",
    "gmt": "UTC",
    "utc": "UTC",
    "cet": "Europe/Paris",
    "cest": "Europe/Paris",
    "est": "America/New_York",
    "edt": "America/New_York",
    "kst": "Asia/Seoul",
}
