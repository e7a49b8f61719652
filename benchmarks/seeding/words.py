"""The words of each language that stand for months, days, magnitudes, currencies and small numbers."""

from __future__ import annotations

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}

WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "ja": "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日",
}

# Each becomes the other.
MAGNITUDES = {
    "en": {"million": "billion", "billion": "million"},
    "fr": {
        "million": "milliard",
        "millions": "milliards",
        "milliard": "million",
        "milliards": "millions",
    },
    "es": {"millón": "billón", "millones": "billones"},
    "de": {
        "Million": "Milliarde",
        "Millionen": "Milliarden",
        "Milliarde": "Million",
        "Milliarden": "Millionen",
    },
    "ar": {"مليون": "مليار", "مليار": "مليون"},
    "ja": {"万": "億", "億": "万", "兆": "億"},
}

CURRENCIES = {
    "en": {
        "$": "€",
        "£": "$",
        "€": "$",
        "dollars": "euros",
        "euros": "dollars",
        "pounds": "dollars",
        "yen": "dollars",
    },
    "fr": {
        "$": "€",
        "€": "$",
        "£": "€",
        "dollars": "euros",
        "euros": "dollars",
        "livres": "dollars",
        "yens": "dollars",
    },
    "es": {
        "$": "€",
        "€": "$",
        "£": "$",
        "dólares": "euros",
        "euros": "dólares",
        "libras": "dólares",
    },
    "de": {"$": "€", "€": "$", "£": "$", "Dollar": "Euro", "Euro": "Dollar", "Pfund": "Dollar"},
    "ar": {"دولار": "يورو", "يورو": "دولار", "جنيه": "دولار"},
    "ja": {"ドル": "ユーロ", "ユーロ": "ドル", "ポンド": "ドル", "円": "ドル"},
}

PERCENT = {
    "en": "%|percent|per cent",
    "fr": "%|pour cent|pourcent",
    "es": "%|por ciento",
    "de": "%|Prozent",
    "ar": "%|٪|في المائة|بالمائة|في المئة|بالمئة",
    "ja": "%|％|パーセント",
}

# Each is changed into its neighbour. Neither one nor second: idiom as often as number.
NUMBERS = {
    "en": (
        "two three four five six seven eight nine ten eleven twelve",
        "twenty thirty forty fifty sixty seventy eighty ninety",
        "third fourth fifth sixth seventh eighth ninth tenth",
    ),
    "fr": (
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze",
        "vingt trente quarante cinquante soixante",
        "troisième quatrième cinquième sixième septième huitième neuvième dixième",
    ),
    "es": (
        "dos tres cuatro cinco seis siete ocho nueve diez doce",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    ),
    "de": (
        "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    ),
    "ar": (),
    "ja": ("二 三 四 五 六 七 八 九 十",),
}
# A kanji is a number before a counter alone.
COUNTERS = "人名つ年日週回件度本社歳点か"
