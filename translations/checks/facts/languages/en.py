"""English."""

from __future__ import annotations

from collections.abc import Iterator

from translations.checks.facts.languages.en_rules import RULES
from translations.checks.facts.languages.language import Language
from translations.checks.facts.languages.tables import counted, keyed, named, spans
from translations.checks.facts.languages.western import CURRENCY_SIGNS, UNIT_SIGNS, ZONES
from translations.checks.facts.numerals import Numeral
from translations.checks.facts.numerals.digits import Digits
from translations.checks.facts.numerals.words import Words

_DIGITS = Digits(groups=",", decimal=".", ordinal="st|nd|rd|th")
_ONES = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
    "twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_WORDS = Words(
    small=counted("zero", 0) | counted(f"{_ONES} {_TEENS}") | counted(_TENS, 20, 10),
    multipliers=keyed(
        "hundred 100 thousand 1000 million 1000000 billion 1000000000 trillion 1000000000000"
    ),
    ordinals=counted(_ORDINALS)
    | counted(
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 20, 10
    )
    | keyed("hundredth 100 thousandth 1000 millionth 1000000"),
    collectives={
        "dozen": 12,
        "half a dozen": 6,
        "half-dozen": 6,
        "half a million": 500_000,
        "half-million": 500_000,
        "half a billion": 500_000_000,
    },
    bare=frozenset(
        {"half a dozen", "half-dozen", "half a million", "half-million", "half a billion"}
    ),
    articles=frozenset({"a", "an"}),
    idioms=frozenset({"one", "zero", "first", "second"}),
    half=r"and[ \u00a0-]a[ \u00a0-]half",
)


def _numerals(text: str) -> Iterator[Numeral]:
    return _WORDS.find(text, _DIGITS.find(text))


