"""Italian."""

from __future__ import annotations

from translations.checks.facts.languages.european import Joints, among, numerals, rules
from translations.checks.facts.languages.language import Language
from translations.checks.facts.languages.tables import counted, keyed, named, spans
from translations.checks.facts.languages.western import CURRENCY_SIGNS, UNIT_SIGNS, ZONES
from translations.checks.facts.numerals.digits import SPACES, Digits
from translations.checks.facts.numerals.words import Words

_ONES = counted("uno due tre quattro cinque sei sette otto nove")
_TENS = counted("venti trenta quaranta cinquanta sessanta settanta ottanta novanta", 20, 10)
_BELOW_HUNDRED = {
    # ventuno, ventotto: the vowel goes before another
    (ten[:-1] if unit[0] in "uo" else ten) + ("tré" if unit == "tre" else unit): many + one
    for ten, many in _TENS.items()
    for unit, one in _ONES.items()
}
_WORDS = Words(
    small=_ONES
    | counted(
        "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove",
        10,
    )
    | _TENS
    | _BELOW_HUNDRED
    | {f"{unit}cento": 100 * one for unit, one in _ONES.items() if one > 1}
    | {f"{unit}mila": 1000 * one for unit, one in _ONES.items() if one > 1}
    | keyed(
        "zero 0 un 1 una 1 diecimila 10000 ventimila 20000 cinquantamila 50000 centomila 100000"
    ),
    multipliers=keyed(
        "cento 100 mille 1000 mila 1000 milione 1000000 milioni 1000000 mln 1000000 miliardo "
        "1000000000 "
        "miliardi 1000000000 mld 1000000000 bilione 1000000000000 bilioni 1000000000000"
    ),
    ordinals=counted(
        "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo undicesimo"
    )
    | counted("prima seconda terza quarta quinta sesta settima ottava nona decima undicesima")
    | keyed("primi 1 prime 1 dodicesimo 12 dodicesima 12 ventesimo 20 ventesima 20 centesimo 100"),
    collectives=keyed(
        "decina 10 decine 10 dozzina 12 dozzine 12 quindicina 15 ventina 20 trentina 30 "
        "quarantina 40 "
        "cinquantina 50 sessantina 60 centinaio 100 centinaia 100 migliaio 1000 migliaia 1000"
    ),
    bare=frozenset({"cento", "mille"}),
    idioms=among(
        "un una uno zero primo prima primi prime secondo seconda secondi sei quarto quarta "
        "terzo terza"
    ),
    joint="e",
    half=r"e[ \u00a0]mezz[oa]",
)

_JOINTS = Joints(
    of="di|del|dell['’]anno",
    the="il|l['’]|lo",
    to="a|al|e|o|fino#Sa|ai",
    and_="e",
    unit="di",
    half="e#Smezz[oa]",
    percent="per#Scento|percento",
    at="alle|dalle|le|ore|verso le|alle ore|dalle ore",
    oclock="h|ore",
    minutes="min|minuti",
    century="secolo",
    decade="anni",
    days="oggi|ieri|domani",
    score="a",
    day_end="[º°]?",
)

