"""Arabic, with the digits of either sort and the month names of east and west."""

from __future__ import annotations

from collections.abc import Sequence

from translations.checks.facts import builders as of
from translations.checks.facts.fact import Weight
from translations.checks.facts.grammar import Found, Rule, any_of
from translations.checks.facts.languages.european import Joints, among, compounds, numerals, rules
from translations.checks.facts.languages.language import Language
from translations.checks.facts.languages.tables import keyed, named, spans
from translations.checks.facts.languages.western import CURRENCY_SIGNS, UNIT_SIGNS, ZONES
from translations.checks.facts.numerals.digits import SPACES, Digits
from translations.checks.facts.numerals.words import Words
from translations.checks.facts.values import Decade, Value

_UNITS = keyed(
    "واحد 1 واحدة 1 اثنان 2 اثنين 2 اثنتان 2 اثنتين 2 ثلاثة 3 ثلاث 3 أربعة 4 أربع 4 خمسة 5 خمس "
    "5 ستة 6 ست 6 "
    "سبعة 7 سبع 7 ثمانية 8 ثماني 8 ثمان 8 تسعة 9 تسع 9"
)
_TENS = keyed(
    "عشرون 20 عشرين 20 ثلاثون 30 ثلاثين 30 أربعون 40 أربعين 40 خمسون 50 خمسين 50 ستون 60 ستين "
    "60 سبعون 70 "
    "سبعين 70 ثمانون 80 ثمانين 80 تسعون 90 تسعين 90"
)
_PLACES = keyed(
    "الأول 1 الأولى 1 الحادي 1 الحادية 1 الواحد 1 الثاني 2 الثانية 2 الثالث 3 الثالثة 3 الرابع 4 "
    "الرابعة 4 الخامس 5 الخامسة 5 السادس 6 السادسة 6 السابع 7 السابعة 7 الثامن 8 الثامنة 8 "
    "التاسع 9 "
    "التاسعة 9 العاشر 10 العاشرة 10"
)
_DECADES = keyed(
    "عشرينيات 20 ثلاثينيات 30 أربعينيات 40 خمسينيات 50 ستينيات 60 سبعينيات 70 ثمانينيات 80 "
    "تسعينيات 90 "
    "العشرينيات 20 الثلاثينيات 30 الأربعينيات 40 الخمسينيات 50 الستينيات 60 السبعينيات 70 "
    "الثمانينيات 80 "
    "التسعينيات 90"
)
_WORDS = Words(
    small=_UNITS
    | keyed("صفر 0 عشرة 10 عشر 10")
    | _TENS
    | compounds(_UNITS, _TENS, "{unit} و{tens}")
    | {f"{unit} {ten}": 10 + one for unit, one in _UNITS.items() for ten in ("عشر", "عشرة")}
    | keyed("اثنا 2 اثنتا 2 اثني 2 اثنتي 2")
    | {f"{two} {ten}": 12 for two in ("اثنا", "اثنتا", "اثني", "اثنتي") for ten in ("عشر", "عشرة")}
    | {"أحد عشر": 11, "إحدى عشرة": 11}
    | keyed(
        "مئتين 200 مائتين 200 مئتي 200 مائتي 200 ثلاثمئة 300 ثلاثمائة 300 أربعمائة 400 خمسمائة 500 "
        "ألفين 2000 ألفي 2000 مليونين 2000000 مليوني 2000000 مليونا 2000000 ملياري 2000000000 "
        "مليارين 2000000000"
    ),
    multipliers=keyed(
        "مئة 100 مائة 100 ألف 1000 آلاف 1000 ألفًا 1000 مليون 1000000 ملايين 1000000 مليونًا "
        "1000000 مليار 1000000000 "
        "مليارات 1000000000 بليون 1000000000 تريليون 1000000000000 تريليونات 1000000000000"
    ),
    ordinals=_PLACES
    | {f"{place} {ten}": 10 + one for place, one in _PLACES.items() for ten in ("عشر", "عشرة")}
    | compounds(_PLACES, _TENS, "{unit} وال{tens}")
    | {f"ال{ten}": many for ten, many in _TENS.items()}
    | keyed(
        "ثالث 3 ثالثة 3 رابعة 4 خامس 5 خامسة 5 سادس 6 سادسة 6 سابع 7 سابعة 7 ثامن 8 ثامنة 8 تاسع 9 تاسعة 9"
    ),
    bare=among("مئة مائة ألف مليون مليار"),
    idioms=among("واحد واحدة الأول الأولى الثاني الثانية الواحد صفر ست اثنا اثنتا اثني اثنتي"),
    joint="(?!)",
    half="ونصف",
)
_DUALS = {
    "7200 0": "ساعتين|ساعتان",
    "120 0": "دقيقتين|دقيقتان",
    "172800 0": "يومين|يومان",
    "1209600 0": "أسبوعين|أسبوعان",
    "0 2": "شهرين|شهران",
    "0 24": "عامين|عامان|سنتين|سنتان",
    "0 240": "عقدين|عقدان",
}
_MONTHS = (
    "كانون_الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيو تموز/يوليو "
    "آب/أغسطس "
    "أيلول/سبتمبر تشرين_الأول/أكتوبر تشرين_الثاني/نوفمبر كانون_الأول/ديسمبر"
)
_OTHER_NAMES = keyed(
    "يونيه 6 يوليه 7 إبريل 4 ابريل 4 جانفي 1 فيفري 2 أفريل 4 ماي 5 جوان 6 جويلية 7 أوت 8"
)


