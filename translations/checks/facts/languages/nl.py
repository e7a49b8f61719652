"""Dutch."""

from __future__ import annotations

from translations.checks.facts.languages.european import Joints, among, numerals, rules
from translations.checks.facts.languages.language import Language
from translations.checks.facts.languages.tables import counted, keyed, named, spans
from translations.checks.facts.languages.western import CURRENCY_SIGNS, UNIT_SIGNS, ZONES
from translations.checks.facts.numerals.digits import SPACES, Digits
from translations.checks.facts.numerals.words import Words

_UNITS = counted("een twee drie vier vijf zes zeven acht negen")
_TENS = keyed(
    "twintig 20 dertig 30 veertig 40 vijftig 50 zestig 60 zeventig 70 tachtig 80 negentig 90"
)
_BELOW_HUNDRED = {
    # tweeëntwintig: the dots part the vowels
    unit + ("ën" if unit[-1] == "e" else "en") + ten: many + one
    for ten, many in _TENS.items()
    for unit, one in _UNITS.items()
}
_WORDS = Words(
    small=_UNITS
    | counted("tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien", 10)
    | _TENS
    | _BELOW_HUNDRED
    | {f"{unit}honderd": 100 * one for unit, one in _UNITS.items() if one > 1}
    | {f"{unit}duizend": 1000 * one for unit, one in _UNITS.items() if one > 1}
    | keyed("nul 0 één 1 tienduizend 10000"),
    multipliers=keyed(
        "honderd 100 duizend 1000 miljoen 1000000 mln 1000000 miljard 1000000000 mld 1000000000 "
        "biljoen 1000000000000"
    ),
    ordinals=keyed(
        "eerste 1 tweede 2 derde 3 vierde 4 vijfde 5 zesde 6 zevende 7 achtste 8 negende 9 "
        "tiende 10 "
        "elfde 11 twaalfde 12 dertiende 13 veertiende 14 vijftiende 15 twintigste 20 dertigste 30 "
        "honderdste 100"
    ),
    collectives=keyed(
        "tiental 10 tientallen 10 dozijn 12 twintigtal 20 dertigtal 30 honderdtal 100"
    ),
    bare=frozenset({"honderd", "duizend"}),
    idioms=among("een één nul eerste tweede acht"),
    joint="en",
    half="en[ \u00a0]een[ \u00a0]half",
)

_JOINTS = Joints(
    of="van",
    the="de|den",
    to="tot|tot#Sen#Smet|en|of|à|t/m",
    and_="en",
    unit="van",
    half="en#Seen#Shalf",
    percent="procent|percent",
    led="om|rond|vanaf|tegen|tot|sinds",
    oclock="uur|u\\.?",
    minutes="minuten|min",
    century="eeuw",
    decade="jaren",
    days="vandaag|gisteren|morgen",
    score="tegen",
    day_end="",
    aged="[-‑]?jarig",
)

DUTCH = Language(
    code="nl",
    numerals=numerals(_WORDS, Digits(groups=SPACES + ".", decimal=",", ordinal="ste|de|e")),
    rules=rules(_JOINTS),
    months=counted(
        "januari februari maart april mei juni juli augustus september oktober november december"
    ),
    weekdays=counted("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag", 0),
    spans=spans(
        {
            "1 0": "seconde|seconden",
            "60 0": "minuut|minuten|min",
            "3600 0": "uur|uren",
            "86400 0": "dag|dagen|nacht|nachten",
            "604800 0": "week|weken",
            "0 1": "maand|maanden",
            "0 12": "jaar|jaren|verjaardag",
            "0 120": "decennium|decennia",
            "0 1200": "eeuw|eeuwen",
        }
    ),
    currencies=CURRENCY_SIGNS
    | named(
        {
            "USD": "amerikaanse dollar|amerikaanse dollars",
            "dollar": "dollar|dollars",
            "AUD": "australische dollar|australische dollars",
            "CAD": "canadese dollar|canadese dollars",
            "EUR": "euro|euro's|euro’s",
            "GBP": "pond sterling|britse pond",
            "GBP?": "pond|ponden",
            "GBP/100": "pence",
            "cent/100": "cent|eurocent",
            "JPY": "yen",
            "CNY": "yuan",
            "KRW": "won",
            "RUB": "roebel|roebels",
            "INR": "roepie|roepies",
            "CHF": "zwitserse frank",
            "franc": "frank|franken",
        },
        separator="|",
    ),
    units=UNIT_SIGNS
    | named(
        {
            "mile": "mijl|mijlen",
            "mph": "mijl per uur",
            "foot": "voet",
            "inch": "inch|duim",
            "yard": "yard|yards",
            "m": "meter|meters",
            "km": "kilometer|kilometers",
            "km/h": "kilometer per uur|km per uur",
            "cm": "centimeter|centimeters",
            "mm": "millimeter|millimeters",
            "m²": "vierkante meter",
            "km²": "vierkante kilometer",
            "m³": "kubieke meter",
            "ounce": "ons",
            "kg": "kilogram|kilo|kilo’s",
            "g": "gram",
            "tonne": "ton",
            "hectare": "hectare",
            "litre": "liter",
            "gallon": "gallon",
            "barrel": "vat|vaten",
            "knot": "knopen",
            "°C": "graden celsius",
            "°F": "graden fahrenheit",
            "°C|°F|degree": "graad|graden",
        },
        separator="|",
    ),
    halves={
        "’s ochtends": 0,
        "'s ochtends": 0,
        "’s morgens": 0,
        "'s morgens": 0,
        "’s middags": 12,
        "'s middags": 12,
        "’s avonds": 12,
        "'s avonds": 12,
    },
    relatives={
        "afgelopen": ("nearest", -1),
        "vorige": ("nearest", -1),
        "komende": ("nearest", 1),
        "volgende": ("nearest", 1),
        "vorig jaar": ("year", -1),
        "dit jaar": ("year", 0),
        "volgend jaar": ("year", 1),
        "vandaag": ("day", 0),
        "gisteren": ("day", -1),
        "morgen": ("day", 1),
    },
    zones=ZONES
    | {
        "japanse tijd": "Asia/Tokyo",
        "plaatselijke tijd": "local",
        "lokale tijd": "local",
        "nederlandse tijd": "Europe/Amsterdam",
    },
    hints=keyed(
        "beide 2 beiden 2 dubbel 2 dubbele 2 verdubbelen 2 verdubbeld 2 paar 2 duo 2 tweeling "
        "2 tweemaal 2 "
        "driemaal 3 driedubbele 3 trio 3 verdrievoudigd 3 helft /2 half /2 halve /2 "
        "anderhalf 1.5 anderhalve 1.5",
        kind=str,
    ),
    echoes=keyed("enige 1 enkele 1 eenmaal 1 kwart /4 tiener 10 tieners 10", kind=str),
    articles=frozenset({"een"}),
    before=named(
        {
            "least": "minstens|ten minste|minimaal|zeker|niet minder dan",
            "more": "meer dan|ruim",
            "most": "hooguit|maximaal|tot|hoogstens",
            "fewer": "minder dan|onder de",
            "about": "ongeveer|circa|ca.|zo’n|zo'n|bijna|rond de",
        },
        separator="|",
    ),
    after=named({"least": "of meer"}, separator="|"),
    dead=r"\b(?:in|op)\s+de\s+eerste\s+plaats\b|\been\s+van\s+de\b|\been\s+ander\b|\beerste\s+ministers?\b|\bduizenden\b"
    r"|\bhonderden\b|\btientallen\b|\bten\s+eerste\b|\bin\s+acht\b",
)
