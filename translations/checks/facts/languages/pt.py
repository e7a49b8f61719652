"""Portuguese, of Portugal and Brazil."""

from __future__ import annotations

from translations.checks.facts.languages.european import Joints, among, compounds, numerals, rules
from translations.checks.facts.languages.language import Language
from translations.checks.facts.languages.tables import counted, keyed, named, spans
from translations.checks.facts.languages.western import CURRENCY_SIGNS, UNIT_SIGNS, ZONES
from translations.checks.facts.numerals.digits import SPACES, Digits
from translations.checks.facts.numerals.words import Words

_ONES = counted("um dois três quatro cinco seis sete oito nove") | keyed("uma 1 duas 2")
_TENS = counted("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 20, 10)
_WORDS = Words(
    small=_ONES
    | keyed(
        "zero 0 dez 10 onze 11 doze 12 treze 13 catorze 14 quatorze 14 quinze 15 dezasseis 16 "
        "dezesseis 16 "
        "dezassete 17 dezessete 17 dezoito 18 dezanove 19 dezenove 19"
    )
    | _TENS
    | compounds(_ONES, _TENS, "{tens} e {unit}")
    | counted(
        "duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos",
        200,
        100,
    )
    | counted(
        "duzentas trezentas quatrocentas quinhentas seiscentas setecentas oitocentas novecentas",
        200,
        100,
    ),
    multipliers=keyed(
        "cem 100 cento 100 mil 1000 milhão 1000000 milhões 1000000 bilhão 1000000000 bilhões "
        "1000000000 "
        "trilhão 1000000000000 trilhões 1000000000000"
    )
    | {"mil milhões": 10**9},
    ordinals=counted("primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo")
    | counted("primeira segunda terceira quarta quinta sexta sétima oitava nona décima")
    | keyed("primeiros 1 primeiras 1 vigésimo 20 vigésima 20 centésimo 100"),
    collectives=keyed(
        "dezena 10 dezenas 10 dúzia 12 dúzias 12 quinzena 15 vintena 20 centena 100 centenas "
        "100 milhar 1000 "
        "milhares 1000"
    ),
    bare=frozenset({"cem", "cento", "mil"}),
    idioms=among(
        "um uma zero primeiro primeira primeiros primeiras segundo segunda segundos segundas "
        "quarta quinta "
        "sexta quarto terça"
    ),
    joint="e",
    half=r"e[ \u00a0]mei[oa]",
)

_JOINTS = Joints(
    of="de|do|do#Sano#Sde",
    the="o|dia|no#Sdia|a",
    to="a|e|ou|até|ao",
    and_="e",
    unit="de",
    half="e#Smei[oa]",
    percent="por#Scento",
    at="às|à|pelas|até às",
    oclock="h|hs|horas?",
    minutes="min|minutos?|m|horas?",
    century="séculos?",
    decade="anos|década#Sde",
    days="hoje|ontem|amanhã",
    score="a",
    day_end="[º°o]?",
)

PORTUGUESE = Language(
    code="pt",
    numerals=numerals(
        _WORDS,
        Digits(groups=SPACES + ".", decimal=",", ordinal="[.]?[ºª°]"),
        but="por[ \u00a0]cento|(?:segunda|terça|quarta|quinta|sexta)-feira",
    ),
    rules=rules(_JOINTS),
    months=counted(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
    ),
    weekdays=counted(
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo", 0
    ),
    spans=spans(
        {
            "1 0": "segundo|segundos",
            "60 0": "minuto|minutos|min",
            "3600 0": "hora|horas",
            "86400 0": "dia|dias|noite|noites",
            "604800 0": "semana|semanas",
            "0 1": "mês|meses",
            "0 12": "ano|anos|aniversário",
            "0 120": "década|décadas",
            "0 1200": "século|séculos",
        }
    ),
    currencies=CURRENCY_SIGNS
    | named(
        {
            "USD": "dólares americanos|dólares norte-americanos|dólares dos estados unidos",
            "dollar": "dólar|dólares",
            "AUD": "dólares australianos",
            "CAD": "dólares canadianos|dólares canadenses",
            "EUR": "euro|euros",
            "GBP": "libras esterlinas|libra esterlina",
            "GBP?": "libra|libras",
            "cent/100": "cêntimos|centavos",
            "JPY": "iene|ienes",
            "CNY": "yuan|yuans",
            "KRW": "won|wons",
            "RUB": "rublo|rublos",
            "INR": "rupia|rupias",
            "BRL": "real|reais|r$",
            "CHF": "francos suíços",
            "franc": "franco|francos",
        },
        separator="|",
    ),
    units=UNIT_SIGNS
    | named(
        {
            "mile": "milha|milhas",
            "mph": "milhas por hora",
            "foot": "pé|pés",
            "inch": "polegada|polegadas",
            "yard": "jarda|jardas",
            "m": "metro|metros",
            "km": "quilómetro|quilómetros|quilômetro|quilômetros",
            "km/h": "quilómetros por hora|quilômetros por hora",
            "cm": "centímetro|centímetros",
            "mm": "milímetro|milímetros",
            "m²": "metros quadrados",
            "km²": "quilómetros quadrados|quilômetros quadrados",
            "m³": "metros cúbicos",
            "ounce": "onça|onças",
            "kg": "quilograma|quilogramas|quilo|quilos",
            "g": "grama|gramas",
            "tonne": "tonelada|toneladas",
            "acre": "acre|acres",
            "hectare": "hectare|hectares",
            "litre": "litro|litros",
            "gallon": "galão|galões",
            "barrel": "barril|barris",
            "knot": "nó|nós",
            "°C": "graus celsius|graus centígrados",
            "°F": "graus fahrenheit",
            "°C|°F|degree": "grau|graus",
        },
        separator="|",
    ),
    halves={"da manhã": 0, "da madrugada": 0, "da tarde": 12, "da noite": 12},
    relatives={
        "passado": ("nearest", -1),
        "próximo": ("nearest", 1),
        "ano passado": ("year", -1),
        "este ano": ("year", 0),
        "deste ano": ("year", 0),
        "próximo ano": ("year", 1),
        "hoje": ("day", 0),
        "ontem": ("day", -1),
        "amanhã": ("day", 1),
    },
    zones=ZONES
    | {
        "hora do japão": "Asia/Tokyo",
        "hora local": "local",
        "hora de lisboa": "Europe/Lisbon",
        "hora de brasília": "America/Sao_Paulo",
    },
    hints=keyed(
        "ambos 2 ambas 2 dobro 2 duplo 2 dupla 2 dobrar 2 duplicar 2 par 2 casal 2 gémeos 2 "
        "gêmeos 2 "
        "triplo 3 tripla 3 trio 3 triplicar 3 metade /2 meio /2 meia /2",
        kind=str,
    ),
    echoes=keyed(
        "único 1 única 1 só 1 terço /3 terços /3 quartos /4 adolescente 10 adolescentes 10",
        kind=str,
    ),
    articles=frozenset({"um", "uma"}),
    before=named(
        {
            "least": "pelo menos|no mínimo|não menos de",
            "more": "mais de|mais do que",
            "most": "até|no máximo",
            "fewer": "menos de",
            "about": "cerca de|aproximadamente|quase|por volta de|uns|umas",
        },
        separator="|",
    ),
    after=named({"least": "ou mais|no mínimo|pelo menos", "most": "no máximo"}, separator="|"),
    dead=r"\bprimeir[oa]s?[- ]ministr[oa]s?\b|\b(?:milhares|centenas|dezenas)\s+de\b"
    r"|\buma?\s+ao\s+outro\b|\bsegundo\s+(?=o\b|a\b|os\b|as\b)",
)
