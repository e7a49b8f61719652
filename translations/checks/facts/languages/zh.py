"""What both ways of writing Chinese share. Each word is given in simplified and traditional "
"signs."""

from __future__ import annotations

from collections.abc import Mapping

from translations.checks.facts import builders as of
from translations.checks.facts import calendar_builders as on
from translations.checks.facts.fact import Weight
from translations.checks.facts.grammar import Rule
from translations.checks.facts.languages.language import Language
from translations.checks.facts.languages.tables import keyed, named, spans
from translations.checks.facts.languages.western import CURRENCY_SIGNS, UNIT_SIGNS, ZONES
from translations.checks.facts.numerals.hanzi import Hanzi

_COUNTERS = (
    "个|個|人|名|位|年|月|日|号|號|时|時|点|點|分|秒|天|周|週|岁|歲|次|届|屆|国|國|家|件|项|項|条|條|元|美元|欧元|歐元|英镑|英鎊"
    "|日元|日圓|卢布|盧布|韩元|韓元|港元|公里|千米|米|厘米|公分|毫米|英里|英尺|英寸|码|碼|公斤|千克|克|吨|噸|磅|英亩|英畝|公顷|公頃"
    "|升|加仑|加侖|桶|度|平方|立方|海里|节|節|倍|成|所|座|艘|架|辆|輛|枚|本|部|场|場|局|轮|輪|票|席|间|間|户|戶|代|世|期|章|款|层|層"
    "|级|級|小时|小時|分钟|分鐘|星期|世纪|世紀|分之|种|種|方|大|支|只|隻|段|步|套|批|组|組|对|對|万|萬|亿|億|兆|球|胜|勝|负|負"
)
_TRAPS = (
    "百分之|百分点|百分點|一些|一样|一樣|一定|一直|一起|一般|一致|一方|一旦|一切|一体|一體|一系列|一带|一帶|一点|一點|一度|一面|一时|一時"
    "|一连|一連|一部分|一家人|一个中国|一個中國|一段时|一段時|一种|一種|万一|萬一|十分|千万别|百姓|三角|四川|九江|两岸|兩岸|一对|一對"
    "|一次性|一大|一代|一方面|一等|一流|一生|一再|一向|一律|一共|一如|两者|兩者|双方|三军|三軍|九一八|七七|一国两制|一國兩制"
)
_DAY_OF_WEEK = r"(?:#G[(（]?(?P<weekday>#weekday)[)）]?)?"
_LOW = r"(?:(?P<low>#N)#G(?:-|–|—|~|〜|至|到)#G)?"
_HALF = r"(?:(?P<half>#half)#G)"
_RULES = [
    Rule(
        rf"(?P<year>#Y)年#G(?P<month>#N)月(?:#G(?P<day>#N)[日号號])?{_DAY_OF_WEEK}",
        on.date,
    ),
    Rule(r"(?P<relative>#relative)#G(?P<month>#N)月(?:#G(?P<day>#N)[日号號])?", on.date),
    Rule(r"(?P<relative>#relative)#G(?P<day>#N)[日号號]", on.date),
    Rule(
        rf"(?P<month>#N)月#G(?:(?P<low>#N)[日号號]?(?:-|–|—|~|〜|至|到))?(?P<day>#N)[日号號]{_DAY_OF_WEEK}",
        on.date,
    ),
    Rule(r"(?P<year>#Y)[-/.](?P<month>#N)[-/.](?P<day>#N)", on.date),
    Rule(r"(?P<n>#N)年代", of.decade),
    Rule(r"(?P<n>#N)世[纪紀]", of.century),
    Rule(r"(?P<low>#Y)年?#G(?:-|–|—|~|〜|至|到)#G(?P<n>#N)年", on.year),
    Rule(r"(?P<n>#Y)年(?![间間])", on.year),
    Rule(r"(?P<month>#N)月(?:份|底|初|中旬|上旬|下旬)?", on.date),
    Rule(rf"{_LOW}(?P<n>#N)#G(?P<currency>#currency)", of.money),
    Rule(r"(?P<currency>(?:US)?\$|[£€¥])#G(?P<n>#N)", of.money),
    Rule(rf"{_HALF}?(?P<hour>#N)[点點时時](?!间|間|候)#G(?P<minute>#N)分(?!钟|鐘)", on.clock),
    Rule(rf"{_HALF}?(?P<hour>#N)[点點](?P<past>半)", on.clock),
    Rule(rf"{_HALF}(?P<hour>#N)[点點时時](?!间|間|候)整?", on.clock),
    Rule(r"(?P<hour>#N)(?:[点點]整|[点點][钟鐘]|[时時](?!间|間|候))", on.clock),
    Rule(rf"{_HALF}?(?P<hour>#N):(?P<minute>#N)(?![:-])", on.clock),
    Rule(r"(?P<half>正午|午夜)", on.noon),
    Rule(rf"(?P<n>#D)[日号號](?!间|間|内|內|后|後|前|游|遊){_DAY_OF_WEEK}", on.day_of_month),
    Rule(r"(?P<weekday>#weekday)", on.date, weight=Weight.ECHO),
    Rule(r"(?P<relative>今天|今日|昨天|昨日|明天|明日)", on.date, weight=Weight.ECHO),
    Rule(r"百分之(?P<n>#N)", of.percent),
    Rule(rf"{_LOW}(?P<n>#N)#G%", of.percent),
    Rule(r"(?P<n>#N)(?P<tenths>成)(?:(?P<more>#N))?(?![功立为為员員本果])", of.percent),
    Rule(
        rf"{_LOW}(?P<n>#N)#G[个個]?(?P<plus>半)?(?P<span>小[时時]|[钟鐘][头頭])(?:#G(?P<second>#N)#G(?P<lesser>分[钟鐘]?))?",
        of.duration,
    ),
    Rule(
        rf"{_LOW}(?P<n>#N)#G[个個]?(?P<plus>半)?(?P<span>#span)(?!之)(?:#G(?P<second>#N)#G(?P<lesser>秒|天|[个個]月))?",
        of.duration,
    ),
    Rule(r"(?P<halved>半)[个個]?(?P<span>小[时時]|年|天|月|世[纪紀])", of.duration, Weight.FAINT),
    Rule(
        rf"{_LOW}(?:[摄攝]氏|[华華]氏)?(?P<n>#N)#G[多余餘]?(?P<unit>#unit)(?P<plus>半)?", of.measure
    ),
    Rule(r"(?P<whole>#N)分之(?P<n>#N)", of.ratio),
    Rule(r"(?P<n>#N)/(?P<whole>#N)", of.ratio),
    Rule(r"(?<![-–/:\w])(?P<n>#N)(?:[-–:]|比)(?P<second>#N)(?!\w|[-–/:]#N)", of.score),
    Rule(r"第#G(?P<n>#N)", of.ordinal),
    Rule(r"(?P<hint>#hint)", of.echo, weight=Weight.FAINT),
    Rule(r"(?P<echo>#echo)", of.echo, weight=Weight.ECHO),
]
_WEEKDAYS = {
    f"{week}{sign}": number
    for week in ("星期", "周", "週", "礼拜", "禮拜")
    for number, signs in enumerate(("一", "二", "三", "四", "五", "六", "日天"))
    for sign in signs
}