def _months() -> dict[str, int]:
    """Each name alone, and both with a stroke between them, in either order."""
    found = {**_OTHER_NAMES, "حزيران/يونيه": 6, "تموز/يوليه": 7}
    for number, pair in enumerate(_MONTHS.replace("_", "\0").split(), 1):
        east, west = pair.replace("\0", " ").split("/")
        for name in (east, west, f"{east}/{west}", f"{west}/{east}"):
            found[name] = number
    return found


def _decade(found: Found) -> Sequence[Value]:
    """ثمانينيات القرن العشرين: the eighties, of the last century even where it is named."""
    return [Decade(_DECADES[found.word("decade")])]


_JOINTS = Joints(
    of="من|عام|سنة|لعام",
    the="الموافق|في",
    to="إلى|حتى|و|أو",
    and_="و",
    half="ونصف",
    percent="(?:في|ب)#G?ال(?:مائة|مئة)",
    at="الساعة",
    oclock="(?!)",
    minutes="دقيقة",
    century="القرن",
    decade="(?!)",
    days="اليوم|أمس|غدا|غدًا",
    score="مقابل",
    day_end="",
)

ARABIC = Language(
    code="ar",
    counts_to_twelve=True,
    numerals=numerals(
        _WORDS,
        Digits(groups=",٬" + SPACES, decimal=".٫,"),
        but="(?:كانون|تشرين)[ \u00a0]ال(?:أول|ثاني)",
    ),
    rules=[
        Rule(rf"(?P<decade>{any_of(_DECADES)})(?:#Sالقرن#S#O)?", _decade),
        Rule(r"(?P<span>ساعة)#Sو#G(?P<second>#N)#G(?P<lesser>دقيقة|دقائق)", of.duration),
        *rules(_JOINTS),
        Rule(rf"(?P<span>{'|'.join(_DUALS.values())})(?![^\W\d_])", of.duration, Weight.FAINT),
    ],
    months=_months(),
    weekdays=keyed(
        "الاثنين 0 الإثنين 0 الأثنين 0 الثلاثاء 1 الأربعاء 2 الاربعاء 2 الخميس 3 الجمعة 4 "
        "السبت 5 الأحد 6 الاحد 6"
    ),
    spans=spans(
        {
            "1 0": "ثانية|ثوان|ثواني",
            "60 0": "دقيقة|دقائق",
            "3600 0": "ساعة|ساعات",
            "86400 0": "يوم|أيام|يومًا|يوما|ليلة|ليال",
            "604800 0": "أسبوع|أسابيع|أسبوعًا|أسبوعا",
            "0 1": "شهر|أشهر|شهور|شهرًا|شهرا",
            "0 12": "عام|أعوام|عامًا|عاما|سنة|سنوات|سنين",
            "0 120": "عقد|عقود|عقدًا",
            "0 1200": "قرن|قرون",
        }
        | _DUALS
    ),
    currencies=CURRENCY_SIGNS
    | named(
        {
            "USD": "دولار أمريكي|دولارًا أمريكيًا|دولارات أمريكية|دولار أميركي|دولار أمريكى",
            "dollar": "دولار|دولارًا|دولارا|دولارات",
            "AUD": "دولار أسترالي",
            "CAD": "دولار كندي",
            "EUR": "يورو",
            "GBP": "جنيه إسترليني|جنيهًا إسترلينيًا|جنيهات إسترلينية|جنيه استرليني",
            "GBP?": "جنيه|جنيهًا|جنيهات|رطل|رطلًا|أرطال",
            "JPY": "ين|ين ياباني|ينًا يابانيًا",
            "CNY": "يوان|يوانًا",
            "RUB": "روبل|روبلًا",
            "INR": "روبية",
            "SAR": "ريال|ريال سعودي",
            "AED": "درهم|درهم إماراتي",
            "CHF": "فرنك سويسري",
            "franc": "فرنك",
        },
        separator="|",
    ),
    units=UNIT_SIGNS
    | named(
        {
            "mile": "ميل|ميلًا|ميلا|أميال",
            "mph": "ميل في الساعة|ميلًا في الساعة|ميل/ساعة|أميال في الساعة",
            "foot": "قدم|قدمًا|أقدام",
            "inch": "بوصة|بوصات",
            "yard": "ياردة|ياردات",
            "m": "متر|مترًا|مترا|أمتار",
            "km": "كيلومتر|كيلومترًا|كيلومترا|كيلومترات|كم",
            "km/h": "كيلومتر في الساعة|كم/ساعة|كيلومترًا في الساعة|كم في الساعة",
            "cm": "سنتيمتر|سنتيمترًا|سنتيمترات|سم",
            "mm": "ملليمتر|مليمتر",
            "m²": "متر مربع|مترًا مربعًا",
            "km²": "كيلومتر مربع|كيلومترًا مربعًا",
            "m³": "متر مكعب",
            "kg": "كيلوغرام|كيلوجرام|كيلوغرامًا|كجم|كغ",
            "g": "غرام|جرام",
            "tonne": "طن|طنًا|أطنان",
            "acre": "فدان|فدانًا",
            "hectare": "هكتار|هكتارًا|هكتارات",
            "litre": "لتر|لترًا",
            "gallon": "غالون|جالون",
            "barrel": "برميل|برميلًا",
            "knot": "عقدة بحرية",
            "°C|°F|degree": "درجة|درجات|درجة مئوية|درجة فهرنهايت",
        },
        separator="|",
    ),
    halves={
        "صباحًا": 0,
        "صباحاً": 0,
        "صباحا": 0,
        "ص": 0,
        "مساءً": 12,
        "مساء": 12,
        "م": 12,
        "ظهرًا": 12,
        "ظهرا": 12,
        "ظهراً": 12,
        "عصرًا": 12,
        "عصرا": 12,
        "بعد الظهر": 12,
    },
    relatives={
        "الماضي": ("nearest", -1),
        "المقبل": ("nearest", 1),
        "القادم": ("nearest", 1),
        "العام الماضي": ("year", -1),
        "من العام الماضي": ("year", -1),
        "من هذا العام": ("year", 0),
        "اليوم": ("day", 0),
        "أمس": ("day", -1),
        "غدا": ("day", 1),
        "غدًا": ("day", 1),
    },
    zones=ZONES
    | {
        "بتوقيت اليابان": "Asia/Tokyo",
        "بتوقيت طوكيو": "Asia/Tokyo",
        "بالتوقيت المحلي": "local",
        "بتوقيت غرينتش": "UTC",
        "بتوقيت جرينتش": "UTC",
    },
    hints=keyed(
        "كلا 2 كلتا 2 كلاهما 2 مرتين 2 مرتان 2 ضعف 2 ضعفين 2 مضاعفة 2 مزدوج 2 مزدوجة 2 توأم 2 "
        "ثلاثي 3 ثلاثية 3 نصف /2 النصف /2 "
        "شخصين 2 رجلين 2 جزأين 2 هدفين 2 نقطتين 2 مباراتين 2 الاثنان 2 اثنا 2",
        kind=str,
    ),
    echoes=keyed(
        "وحيد 1 وحيدة 1 الوحيد 1 الوحيدة 1 ثلث /3 ثلثي /3 ثلثا /3 ربع /4 خمس /5", kind=str
    ),
    articles=among("واحد واحدة"),
    before=named(
        {
            "least": "على الأقل|ما لا يقل عن|لا يقل عن|لا تقل عن",
            "more": "أكثر من|أزيد من|ما يزيد عن|ما يزيد على",
            "most": "حتى|ما يصل إلى|يصل إلى|لا يزيد عن|كحد أقصى",
            "fewer": "أقل من",
            "about": "حوالي|نحو|قرابة|ما يقرب من|زهاء|تقريبا",
        },
        separator="|",
    ),
    after=named({"least": "على الأقل|أو أكثر", "about": "تقريبًا|تقريبا"}, separator="|"),
    # «ألف.» at the head of a part is its letter, and not a thousand.
    dead=r"(?<![\w ])ألف(?=\.)|\bأحد\b|\bإحدى\b|\bبعضهما\b|\b(?:آلاف|مئات|عشرات|ملايين)\s+(?=ال)",
)
