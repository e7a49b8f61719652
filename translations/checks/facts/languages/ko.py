"""Korean."""

from __future__ import annotations

from translations.checks.facts import builders as of
from translations.checks.facts import calendar_builders as on
from translations.checks.facts.fact import Weight
from translations.checks.facts.grammar import Rule
from translations.checks.facts.languages.language import Language
from translations.checks.facts.languages.tables import counted, keyed, named, spans
from translations.checks.facts.languages.western import CURRENCY_SIGNS, UNIT_SIGNS, ZONES
from translations.checks.facts.numerals.hangul import Hangul

_NUMBERS = Hangul(
    native=counted("한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두 열세 열네 열다섯")
    | keyed("스무 20 서른 30 마흔 40 쉰 50 예순 60 석 3 넉 4"),
    counters=(
        "명|개|번|시간|시(?![가-힣])|시[에경쯤부까]|달|살"
        "|나라|국가|가지|차례|곳|주(?:간)?|사람|배|채|대|분|건|척|마리|회|편|쌍|팀|경기|골|가구|장관"
    ),
    idioms=frozenset({"한", "두"}),
)
_LOW = r"(?:(?P<low>#N)#G(?:-|–|—|~|〜|에서|내지)#G)?"
_DAY_OF_WEEK = (
    r"(?:#G[(（](?P<weekday>[월화수목금토일](?:요일)?)[)）]"
    r"|#G(?P<weekdaylong>[월화수목금토일]요일))?"
)
_HALF = r"(?:(?P<half>#half)#G)"
_RULES = [
    Rule(rf"(?P<year>#Y)년#G(?P<month>#N)월(?:#G(?P<day>#N)일(?!간))?{_DAY_OF_WEEK}", on.date),
    Rule(
        rf"(?P<relative>#relative)#G(?P<month>#N)월(?:#G(?P<day>#N)일(?!간))?{_DAY_OF_WEEK}",
        on.date,
    ),
    Rule(
        rf"(?P<month>#N)월#G(?:(?P<low>#N)일?#G(?:-|–|~|〜|부터|에서)#G)?(?P<day>#N)일(?!간){_DAY_OF_WEEK}",
        on.date,
    ),
    Rule(r"(?P<year>#Y)\.#G(?P<month>#N)\.#G(?P<day>#N)\.?", on.date),
    Rule(r"(?P<year>#Y)-(?P<month>#N)-(?P<day>#N)", on.date),
    Rule(r"(?P<n>#N)년대", of.decade),
    Rule(r"(?P<n>#N)세기", of.century),
    Rule(r"(?P<low>#Y)년?#G(?:-|–|~|〜|부터|에서)#G(?P<n>#N)년", on.year),
    Rule(r"(?P<n>#Y)년(?!간)", on.year),
    Rule(r"(?P<month>#N)월", on.date),
    Rule(
        rf"{_HALF}?(?P<hour>#N)#G시(?!간|대|속)(?:#G(?P<minute>#N)#G분|#G(?P<past>반))?", on.clock
    ),
    Rule(rf"{_LOW}(?P<n>#N)#G(?P<currency>#currency)", of.money),
    Rule(r"(?P<currency>(?:US)?\$|[£€¥₩])#G(?P<n>#N)", of.money),
    Rule(rf"{_HALF}?(?P<hour>#N):(?P<minute>#N)(?!:)", on.clock),
    Rule(r"(?P<half>정오|자정)", on.noon),
    Rule(rf"(?P<n>#D)일(?!간|째|동안|만에|\s?이내|\s?전|\s?후){_DAY_OF_WEEK}", on.day_of_month),
    Rule(r"(?P<weekday>[월화수목금토일]요일)", on.date, weight=Weight.ECHO),
    Rule(r"(?P<relative>오늘|어제|내일)", on.date, weight=Weight.ECHO),
    Rule(rf"{_LOW}(?P<n>#N)#G(?:%|퍼센트|프로(?![가-힣]))", of.percent),
    Rule(
        rf"{_LOW}(?P<n>#N)#G(?P<span>시간)(?:#G(?:(?P<plus>반)|(?P<second>#N)#G(?P<lesser>분)))?",
        of.duration,
    ),
    Rule(rf"{_LOW}(?P<n>#N)#G(?P<span>#span)(?!의)(?P<plus>#G반(?![가-힣]))?", of.duration),
    Rule(r"(?P<halved>반)#G(?P<span>시간|년|달)", of.duration, weight=Weight.FAINT),
    Rule(rf"{_LOW}(?P<n>#N)#G(?P<unit>#unit)", of.measure),
    Rule(r"(?P<whole>#N)분의#G(?P<n>#N)", of.ratio),
    Rule(r"(?P<n>#N)/(?P<whole>#N)", of.ratio),
    Rule(r"(?<![-–/:\w])(?P<n>#N)(?:[-–:]|#G대#G)(?P<second>#N)(?![0-9]|[-–/:]#N)", of.score),
    Rule(r"제#G(?P<n>#N)", of.ordinal),
    Rule(r"(?P<n>#N)#G(?:번째|위|등|차)", of.ordinal),
    Rule(r"(?P<hint>#hint)", of.echo, weight=Weight.FAINT),
    Rule(r"(?P<echo>#echo)", of.echo, weight=Weight.ECHO),
]