def chinese(code: str, zones: Mapping[str, str], currency: str) -> Language:
    """Chinese under the code of one of its scripts; ``currency`` is what 元 alone is."""
    return Language(
        code=code,
        counts_to_twelve=True,
        numerals=lambda text: list(
            Hanzi(_COUNTERS, _TRAPS, frozenset({"一", "二", "两", "兩"})).find(text)
        ),
        rules=_RULES,
        weekdays=_WEEKDAYS,
        spans=_SPANS,
        currencies={**_CURRENCIES, "元": currency},
        units=_UNITS,
        halves=keyed(
            "上午 0 早上 0 早晨 0 凌晨 0 清晨 0 中午 12 "
            "下午 12 傍晚 12 晚上 12 晚间 12 晚間 12 午夜 0 正午 12"
        ),
        relatives=_RELATIVES,
        zones={**ZONES, **zones},
        hints=keyed(
            "双方 2 雙方 2 两国 2 兩國 2 双边 2 雙邊 2 双重 2 雙重 2 翻番 2 加倍 2 "
            "一半 /2 半数 /2 半數 /2 过半 /2 過半 /2",
            kind=str,
        ),
        echoes=keyed("唯一 1 首次 1 首个 1 首個 1 单一 1 單一 1", kind=str),
        before=named(
            {
                "least": "至少|不少于|不少於|最少",
                "more": "超过|超過|逾|多于|多於",
                "most": "至多|最多|不超过|不超過|高达|高達",
                "fewer": "不到|少于|少於|不足",
                "about": "约|約|大约|大約|近|将近|將近|接近",
            },
            separator="|",
        ),
        after=named(
            {
                "least": "以上",
                "most": "以下",
                "more": "多|余|餘",
                "about": "左右|上下",
            },
            separator="|",
        ),
    )