ENGLISH = Language(
    code="en",
    counts_to_twelve=True,
    numerals=_numerals,
    rules=RULES,
    months=counted(
        "january february march april may june july august september october november december"
    )
    | keyed("jan 1 feb 2 mar 3 apr 4 jun 6 jul 7 aug 8 sep 9 sept 9 oct 10 nov 11 dec 12"),
    weekdays=counted("monday tuesday wednesday thursday friday saturday sunday", 0),
    spans=spans(
        {
            "1 0": "second|seconds|sec|secs",
            "60 0": "minute|minutes|min|mins",
            "3600 0": "hour|hours|hr|hrs",
            "86400 0": "day|days|night|nights",
            "604800 0": "week|weeks",
            "1209600 0": "fortnight|fortnights",
            "0 1": "month|months",
            "0 12": "year|years|yr|yrs",
            "0 120": "decade|decades",
            "0 1200": "century|centuries",
        }
    ),
    currencies=CURRENCY_SIGNS
    | named(
        {
            "USD": "us dollars|us dollar",
            "dollar": "dollar|dollars",
            "AUD": "australian dollars",
            "CAD": "canadian dollars",
            "EUR": "euro|euros|eur",
            "GBP": "pounds sterling|gbp|quid",
            "GBP?": "pound|pounds",
            "GBP/100": "pence|p",
            "cent/100": "cent|cents",
            "JPY": "yen|jpy",
            "CNY": "yuan|renminbi|rmb",
            "KRW": "won",
            "RUB": "rouble|roubles|ruble|rubles",
            "INR": "rupee|rupees",
            "CHF": "swiss francs|chf",
            "franc": "franc|francs",
            "SEK": "swedish kronor",
        },
        separator="|",
    ),
    units=UNIT_SIGNS
    | named(
        {
            "mile": "mile miles",
            "mph": "mph mi/h miles/hour",
            "foot": "foot feet ft",
            "inch": "inch inches in.",
            "yard": "yard yards yd",
            "m": "metre metres meter meters",
            "km": "kilometre kilometres kilometer kilometers kms",
            "cm": "centimetre centimetres centimeter centimeters",
            "mm": "millimetre millimetres millimeter millimeters",
            "pound": "lb lbs",
            "ounce": "ounce ounces oz",
            "kg": "kilogram kilograms kilo kilos",
            "g": "gram grams",
            "tonne": "tonne tonnes",
            "ton|tonne": "ton tons",
            "stone": "stone",
            "acre": "acre acres",
            "hectare": "hectare hectares",
            "litre": "litre litres liter liters",
            "gallon": "gallon gallons",
            "barrel": "barrel barrels",
            "knot": "knot knots",
            "MW": "megawatt megawatts",
            "°C|°F|degree": "degree degrees",
        }
    )
    | {
        "miles per hour": "mph",
        "miles an hour": "mph",
        "kilometers per hour": "km/h",
        "kilometres per hour": "km/h",
        "square miles": "sq-mile",
        "square feet": "sq-foot",
        "square foot": "sq-foot",
        "square kilometers": "km²",
        "square kilometres": "km²",
        "square meters": "m²",
        "square metres": "m²",
        "degrees fahrenheit": "°F",
        "degrees celsius": "°C",
    },
    halves={
        "in the morning": 0,
        "in the afternoon": 12,
        "in the evening": 12,
        "at night": None,
        "a.m.": 0,
        "a.m": 0,
        "am": 0,
        "p.m.": 12,
        "p.m": 12,
        "pm": 12,
        "noon": 12,
        "midday": 12,
        "midnight": 0,
    },
    relatives={
        "last": ("nearest", -1),
        "this": ("nearest", 0),
        "next": ("nearest", 1),
        "last year": ("year", -1),
        "this year": ("year", 0),
        "next year": ("year", 1),
        "today": ("day", 0),
        "yesterday": ("day", -1),
        "tomorrow": ("day", 1),
        "same day": ("beside", 0),
        "next day": ("beside", 1),
        "following day": ("beside", 1),
        "previous day": ("beside", -1),
        "day before": ("beside", -1),
    },
    zones=ZONES
    | {
        "japan time": "Asia/Tokyo",
        "japan standard time": "Asia/Tokyo",
        "tokyo time": "Asia/Tokyo",
        "local time": "local",
        "paris time": "Europe/Paris",
        "brussels time": "Europe/Brussels",
        "london time": "Europe/London",
        "geneva time": "Europe/Zurich",
        "new york time": "America/New_York",
    },
    hints=keyed(
        "both 2 couple 2 couples 2 pair 2 twice 2 double 2 doubled 2 doubling 2 doubles 2 "
        "duo 2 twin 2 twins 2 "
        "dual 2 triple 3 trio 3 tripled 3 thrice 3 quadruple 4 half /2 halves /2",
        kind=str,
    ),
    echoes=keyed(
        "once 1 single 1 only 1 sole 1 quarter /4 quarters /4 third /3 thirds /3 fifth /5 "
        "fifths /5 sixth /6 "
        "sixths /6 eighth /8 eighths /8 tenth /10 tenths /10 teens 10 teen 10 teenage 10 "
        "teenager 10 teenagers 10",
        kind=str,
    ),
    before={
        "at least": "least",
        "no fewer than": "least",
        "no less than": "least",
        "not less than": "least",
        "more than": "more",
        "over": "more",
        "at most": "most",
        "up to": "most",
        "no more than": "most",
        "less than": "fewer",
        "fewer than": "fewer",
        "under": "fewer",
        "about": "about",
        "around": "about",
        "approximately": "about",
        "roughly": "about",
        "some": "about",
        "nearly": "about",
        "almost": "about",
    },
    after={"or more": "least", "at least": "least", "or less": "most", "or so": "about"},
    dead=r"\bno\s+one\b|\bone\s+another\b|\beach\s+one\b|\bsecond\s+hand\b|\bfirst\s+name\b|\bat\s+first\b"
    r"|\bfirst\s+of\s+all\b|\bone\s+of\s+(?:the\s+most|those|them|its|his|her)\b|\b9/11\b|\b24/7\b",
)
