"""French."""

from __future__ import annotations

from collections.abc import Sequence

from translations.checks.facts import builders as of
from translations.checks.facts import calendar_builders as on
from translations.checks.facts.fact import Weight
from translations.checks.facts.grammar import Rule
from translations.checks.facts.languages.language import Language
from translations.checks.facts.languages.tables import counted, keyed, named, spans
from translations.checks.facts.languages.western import CURRENCY_SIGNS, UNIT_SIGNS, ZONES
from translations.checks.facts.numerals import Numeral
from translations.checks.facts.numerals.digits import SPACES, Digits
from translations.checks.facts.numerals.words import Words

_DIGITS = Digits(
    foreign=".",
    groups=SPACES + ".",
    decimal=",",
    ordinal="ers?|[èe]res?|res?|[èe]mes?|es?|nds?|ndes?",
)
_ONES = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_PLACES = "deux trois quatr cinqu six sept huit neuv dix onz douz treiz quatorz quinz seiz"
_WORDS = Words(
    small=counted(f"{_ONES} dix-sept dix-huit dix-neuf")
    | keyed(
        "zéro 0 une 1 vingt 20 vingts 20 trente 30 quarante 40 cinquante 50 soixante 60 septante 70 "
        "quatre-vingt 80 quatre-vingts 80 huitante 80 nonante 90"
    ),
    multipliers=keyed(
        "cent 100 cents 100 mille 1000 million 1000000 millions 1000000 milliard 1000000000 "
        "milliards 1000000000 billion 1000000000000 billions 1000000000000"
    ),
    ordinals={f"{stem}ième": place for place, stem in enumerate(_PLACES.split(), 2)}
    | {f"{stem}ièmes": place for place, stem in enumerate(_PLACES.split(), 2)}
    | keyed(
        "premier 1 première 1 premiers 1 premières 1 second 2 seconde 2 secondes 2 unième 1 dix-septième 17 "
        "dix-huitième 18 dix-neuvième 19 vingtième 20 trentième 30 quarantième 40 cinquantième 50 "
        "soixantième 60 centième 100 millième 1000"
    ),
    collectives=keyed(
        "dizaine 10 dizaines 10 douzaine 12 douzaines 12 quinzaine 15 vingtaine 20 trentaine 30 "
        "quarantaine 40 cinquantaine 50 soixantaine 60 centaine 100 centaines 100 millier 1000 "
        "milliers 1000 demi-douzaine 6 demi-million 500000 demi-milliard 500000000"
    ),
    bare=frozenset({"cent", "mille"}),
    idioms=frozenset(
        {
            "un",
            "une",
            "premier",
            "première",
            "premiers",
            "premières",
            "second",
            "seconde",
            "secondes",
            "neuf",
            "zéro",
        }
    ),
    scores=frozenset({60, 80}),
    joint="et",
    half=r"et[ \u00a0]demie?",
)


def _numerals(text: str) -> Sequence[Numeral]:
    return list(_WORDS.find(text, list(_DIGITS.find(text))))