ITALIAN = Language(
    code="it",
    numerals=numerals(
        _WORDS, Digits(groups=SPACES + ".", decimal=",", ordinal="[ºª°]"), but="per[ \u00a0]cento"
    ),
    rules=rules(_JOINTS),
    months=counted(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
        "dicembre"
    ),
    weekdays=counted("lunedì martedì mercoledì giovedì venerdì sabato domenica", 0),
    spans=spans(
        {
            "1 0": "secondo|secondi",
            "60 0": "minuto|minuti|min",
            "3600 0": "ora|ore",
            "86400 0": "giorno|giorni|giornata|giornate|notte|notti",
            "604800 0": "settimana|settimane",
            "0 1": "mese|mesi",
            "0 12": "anno|anni|anniversario",
            "0 120": "decennio|decenni",
            "0 1200": "secolo|secoli",
        }
    ),
    currencies=CURRENCY_SIGNS
    | named(
        {
            "USD": "dollari statunitensi|dollari americani|dollari usa",
            "dollar": "dollaro|dollari",
            "AUD": "dollari australiani",
            "CAD": "dollari canadesi",
            "EUR": "euro",
            "GBP": "sterlina|sterline|lire sterline",
            "GBP/100": "penny|pence",
            "cent/100": "centesimi|centesimo",
            "JPY": "yen",
            "CNY": "yuan",
            "KRW": "won",
            "RUB": "rublo|rubli",
            "INR": "rupie",
            "CHF": "franchi svizzeri",
            "franc": "franco|franchi",
        },
        separator="|",
    ),
    units=UNIT_SIGNS
    | named(
        {
            "mile": "miglio|miglia",
            "mph": "miglia orarie|miglia all’ora",
            "foot": "piede|piedi",
            "inch": "pollice|pollici",
            "yard": "iarda|iarde",
            "m": "metro|metri",
            "km": "chilometro|chilometri",
            "km/h": "chilometri orari|chilometri all’ora|chilometri l’ora",
            "cm": "centimetro|centimetri",
            "mm": "millimetro|millimetri",
            "m²": "metri quadrati|metri quadri",
            "km²": "chilometri quadrati|chilometri quadri",
            "m³": "metri cubi",
            "ounce": "oncia|once",
            "pound": "libbra|libbre",
            "kg": "chilogrammo|chilogrammi|chilo|chili",
            "g": "grammo|grammi",
            "tonne": "tonnellata|tonnellate",
            "acre": "acro|acri",
            "hectare": "ettaro|ettari",
            "litre": "litro|litri",
            "gallon": "gallone|galloni",
            "barrel": "barile|barili",
            "knot": "nodo|nodi",
            "°C": "gradi celsius|gradi centigradi",
            "°F": "gradi fahrenheit",
            "°C|°F|degree": "grado|gradi",
        },
        separator="|",
    ),
    halves={
        "del mattino": 0,
        "di mattina": 0,
        "del pomeriggio": 12,
        "di sera": 12,
        "della sera": 12,
        "di notte": None,
    },
    relatives={
        "scorso": ("nearest", -1),
        "prossimo": ("nearest", 1),
        "anno scorso": ("year", -1),
        "quest’anno": ("year", 0),
        "oggi": ("day", 0),
        "ieri": ("day", -1),
        "domani": ("day", 1),
    },
    zones=ZONES
    | {
        "ora giapponese": "Asia/Tokyo",
        "ora del giappone": "Asia/Tokyo",
        "ora locale": "local",
        "ora italiana": "Europe/Rome",
    },
    hints=keyed(
        "entrambi 2 entrambe 2 ambedue 2 doppio 2 doppia 2 raddoppiare 2 raddoppiato 2 coppia "
        "2 paio 2 duo 2 "
        "gemelli 2 gemelle 2 triplo 3 tripla 3 trio 3 triplicato 3 metà /2 mezzo /2 mezza /2",
        kind=str,
    ),
    echoes=keyed(
        "unico 1 unica 1 solo 1 sola 1 terzi /3 quarti /4 adolescente 10 adolescenti 10", kind=str
    ),
    articles=frozenset({"un", "una"}),
    before=named(
        {
            "least": "almeno|non meno di|come minimo",
            "more": "più di|oltre|oltre i|oltre le",
            "most": "fino a|al massimo|non più di",
            "fewer": "meno di",
            "about": "circa|quasi|intorno a|pressappoco",
        },
        separator="|",
    ),
    after=named({"least": "o più|almeno", "about": "circa"}, separator="|"),
    dead=r"\bprim[oaei]\s+ministr[oaei]\b|\bprima\s+(?:di|che|del|della|dei|delle|dell['’])|\bsecondo\s+(?!luogo)(?=\w)"
    r"|\bl['’]un[oa]\b|\b(?:migliaia|centinaia|decine)\s+di\b|\btu\s+sei\b",
)
