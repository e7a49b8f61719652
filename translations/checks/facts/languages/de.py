"""German."""

from __future__ import annotations

from translations.checks.facts.languages.european import Joints, among, compounds, numerals, rules
from translations.checks.facts.languages.language import Language
from translations.checks.facts.languages.tables import counted, keyed, named, spans
from translations.checks.facts.languages.western import CURRENCY_SIGNS, UNIT_SIGNS, ZONES
from translations.checks.facts.numerals.digits import SPACES, Digits
from translations.checks.facts.numerals.words import Words

_UNITS = counted("ein zwei drei vier fünf sechs sieben acht neun")
_TENS = keyed(
    "zwanzig 20 dreißig 30 vierzig 40 fünfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90"
)
_STEMS = keyed(
    "erst 1 zweit 2 dritt 3 viert 4 fünft 5 sechst 6 siebt 7 acht 8 neunt 9 zehnt 10 elft 11 "
    "zwölft 12 "
    "dreizehnt 13 vierzehnt 14 fünfzehnt 15 sechzehnt 16 siebzehnt 17 achtzehnt 18 neunzehnt 19 "
    "zwanzigst 20 dreißigst 30 hundertst 100"
)
_WORDS = Words(
    small=_UNITS
    | counted("zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn", 10)
    | _TENS
    | compounds(_UNITS, _TENS, "{unit}und{tens}")
    | {f"{unit}hundert": 100 * one for unit, one in _UNITS.items()}
    | {f"{unit}tausend": 1000 * one for unit, one in _UNITS.items()}
    | keyed(
        "null 0 eins 1 eine 1 einen 1 einem 1 einer 1 eines 1 zweier 2 dreier 3 zehntausend 10000"
    ),
    multipliers=keyed(
        "hundert 100 tausend 1000 million 1000000 millionen 1000000 mio 1000000 milliarde "
        "1000000000 "
        "milliarden 1000000000 mrd 1000000000 billion 1000000000000 billionen 1000000000000"
    ),
    ordinals={
        f"{stem}{end}": place
        for stem, place in _STEMS.items()
        for end in ("e", "en", "er", "es", "em")
    },
    collectives=keyed("dutzend 12 dutzende 12"),
    bare=frozenset({"hundert", "tausend"}),
    idioms=among(
        "ein eine einen einem einer eines eins null erste ersten erster erstes erstem zweite "
        "zweiten zweiter "
        "zweites zweitem achten achte"
    ),
    joint="und",
    half="einhalb",
)

_JOINTS = Joints(
    of="des#SJahres",
    the="dem|den|der|die",
    to="bis|bis#Szum|und|oder|auf",
    and_="und",
    unit="der|von",
    half="und#Seine#Shalbe",
    percent="Prozent|v\\.#G?H\\.",
    sure="Uhr",
    oclock="Uhr",
    minutes="Minuten|Uhr",
    century="Jahrhunderts?|Jh\\.?",
    decade="er(?:[ -]?Jahren?)?",
    days="heute|gestern|morgen",
    score="zu",
    aged="[-‑]?jährig",
)