_WEEKDAY = r"(?:(?P<weekday>\b#weekday),?#S(?:le#S)?)?"
_LOW = r"(?:(?P<low>#N)#G#R#G)?"
_FIRST = r"(?:(?P<low>#D|#O)#G(?:-|–|au|et|ou|à)#G(?:le#S)?)?"
_SCORE = r"(?<![-–/\w])(?P<n>#N)(?:[-–]|#S(?:à|-|–|contre)#S)(?P<second>#N)(?![-–/\w])"
_DATES = [
    Rule(
        rf"{_WEEKDAY}{_FIRST}(?P<day>#D|#O)#S(?P<month>#month)\b\.?(?:#S(?:de#Sl['’]année#S)?(?P<year>#Y))?",
        on.date,
    ),
    Rule(r"\b(?P<month>#month)\b#S(?P<year>#Y)", on.date),
    Rule(r"(?P<year>#Y)-(?P<month>#N)(?P<slash>-)(?P<day>#N)", on.date),
    Rule(r"(?P<day>#D)(?P<slash>[/.])(?P<month>#D)[/.](?P<year>#Y)", on.date),
    Rule(
        r"\b(?P<month>#month)\b#S(?:de#S)?(?P<relative>dernier|prochain|l['’]année#Sdernière|l['’]an#Sdernier"
        r"|cette#Sannée|l['’]année#Sprochaine)\b",
        on.date,
    ),
    Rule(
        r"\b(?:en|de|depuis|fin|début|mi|courant|dès|pour|à|jusqu['’]en|jusqu['’]à|entre|et|ce)#H(?P<month>mars|mai)\b",
        on.date,
    ),
    Rule(r"\b(?!mars|mai\b)(?P<month>#month)\b", on.date),
    Rule(r"\b(?P<weekday>#weekday)s?\b", on.date, weight=Weight.ECHO),
    Rule(r"\b(?P<relative>aujourd['’]hui|hier|demain)\b", on.date, weight=Weight.ECHO),
    Rule(r"\bannées#S(?P<n>#N)", of.decade),
    Rule(r"(?P<n>#O)#Ssiècle", of.century),
    Rule(r"\b(?P<roman>[xvi]{1,6})(?:e|er|ème)#S(?:siècle|s\.)", of.roman_century),
    Rule(r"(?P<low>#Y)[-–/](?P<n>#N)", on.year),
    Rule(r"(?:^|(?<=\s))['’](?P<n>#N)(?!\w)", on.short_year),
]
_HALF = r"(?:#G(?P<half>du#Smatin|du#Ssoir|de#Sl['’]après-midi|a\.m\.|p\.m\.|am\b|pm\b))?"
_CLOCKS = [
    Rule(
        rf"\b(?:à|vers|dès|avant|après)#S(?P<hour>#N)#Sheures?#S"
        rf"(?:et#S(?:(?P<past>demie?)|(?P<quarter>quart))|(?P<lacking>moins#Sle#Squart)){_HALF}",
        on.clock,
    ),
    Rule(
        rf"(?P<hour>#N)#G(?:h|heures?)#G(?P<minute>#N)(?:#G(?:min(?:utes?)?|mn)\b)?{_HALF}(?P<maybe>)(?![^\W\d_])",
        on.clock,
    ),
    Rule(
        r"(?P<hour>#N)#G(?:h|heures?)\b#G(?P<half>du#Smatin|du#Ssoir|de#Sl['’]après-midi)", on.clock
    ),
    Rule(r"(?P<hour>#N)(?::(?P<minute>#N))?#G(?P<half>a\.m\.|p\.m\.|am\b|pm\b)", on.clock),
    Rule(r"(?:\b(?:à|vers|dès|avant|après)#S)(?P<hour>#N)#G(?:h|heures?)\b(?P<maybe>)", on.clock),
    Rule(r"(?P<hour>#N):(?P<minute>#N)(?!:)(?P<maybe>)", on.clock),
    Rule(r"(?P<hour>#N)#G(?:h\b|heures?\b)(?!#S(?:et|#N))(?P<maybe>)", on.length_or_clock),
    Rule(r"\b(?P<half>midi|minuit)\b", on.noon),
]
_DURATIONS = [
    Rule(
        rf"{_LOW}(?P<n>#N)#H?(?:de#S|d['’])?(?P<span>#span)\b(?P<plus>#Set#Sdemie?\b)?"
        r"(?:,?#S(?:et#S)?(?P<second>#N)#G(?P<lesser>(?:minutes?|min|mois|semaines?|jours?|heures?|secondes?)\b)"
        r"(?:,?#S(?:et#S)?(?P<third>#N)#G(?P<least>secondes?)\b)?)?",
        of.duration,
    ),
    Rule(r"\b(?P<halved>demi)[-\u2011 ](?P<span>#span)\b", of.duration, weight=Weight.FAINT),
    Rule(r"(?P<n>#N)?#G\bquarts?#Sd['’](?P<quarter>heure)\b", of.quarter_hour, weight=Weight.FAINT),
    Rule(r"\b(?P<span>décennie|quinzaine)\b", of.duration, weight=Weight.FAINT),
]
_AMOUNTS = [
    Rule(
        rf"{_LOW}(?P<n>#N)#G(?P<scale>(?:k|m|mn|mds?)\b|(?:k|m|md|mds)(?=[€$£]))?#G(?:de#S|d['’])?(?P<currency>#currency)(?![^\W\d_])",
        of.money,
    ),
    Rule(r"(?P<currency>[$£€¥])#G(?P<n>#N)(?P<scale>(?:k|mn?|bn?)\b)?", of.money),
    Rule(rf"{_LOW}(?P<n>#N)#G(?:%|pour#Scent\b|pourcent\b|p\.#G100)", of.percent),
    Rule(r"(?P<n>#N)#G(?:m|mètres?)#G(?P<cm>#N)(?:#Gcm)?(?![^\W\d_])", of.metres),
    Rule(r"(?P<n>#N)#G(?:pieds?)#G(?:et#S)?(?P<inches>#N)(?:#Gpouces?)?", of.feet_and_inches),
    Rule(
        rf"{_LOW}(?P<n>#N)#G(?:de#S)?(?P<unit>#unit)(?![^\W\d_])(?P<plus>#Set#Sdemie?\b)?",
        of.measure,
    ),
    Rule(r"(?P<n>#N)#S(?P<echo>quarts?|tiers|demis?)\b", of.ratio),
    Rule(r"(?P<n>#N)#S(?P<whole>#O)(?=#S(?:de|des|du|d['’]))", of.ratio),
    Rule(r"(?P<n>#N)/(?P<whole>#N)", of.ratio),
    Rule(r"(?P<n>#N)#S(?:\w{1,20}#S)?(?P<of>sur)#S(?P<whole>#N)(?!\w)", of.ratio),
    Rule(
        r"\b(?P<halved>demi)[-\u2011 ](?P<unit>#unit)(?![^\W\d_])", of.measure, weight=Weight.FAINT
    ),
    Rule(_SCORE, of.score),
    Rule(r"\b(?P<hint>#hint)\b", of.echo, weight=Weight.FAINT),
    Rule(r"\b(?P<echo>#echo)\b", of.echo, weight=Weight.ECHO),
    Rule(r"(?P<n>#O)", of.ordinal),
]

