"""Spanish."""

from __future__ import annotations

from translations.checks.facts.languages.european import Joints, among, compounds, numerals, rules
from translations.checks.facts.languages.language import Language
from translations.checks.facts.languages.tables import counted, keyed, named, spans
from translations.checks.facts.languages.western import CURRENCY_SIGNS, UNIT_SIGNS, ZONES
from translations.checks.facts.numerals.digits import SPACES, Digits
from translations.checks.facts.numerals.words import Words

_ONES = counted("uno dos tres cuatro cinco seis siete ocho nueve")
_TENS = counted("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10)
_WORDS = Words(
    small=_ONES
    | counted("diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve", 10)
    | counted(
        "veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
        "veintiocho veintinueve",
        20,
    )
    | _TENS
    | compounds(_ONES, _TENS, "{tens} y {unit}")
    | keyed("cero 0 un 1 una 1 veintiún 21 veintiuna 21")
    | counted("doscientos trescientos cuatrocientos quinientos seiscientos", 200, 100)
    | counted("doscientas trescientas cuatrocientas quinientas seiscientas", 200, 100)
    | keyed("setecientos 700 ochocientos 800 novecientos 900"),
    multipliers=keyed(
        "cien 100 ciento 100 mil 1000 millón 1000000 millones 1000000 billón 1000000000000 "
        "billones 1000000000000"
    )
    | {"mil millones": 10**9},
    ordinals=counted("primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo")
    | counted("primera segunda tercera cuarta quinta sexta séptima octava novena décima")
    | keyed("primer 1 tercer 3 primeros 1 primeras 1 undécimo 11 undécima 11 duodécimo 12"),
    collectives=keyed(
        "decena 10 decenas 10 docena 12 docenas 12 quincena 15 veintena 20 treintena 30 "
        "cincuentena 50 "
        "centenar 100 centenares 100 millar 1000 millares 1000"
    ),
    bare=frozenset({"cien", "ciento", "mil"}),
    idioms=among(
        "un una uno cero primero primera primer primeros primeras segundo segunda segundos "
        "segundas "
        "cuarto cuarta"
    ),
    joint="y",
    half=r"y[ \u00a0]medi[oa]",
)

_JOINTS = Joints(
    of="de|del|del#Saño",
    the="el|del",
    to="a|al|y|o|hasta",
    and_="y|con",
    unit="de",
    half="y#Smedi[oa]",
    percent="por#Sciento|por#Scien",
    at="a la|a las|hacia las|desde las|hasta las|de las",
    oclock="h|hs|horas?",
    minutes="min|minutos?|h|hs|horas?",
    century="siglos?",
    decade="años|década#Sde(?:#Slos(?:#Saños)?)?",
    days="hoy|ayer|mañana",
    score="a",
    day_end="[.ºo°]?",
)

SPANISH = Language(
    code="es",
    numerals=numerals(
        _WORDS,
        Digits(groups=SPACES + ".", decimal=",", ordinal="[.]?[ºª°]|er|ra|da|to|ta"),
        but="por[ \u00a0]ciento",
    ),
    rules=rules(_JOINTS),
    months=counted(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    )
    | keyed("setiembre 9 sept 9"),
    weekdays=counted("lunes martes miércoles jueves viernes sábado domingo", 0),
    spans=spans(
        {
            "1 0": "segundo|segundos",
            "60 0": "minuto|minutos|min",
            "3600 0": "hora|horas",
            "86400 0": "día|días|jornada|jornadas|noche|noches",
            "604800 0": "semana|semanas",
            "0 1": "mes|meses",
            "0 12": "año|años|aniversario",
            "0 120": "década|décadas|decenio|decenios",
            "0 1200": "siglo|siglos",
        }
    ),
    currencies=CURRENCY_SIGNS
    | named(
        {
            "USD": "dólares estadounidenses|dólares de los estados unidos|dólares "
            "americanos|dólares (usd)",
            "dollar": "dólar|dólares",
            "AUD": "dólares australianos",
            "CAD": "dólares canadienses",
            "EUR": "euro|euros",
            "GBP": "libras esterlinas|libra esterlina",
            "GBP?": "libra|libras",
            "GBP/100": "peniques",
            "cent/100": "centavos|céntimos",
            "JPY": "yen|yenes",
            "CNY": "yuan|yuanes",
            "KRW": "wones|won",
            "RUB": "rublo|rublos",
            "INR": "rupia|rupias",
            "CHF": "francos suizos",
            "franc": "franco|francos",
        },
        separator="|",
    ),
    units=UNIT_SIGNS
    | named(
        {
            "mile": "milla|millas",
            "mph": "millas por hora",
            "foot": "pie|pies",
            "inch": "pulgada|pulgadas",
            "yard": "yarda|yardas",
            "m": "metro|metros",
            "km": "kilómetro|kilómetros",
            "km/h": "kilómetros por hora",
            "cm": "centímetro|centímetros",
            "mm": "milímetro|milímetros",
            "m²": "metros cuadrados",
            "km²": "kilómetros cuadrados",
            "m³": "metros cúbicos",
            "ounce": "onza|onzas",
            "kg": "kilogramo|kilogramos|kilo|kilos",
            "g": "gramo|gramos",
            "tonne": "tonelada|toneladas",
            "acre": "acre|acres",
            "hectare": "hectárea|hectáreas",
            "litre": "litro|litros",
            "gallon": "galón|galones",
            "barrel": "barril|barriles",
            "knot": "nudo|nudos",
            "°C": "grados celsius|grados centígrados|ºc",
            "°F": "grados fahrenheit|ºf",
            "°C|°F|degree": "grado|grados",
        },
        separator="|",
    ),
    halves={
        "de la mañana": 0,
        "de la madrugada": 0,
        "de la tarde": 12,
        "de la noche": 12,
        "del mediodía": 12,
        "a. m.": 0,
        "p. m.": 12,
        "a.m.": 0,
        "p.m.": 12,
        "a. m": 0,
        "p. m": 12,
        "a.m": 0,
        "p.m": 12,
        "am": 0,
        "pm": 12,
    },
    relatives={
        "pasado": ("nearest", -1),
        "último": ("nearest", -1),
        "próximo": ("nearest", 1),
        "año pasado": ("year", -1),
        "este año": ("year", 0),
        "año próximo": ("year", 1),
        "hoy": ("day", 0),
        "ayer": ("day", -1),
        "mañana": ("day", 1),
    },
    zones=ZONES
    | {
        "hora de japón": "Asia/Tokyo",
        "hora japonesa": "Asia/Tokyo",
        "hora local": "local",
        "hora de madrid": "Europe/Madrid",
        "hora de parís": "Europe/Paris",
        "hora de londres": "Europe/London",
        "hora de nueva york": "America/New_York",
    },
    hints=keyed(
        "ambos 2 ambas 2 doble 2 doblar 2 duplicar 2 duplicó 2 par 2 pareja 2 dúo 2 gemelos 2 "
        "gemelas 2 "
        "triple 3 trío 3 triplicar 3 triplicó 3 cuádruple 4 mitad /2 medio /2 media /2",
        kind=str,
    ),
    echoes=keyed(
        "único 1 única 1 solo 1 sola 1 tercio /3 tercios /3 cuartos /4 adolescente 10 "
        "adolescentes 10",
        kind=str,
    ),
    articles=frozenset({"un", "una"}),
    before=named(
        {
            "least": "al menos|por lo menos|como mínimo|no menos de",
            "more": "más de|más del",
            "most": "hasta|como máximo|a lo sumo",
            "fewer": "menos de|menos del",
            "about": "aproximadamente|alrededor de|unos|unas|cerca de|casi|en torno a",
        },
        separator="|",
    ),
    after=named(
        {
            "least": "o más|como mínimo|al menos",
            "most": "como máximo",
            "about": "aproximadamente",
        },
        separator="|",
    ),
    dead=r"\bunos?\s+a\s+otros?\b|\bprimer(?:a|os|as)?\s+ministr[oa]s?\b|\bsegund[oa]\s+mano\b"
    r"|\b(?:miles|cientos|decenas|docenas)\s+de\b",
)
