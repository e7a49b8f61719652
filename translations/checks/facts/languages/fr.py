"""French."""

from __future__ import annotations

from collections.abc import Iterator

from translations.checks.facts.languages.fr_rules import RULES
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
        "zéro 0 une 1 vingt 20 vingts 20 trente 30 quarante 40 cinquante 50 soixante 60 "
        "septante 70 "
        "quatre-vingt 80 quatre-vingts 80 huitante 80 nonante 90"
    ),
    multipliers=keyed(
        "cent 100 cents 100 mille 1000 million 1000000 millions 1000000 milliard 1000000000 "
        "milliards 1000000000 billion 1000000000000 billions 1000000000000"
    ),
    ordinals={f"{stem}ième": place for place, stem in enumerate(_PLACES.split(), 2)}
    | {f"{stem}ièmes": place for place, stem in enumerate(_PLACES.split(), 2)}
    | keyed(
        "premier 1 première 1 premiers 1 premières 1 second 2 seconde 2 secondes 2 unième "
        "1 dix-septième 17 "
        "dix-huitième 18 dix-neuvième 19 vingtième 20 trentième 30 quarantième 40 "
        "cinquantième 50 "
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


def _numerals(text: str) -> Iterator[Numeral]:
    return _WORDS.find(text, _DIGITS.find(text))


FRENCH = Language(
    code="fr",
    numerals=_numerals,
    rules=RULES,
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
        "même jour": ("beside", 0),
        "jour même": ("beside", 0),
        "lendemain": ("beside", 1),
        "jour suivant": ("beside", 1),
        "veille": ("beside", -1),
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
        "double 2 doubler 2 doublé 2 doublée 2 couple 2 couples 2 paire 2 duo 2 jumeaux 2 "
        "jumelles 2 bis 2 "
        "triple 3 tripler 3 triplé 3 trio 3 quadruple 4 moitié /2 demi /2 demie /2 demis /2",
        kind=str,
    ),
    echoes=keyed(
        "seul 1 seule 1 unique 1 premièrement 1 deuxièmement 2 secondement 2 tiers /3 "
        "quart /4 quarts /4 "
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
    dead=r"(?<=heures[ \u00a0])sur[ \u00a0]24|(?<=jours[ \u00a0])sur[ \u00a0]7|\bl['’]une?\b|\bles\s+uns\b"
    r"|\bprimo\b|\bpremi(?:er|ère)s?\s+ministres?\b|\bdes\s+(?:milliers|centaines|dizaines)\b|\bun\s+autre\b",
)