FRENCH = Language(
    code="fr",
    numerals=_numerals,
    rules=[*_DATES[:4], *_CLOCKS, *_DATES[4:], *_DURATIONS, *_AMOUNTS],
    months=counted(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    )
    | keyed("janv 1 févr 2 avr 4 juil 7 sept 9 oct 10 nov 11 déc 12 aout 8 fevrier 2 decembre 12"),
    weekdays=counted("lundi mardi mercredi jeudi vendredi samedi dimanche", 0),
    spans=spans(
        {
            "1 0": "seconde|secondes|s",
            "60 0": "minute|minutes|min|mn",
            "3600 0": "heure|heures|h",
            "86400 0": "jour|jours|journée|journées|nuit|nuits",
            "604800 0": "semaine|semaines",
            "1209600 0": "quinzaine",
            "0 1": "mois",
            "0 3": "trimestre|trimestres",
            "0 6": "semestre|semestres",
            "0 12": "an|ans|année|années|anniversaire",
            "0 120": "décennie|décennies",
            "0 1200": "siècle|siècles",
        }
    ),
    currencies=CURRENCY_SIGNS
    | named(
        {
            "USD": "dollars américains|dollars des états-unis|dollars us",
            "dollar": "dollar|dollars",
            "AUD": "dollars australiens",
            "CAD": "dollars canadiens",
            "EUR": "euro|euros",
            "GBP": "livres sterling|livre sterling",
            "GBP?": "livre|livres",
            "GBP/100": "pence",
            "cent/100": "centimes|centime",
            "JPY": "yen|yens",
            "CNY": "yuan|yuans",
            "KRW": "won|wons",
            "RUB": "rouble|roubles",
            "INR": "roupie|roupies",
            "CHF": "francs suisses",
            "franc": "franc|francs",
        },
        separator="|",
    ),
    units=UNIT_SIGNS
    | named(
        {
            "mile": "mile miles mille-marin",
            "mph": "mph",
            "foot": "pied pieds",
            "inch": "pouce pouces",
            "yard": "yard yards",
            "m": "mètre mètres",
            "km": "kilomètre kilomètres kms",
            "cm": "centimètre centimètres",
            "mm": "millimètre millimètres",
            "ounce": "once onces",
            "kg": "kilogramme kilogrammes kilo kilos",
            "g": "gramme grammes",
            "tonne": "tonne tonnes",
            "acre": "acre acres",
            "hectare": "hectare hectares",
            "litre": "litre litres",
            "gallon": "gallon gallons",
            "barrel": "baril barils",
            "knot": "nœud nœuds noeuds",
            "MW": "mégawatt mégawatts",
            "°C|°F|degree": "degré degrés",
        }
    )
    | {
        "miles par heure": "mph",
        "miles à l’heure": "mph",
        "kilomètres par heure": "km/h",
        "kilomètres à l’heure": "km/h",
        "kilomètres-heure": "km/h",
        "kilomètres/heure": "km/h",
        "mètres carrés": "m²",
        "kilomètres carrés": "km²",
        "degrés celsius": "°C",
        "degrés fahrenheit": "°F",
    },
    halves={
        "du matin": 0,
        "du soir": 12,
        "de l’après-midi": 12,
        "a.m.": 0,
        "p.m.": 12,
        "am": 0,
        "pm": 12,
        "midi": 12,
        "minuit": 0,
    },
    relatives={
        "dernier": ("nearest", -1),
        "prochain": ("nearest", 1),
        "l’année dernière": ("year", -1),
        "l’an dernier": ("year", -1),
        "cette année": ("year", 0),
        "l’année prochaine": ("year", 1),
        "aujourd’hui": ("day", 0),
        "hier": ("day", -1),
        "demain": ("day", 1),
    },
    zones=ZONES
    | {
        "heure du japon": "Asia/Tokyo",
        "heure japonaise": "Asia/Tokyo",
        "heure de tokyo": "Asia/Tokyo",
        "heure locale": "local",
        "heure de paris": "Europe/Paris",
        "heure de bruxelles": "Europe/Brussels",
        "heure de londres": "Europe/London",
        "heure de genève": "Europe/Zurich",
        "heure de new york": "America/New_York",
    },
    hints=keyed(
        "double 2 doubler 2 doublé 2 doublée 2 couple 2 couples 2 paire 2 duo 2 jumeaux 2 jumelles 2 bis 2 "
        "triple 3 tripler 3 triplé 3 trio 3 quadruple 4 moitié /2 demi /2 demie /2 demis /2",
        kind=str,
    ),
    echoes=keyed(
        "seul 1 seule 1 unique 1 premièrement 1 deuxièmement 2 secondement 2 tiers /3 quart /4 quarts /4 "
        "adolescent 10 adolescente 10 adolescents 10 adolescentes 10 ado 10 ados 10",
        kind=str,
    ),
    articles=frozenset({"un", "une"}),
    before={
        "au moins": "least",
        "au minimum": "least",
        "pas moins de": "least",
        "plus de": "more",
        "plus d’": "more",
        "au plus": "most",
        "au maximum": "most",
        "jusqu’à": "most",
        "moins de": "fewer",
        "environ": "about",
        "près de": "about",
        "quelque": "about",
        "presque": "about",
        "à peu près": "about",
        "autour de": "about",
    },
    after={
        "au moins": "least",
        "ou plus": "least",
        "au minimum": "least",
        "au plus": "most",
        "au maximum": "most",
        "environ": "about",
    },
    dead=r"\bles\s+uns\b|\bl['’]une?\b|\bpremiers?\s+ministres?\b|\bpremières?\s+ministres?\b|\bprimo\b"
    r"|\bdes\s+milliers\b|\bdes\s+centaines\b|\bdes\s+dizaines\b|\bun\s+autre\b",
)