GERMAN = Language(
    code="de",
    numerals=numerals(
        _WORDS, Digits(groups=SPACES + ".", decimal=",", ordinal="ten|te|ter|tes|sten|ste")
    ),
    rules=rules(_JOINTS),
    months=counted(
        "januar februar märz april mai juni juli august september oktober november dezember"
    )
    | keyed("jänner 1 jan 1 feb 2 aug 8 sept 9 okt 10 nov 11 dez 12"),
    weekdays=counted("montag dienstag mittwoch donnerstag freitag samstag sonntag", 0)
    | keyed("sonnabend 5"),
    spans=spans(
        {
            "1 0": "sekunde|sekunden",
            "60 0": "minute|minuten|min",
            "3600 0": "stunde|stunden|std",
            "86400 0": "tag|tage|tagen|nacht|nächte|nächten",
            "604800 0": "woche|wochen",
            "0 1": "monat|monate|monaten|monats",
            "0 12": "jahr|jahre|jahren|jahres|jährige|jährigen|jähriger|jähriges|jährigem",
            "0 120": "jahrzehnt|jahrzehnte|jahrzehnten",
            "0 1200": "jahrhundert|jahrhunderte|jahrhunderten",
        }
    ),
    currencies=CURRENCY_SIGNS
    | named(
        {
            "USD": "us-dollar|us-dollars|amerikanische dollar",
            "dollar": "dollar|dollars",
            "AUD": "australische dollar|australischer dollar",
            "CAD": "kanadische dollar|kanadischer dollar",
            "EUR": "euro|euros",
            "GBP": "pfund sterling|britische pfund|britischen pfund|britischer pfund",
            "GBP?": "pfund",
            "GBP/100": "pence",
            "cent/100": "cent|cents",
            "JPY": "yen",
            "CNY": "yuan|renminbi",
            "KRW": "won",
            "RUB": "rubel",
            "INR": "rupien",
            "CHF": "schweizer franken|franken",
        },
        separator="|",
    ),
    units=UNIT_SIGNS
    | named(
        {
            "mile": "meile|meilen",
            "mph": "meilen pro stunde",
            "foot": "fuß",
            "inch": "zoll",
            "yard": "yard|yards",
            "m": "meter|metern|meters",
            "km": "kilometer|kilometern",
            "km/h": "stundenkilometer|stundenkilometern|kilometer pro stunde|kilometern pro stunde",
            "cm": "zentimeter|zentimetern",
            "mm": "millimeter|millimetern",
            "m²": "quadratmeter|quadratmetern",
            "km²": "quadratkilometer|quadratkilometern",
            "m³": "kubikmeter|kubikmetern",
            "ounce": "unze|unzen",
            "kg": "kilogramm|kilo|kilos",
            "g": "gramm",
            "tonne": "tonne|tonnen",
            "acre": "acre|acres",
            "hectare": "hektar",
            "litre": "liter|litern",
            "gallon": "gallone|gallonen",
            "barrel": "barrel|fass",
            "knot": "knoten",
            "MW": "megawatt",
            "°C": "grad celsius",
            "°F": "grad fahrenheit",
            "°C|°F|degree": "grad",
        },
        separator="|",
    ),
    halves={
        "morgens": 0,
        "vormittags": 0,
        "früh": 0,
        "nachmittags": 12,
        "abends": 12,
        "nachts": None,
        "mittags": None,
    },
    relatives={
        "letzten": ("nearest", -1),
        "vergangenen": ("nearest", -1),
        "nächsten": ("nearest", 1),
        "kommenden": ("nearest", 1),
        "letzten jahres": ("year", -1),
        "vergangenen jahres": ("year", -1),
        "dieses jahres": ("year", 0),
        "nächsten jahres": ("year", 1),
        "heute": ("day", 0),
        "gestern": ("day", -1),
        "morgen": ("day", 1),
    },
    zones=ZONES
    | {
        "mez": "Europe/Berlin",
        "mesz": "Europe/Berlin",
        "japanischer zeit": "Asia/Tokyo",
        "ortszeit": "local",
        "berliner zeit": "Europe/Berlin",
        "britischer zeit": "Europe/London",
    },
    hints=keyed(
        "beide 2 beiden 2 beider 2 doppelt 2 doppelte 2 doppelten 2 verdoppeln 2 verdoppelt 2 "
        "verdoppelte 2 "
        "paar 2 duo 2 zwillinge 2 zweimal 2 dreimal 3 dreifach 3 dreifache 3 trio 3 "
        "verdreifacht 3 viermal 4 "
        "hälfte /2 halb /2 halbe /2 halben /2 halber /2 halbes /2 "
        "anderthalb 1.5 eineinhalb 1.5 zweieinhalb 2.5",
        kind=str,
    ),
    echoes=keyed(
        "einzige 1 einzigen 1 einziger 1 einmal 1 drittel /3 viertel /4 fünftel /5 zehntel /10 "
        "teenager 10",
        kind=str,
    ),
    articles=frozenset({"ein", "eine", "einen", "einem", "einer", "eines"}),
    before=named(
        {
            "least": "mindestens|wenigstens|zumindest|nicht weniger als",
            "more": "mehr als|über",
            "most": "höchstens|maximal|bis zu",
            "fewer": "weniger als|unter",
            "about": "etwa|rund|ungefähr|circa|ca.|knapp|fast|gut",
        },
        separator="|",
    ),
    after=named({"least": "oder mehr", "most": "oder weniger"}, separator="|"),
    dead=r"\bzu\s+zweit\b|\bpremier\b|\berst(?:\s+(?:nach|am|im|seit|vor|dann))\b|\bin\s+acht\b|\bacht\s+(?:nehmen|geben)\b"
    r"|\beiner?\s+der\b|\b(?:hunderte|tausende)\s+(?:von\b)?",
)