_SPANS = spans(
    {
        "1 0": "秒|秒钟|秒鐘",
        "60 0": "分钟|分鐘|分",
        "3600 0": "小时|小時|钟头|鐘頭",
        "86400 0": "天|日|昼夜|晝夜",
        "604800 0": "周|週|星期|礼拜|禮拜",
        "0 1": "个月|個月|月",
        "0 12": "年|周年|週年|岁|歲",
        "0 1200": "世纪|世紀",
    }
)
_CURRENCIES = CURRENCY_SIGNS | named(
    {
        "USD": "美元|美金",
        "dollar": "元钱",
        "AUD": "澳元|澳币|澳幣",
        "CAD": "加元|加币|加幣",
        "HKD": "港元|港币|港幣",
        "TWD": "新台币|新台幣|新臺幣",
        "EUR": "欧元|歐元",
        "GBP": "英镑|英鎊",
        "JPY": "日元|日圆|日圓",
        "CNY": "人民币|人民幣|元人民币|元人民幣",
        "KRW": "韩元|韓元|韩圆",
        "RUB": "卢布|盧布",
        "INR": "卢比|盧比",
        "CHF": "瑞士法郎",
        "franc": "法郎",
    },
    separator="|",
)
_UNITS = UNIT_SIGNS | named(
    {
        "mile": "英里|哩",
        "mph": "英里每小时|英里/小时",
        "foot": "英尺|呎",
        "inch": "英寸|吋",
        "yard": "码|碼",
        "m": "米|公尺",
        "km": "公里|千米",
        "cm": "厘米|公分",
        "mm": "毫米|公厘",
        "m²": "平方米|平方公尺",
        "km²": "平方公里|平方千米",
        "m³": "立方米|立方公尺",
        "ounce": "盎司",
        "kg": "公斤|千克",
        "g": "克|公克",
        "tonne": "吨|噸|公吨|公噸",
        "pound": "磅",
        "acre": "英亩|英畝",
        "hectare": "公顷|公頃",
        "litre": "升|公升",
        "gallon": "加仑|加侖",
        "barrel": "桶",
        "knot": "节|節",
        "°C": "摄氏度|攝氏度",
        "°F": "华氏度|華氏度",
        "°C|°F|degree": "度",
    },
    separator="|",
)
_RELATIVES = {
    "今年": ("year", 0),
    "本年": ("year", 0),
    "去年": ("year", -1),
    "前年": ("year", -2),
    "明年": ("year", 1),
    "本月": ("month", 0),
    "上月": ("month", -1),
    "下月": ("month", 1),
    "今天": ("day", 0),
    "今日": ("day", 0),
    "昨天": ("day", -1),
    "昨日": ("day", -1),
    "明天": ("day", 1),
    "明日": ("day", 1),
}