KOREAN = Language(
    code="ko",
    counts_to_twelve=True,
    numerals=lambda text: list(_NUMBERS.find(text)),
    rules=_RULES,
    weekdays={
        name: number
        for number, sign in enumerate("월화수목금토일")
        for name in (sign, f"{sign}요일")
    },
    spans=spans(
        {
            "1 0": "초",
            "60 0": "분간|분",
            "3600 0": "시간",
            "86400 0": "일간|일",
            "604800 0": "주간|주일|주",
            "0 1": "개월|달",
            "0 12": "년간|년|주년|세|살",
            "0 1200": "세기",
        }
    ),
    currencies=CURRENCY_SIGNS
    | named(
        {
            "USD": "미국 달러|미 달러|미화 달러",
            "dollar": "달러",
            "AUD": "호주 달러|호주달러",
            "CAD": "캐나다 달러|캐나다달러",
            "HKD": "홍콩 달러|홍콩달러",
            "EUR": "유로",
            "GBP": "파운드",
            "JPY": "엔",
            "CNY": "위안",
            "KRW": "원|₩",
            "RUB": "루블",
            "INR": "루피",
            "CHF": "스위스 프랑|스위스프랑",
            "franc": "프랑",
        },
        separator="|",
    ),
    units=UNIT_SIGNS
    | named(
        {
            "mile": "마일",
            "foot": "피트",
            "inch": "인치",
            "yard": "야드",
            "m": "미터",
            "km": "킬로미터",
            "cm": "센티미터|센티",
            "mm": "밀리미터",
            "m²": "제곱미터|평방미터",
            "km²": "제곱킬로미터|평방킬로미터",
            "m³": "세제곱미터",
            "ounce": "온스",
            "kg": "킬로그램",
            "km|kg|km/h": "킬로",
            "g": "그램",
            "tonne": "톤",
            "acre": "에이커",
            "hectare": "헥타르",
            "litre": "리터",
            "gallon": "갤런",
            "barrel": "배럴",
            "knot": "노트",
            "MW": "메가와트",
            "°C|°F|degree": "도",
        },
        separator="|",
    ),
    halves=keyed("오전 0 오후 12 새벽 0 아침 0 낮 12 저녁 12 밤 12 정오 12 자정 0"),
    relatives={
        "올해": ("year", 0),
        "금년": ("year", 0),
        "지난해": ("year", -1),
        "작년": ("year", -1),
        "내년": ("year", 1),
        "이달": ("month", 0),
        "지난달": ("month", -1),
        "다음 달": ("month", 1),
        "오늘": ("day", 0),
        "어제": ("day", -1),
        "내일": ("day", 1),
    },
    zones=ZONES
    | {
        "한국시간": "Asia/Seoul",
        "한국 시간": "Asia/Seoul",
        "일본시간": "Asia/Tokyo",
        "일본 시간": "Asia/Tokyo",
        "현지시간": "local",
        "현지 시간": "local",
        "현지시각": "local",
    },
    hints=keyed("양국 2 양측 2 양자 2 쌍방 2 절반 /2 과반 /2 반수 /2", kind=str),
    echoes=keyed("유일 1 단일 1", kind=str),
    before=named(
        {
            "least": "최소|최소한|적어도",
            "more": "무려",
            "most": "최대|최고",
            "about": "약|대략|거의",
        },
        separator="|",
    ),
    after=named(
        {
            "least": "이상",
            "most": "이하|까지",
            "more": "초과|여",
            "fewer": "미만",
            "about": "정도|가량|안팎|쯤|내외",
        },
        separator="|",
    ),
)
