"""Japanese."""

from __future__ import annotations

from collections.abc import Sequence

from translations.checks.facts import builders as of
from translations.checks.facts import calendar_builders as on
from translations.checks.facts.fact import Weight
from translations.checks.facts.grammar import Rule
from translations.checks.facts.languages.language import Language
from translations.checks.facts.languages.tables import keyed, named, spans
from translations.checks.facts.languages.western import CURRENCY_SIGNS, UNIT_SIGNS, ZONES
from translations.checks.facts.numerals import Numeral
from translations.checks.facts.numerals.kanji import Kanji

_COUNTERS = (
    "つ|人|名|年|月|日|時|分|秒|歳|才|週|か国|ヶ国|カ国|ヵ国|か月|ヶ月|カ月|ヵ月|箇月|か所|カ所|ヶ所|箇所|か条|回|度|番|目|件|個|社"
    "|校|票|点|割|倍|位|台|本|枚|匹|頭|代|世|円|ドル|ユーロ|ポンド|元|ウォン|ルーブル|キロ|メートル|センチ|ミリ|マイル|トン|パーセント"
    "|軒|戸|室|階|号|児|者|家|組|隻|機|発|万|億|兆|国間|国|州|県|市|次|期|章|条|項|部作|曲|作|冊|種|層|段|世紀|連|試合|戦|勝|敗|対"
    "|女|男|姉妹|兄弟|十代|泊|食|着|塁|打|分の|か|ヶ|カ"
)
_TRAPS = (
    "十分[なにで、。]|十分|一部|一致|一方|一層|一般|一体|一緒|一連|一切|一貫|一環|一挙|一見|一概|一気|一定|一流|一員|一斉|一帯|一角|一家"
    "|万一|一応|一旦|一因|一面|一律|一行|一同|一身|一生|一瞬|一時的|一時[、はに停解]|一番[^目]|一味|一策|一翼|一助|千葉|八百屋|三重県"
    "|四国|九州|六本木|三菱|五輪|三角|四角|十字|二次的|二酸化|一酸化|三者三様|一人[一ひ当]|一日も|一度も|一代[でに]|一世[を一]"
)
_IDIOMS = frozenset({"一", "二"})
_NUMBERS = Kanji(_COUNTERS, _TRAPS, _IDIOMS)


def _numerals(text: str) -> Sequence[Numeral]:
    return list(_NUMBERS.find(text))


_MONTHS = "(?:か|ヶ|カ|ヵ|ケ|箇|個)月"
_LOW = r"(?:(?P<low>#N)#G(?:-|–|—|~|〜|から|ないし|乃至)#G)?"
_DAY_OF_WEEK = r"(?:#G[(（](?P<weekday>[月火水木金土日])(?:曜日?)?[)）]|#G(?P<weekdaylong>[月火水木金土日]曜日?))?"
_DATES = [
    Rule(
        rf"(?P<era>令和|平成|昭和|大正|明治)#G(?:(?P<year>#N)|元)年度?(?:#G(?P<month>#N)月(?:#G(?P<day>#N)日)?)?{_DAY_OF_WEEK}",
        on.date,
    ),
    Rule(rf"(?P<year>#N)年#G(?P<month>#N)月(?:#G(?P<day>#N)日)?{_DAY_OF_WEEK}", on.date),
    Rule(
        rf"(?P<relative>今年|本年|昨年|去年|来年|一昨年|翌年|前年|同年)の?#G(?P<month>#N)月(?:#G(?P<day>#N)日)?{_DAY_OF_WEEK}",
        on.date,
    ),
    Rule(rf"(?P<relative>今月|本月|先月|来月|同月)の?#G(?P<day>#N)日(?!間){_DAY_OF_WEEK}", on.date),
    Rule(rf"(?P<month>#N)月#G(?P<day>#N)日{_DAY_OF_WEEK}", on.date),
    Rule(rf"(?<![/\d])(?P<month>#D)(?P<slash>/)(?P<day>#D)(?!/){_DAY_OF_WEEK}", on.slashed),
    Rule(r"(?P<year>#Y)[-/.](?P<month>#N)[-/.](?P<day>#N)", on.date),
    Rule(r"(?P<n>#N)年代", of.decade),
    Rule(r"(?P<n>#N)世紀", of.century),
    Rule(r"(?P<low>#Y)年?#G(?:-|–|—|~|〜|から)#G(?P<n>#N)年", on.year),
    Rule(r"(?P<low>#Y)(?:-|–|/)(?P<n>#D|#Y)(?![-/])", on.year),
    Rule(r"(?P<n>#Y)年(?!間)", on.year),
    Rule(r"['’](?P<n>#N)年?", on.short_year),
    Rule(r"(?P<month>#N)月", on.date),
    Rule(
        rf"(?P<n>#D)日(?!間|後|前|以内|目|ぶり|以上|連続|で|も|ほど|に及){_DAY_OF_WEEK}",
        on.day_of_month,
    ),
    Rule(r"(?P<weekday>[月火水木金土日]曜日?)", on.date, weight=Weight.ECHO),
    Rule(r"(?P<relative>今日|本日|昨日|明日|同日|翌日|前日)", on.date, weight=Weight.ECHO),
]
_CLOCKS = [
    Rule(
        r"(?:(?P<half>#half)の?#G)?(?P<hour>#N)時(?!間|代|点|期|速)(?:#G(?P<minute>#N)分|(?P<past>半))?(?!間|の1)",
        on.clock,
    ),
    Rule(r"(?:(?P<half>#half)の?#G)?(?P<hour>#N):(?P<minute>#N)(?!:)", on.clock),
    Rule(r"(?P<half>正午|真夜中)", on.noon),
]
_DURATIONS = [
    Rule(r"(?P<n>#N)(?P<tenths>割)(?:(?P<more>#N)分)?", of.percent),
    Rule(
        rf"{_LOW}(?P<n>#N)(?P<span>時間)(?:(?P<plus>半)|#G(?P<second>#N)(?P<lesser>分)(?:#G(?P<third>#N)(?P<least>秒))?)?間?",
        of.duration,
    ),
    Rule(
        rf"{_LOW}(?P<n>#N)(?P<span>分)(?!の)(?:#G(?P<second>#N)(?P<lesser>秒)|(?P<plus>半))?間?",
        of.duration,
    ),
    Rule(
        rf"{_LOW}(?P<n>#N)(?P<span>秒|日間|日|泊|週間|週|年|周年|世紀半|昼夜)(?P<plus>半)?(?:#G(?:と|、)?(?P<second>#N)(?P<lesser>{_MONTHS}|日))?間?(?!目|代)",
        of.duration,
    ),
    Rule(
        rf"{_LOW}(?P<n>#N)(?P<span>{_MONTHS})(?P<plus>半)?(?:#G(?:と|、)?(?P<second>#N)(?P<lesser>日))?間?(?!目)",
        of.duration,
    ),
    Rule(rf"{_LOW}(?P<n>#N)(?P<span>歳|才)(?P<plus>半)?", of.duration),
    Rule(r"(?P<halved>半)(?P<span>年|世紀|日|月|時間)間?", of.duration, weight=Weight.FAINT),
]
_AMOUNTS = [
    Rule(rf"{_LOW}(?P<n>#N)#G(?P<currency>#currency)", of.money),
    Rule(r"(?P<currency>(?:US)?[$£€¥])#G(?P<n>#N)", of.money),
    Rule(rf"{_LOW}(?P<n>#N)#G(?:%|パーセント|㌫|プロセント)", of.percent),
    Rule(r"(?P<n>#N)メートル(?P<cm>#N)センチ(?:メートル)?", of.metres),
    Rule(r"(?P<n>#N)フィート(?P<inches>#N)インチ", of.feet_and_inches),
    Rule(r"時速#G(?:約|およそ)?(?P<n>#N)#G(?P<unit>キロ|マイル)(?:メートル)?", of.speed),
    Rule(
        rf"{_LOW}(?:華氏|(?P<celsius>摂氏))?(?P<n>#N)#G(?P<unit>#unit)(?![目A-Za-z])(?P<plus>半)?",
        of.measure,
    ),
    Rule(r"(?P<whole>#N)分の(?P<n>#N)", of.ratio),
    Rule(r"(?P<n>#N)/(?P<whole>#N)", of.ratio),
    Rule(
        r"(?P<whole>#N)(?:人|社|件|回|校|つ|か国|ヶ国)(?:に|のうち|中)(?P<n>#N)(?:人|社|件|回|校|つ|か国|ヶ国)",
        of.ratio,
    ),
    Rule(r"第#G(?P<n>#N)", of.ordinal),
    Rule(
        r"(?P<n>#N)(?:番目|番手|位|回目|度目|人目|年目|つ目|日目|件目|本目|か月目|週目|周目|代目|次|番|期目|冊目|作目|戦目|発目)",
        of.ordinal,
    ),
    Rule(r"(?P<n>#N)#G(?:-|–|~|〜|対|から|&)#G(?P<second>#N)", of.score),
    Rule(r"(?P<n>#N)代", of.number, weight=Weight.FAINT),
    Rule(r"(?P<hint>#hint)", of.echo, weight=Weight.FAINT),
    Rule(r"(?P<echo>#echo)", of.echo, weight=Weight.ECHO),
]

JAPANESE = Language(
    code="ja",
    numerals=_numerals,
    rules=[*_DATES[:13], *_CLOCKS, *_DATES[13:], *_DURATIONS, *_AMOUNTS],
    weekdays={
        name: number
        for number, sign in enumerate("月火水木金土日")
        for name in (sign, f"{sign}曜", f"{sign}曜日")
    },
    spans=spans(
        {
            "1 0": "秒",
            "60 0": "分",
            "3600 0": "時間",
            "86400 0": "日|日間|泊|昼夜",
            "604800 0": "週|週間",
            "0 1": "か月|ヶ月|カ月|ヵ月|ケ月|箇月|個月|月",
            "0 12": "年|周年|歳|才",
            "0 1200": "世紀|世紀半",
        }
    ),
    currencies=CURRENCY_SIGNS
    | named(
        {
            "USD": "米ドル|アメリカドル|USドル",
            "AUD": "豪ドル|オーストラリアドル",
            "CAD": "カナダドル",
            "HKD": "香港ドル",
            "dollar": "ドル",
            "EUR": "ユーロ",
            "GBP": "英ポンド",
            "GBP?": "ポンド",
            "GBP/100": "ペンス",
            "cent/100": "セント",
            "JPY": "円",
            "CNY": "人民元|元",
            "KRW": "ウォン",
            "RUB": "ルーブル",
            "INR": "ルピー",
            "CHF": "スイスフラン",
            "franc": "フラン",
        },
        separator="|",
    ),
    units=UNIT_SIGNS
    | named(
        {
            "mile": "マイル マイルズ",
            "mph": "マイル毎時",
            "foot": "フィート",
            "inch": "インチ",
            "yard": "ヤード",
            "m": "メートル メーター",
            "km": "キロメートル",
            "km|kg|km/h": "キロ",
            "cm": "センチ センチメートル",
            "mm": "ミリ ミリメートル",
            "ounce": "オンス",
            "kg": "キログラム",
            "g": "グラム",
            "tonne|ton": "トン",
            "stone": "ストーン",
            "acre": "エーカー",
            "hectare": "ヘクタール",
            "litre": "リットル",
            "gallon": "ガロン",
            "barrel": "バレル",
            "knot": "ノット",
            "MW": "メガワット",
            "m²": "平方メートル",
            "km²": "平方キロメートル 平方キロ",
            "sq-mile": "平方マイル",
            "sq-foot": "平方フィート",
            "°C|°F|degree": "度",
        }
    ),
    halves={
        "午前": 0,
        "午後": 12,
        "朝": 0,
        "早朝": 0,
        "未明": 0,
        "夜": 12,
        "夕方": 12,
        "深夜": None,
        "正午": 12,
        "真夜中": 0,
        "am": 0,
        "pm": 12,
    },
    relatives={
        "今年": ("year", 0),
        "本年": ("year", 0),
        "同年": ("year", 0),
        "昨年": ("year", -1),
        "去年": ("year", -1),
        "前年": ("year", -1),
        "一昨年": ("year", -2),
        "来年": ("year", 1),
        "翌年": ("year", 1),
        "今月": ("month", 0),
        "本月": ("month", 0),
        "同月": ("month", 0),
        "先月": ("month", -1),
        "来月": ("month", 1),
        "今日": ("day", 0),
        "本日": ("day", 0),
        "同日": ("day", 0),
        "昨日": ("day", -1),
        "前日": ("day", -1),
        "明日": ("day", 1),
        "翌日": ("day", 1),
    },
    zones=ZONES
    | {
        "日本時間": "Asia/Tokyo",
        "現地時間": "local",
        "当地時間": "local",
        "パリ時間": "Europe/Paris",
        "ロンドン時間": "Europe/London",
        "ニューヨーク時間": "America/New_York",
    },
    hints=keyed(
        "両方 2 両国 2 両者 2 双方 2 二重 2 ダブル 2 トリプル 3 半分 /2 半数 /2 ひとつ 1 ふたつ 2 ひとり 1 ふたり 2 "
        "両親 2 両首脳 2 両大臣 2 両外相 2 カップル 2 双子 2 ペア 2",
        kind=str,
    ),
    echoes=keyed("過半数 /2 半ば /2 四半期 /4 ティーンエイジャー 10 イレブン 11", kind=str),
    before={
        "少なくとも": "least",
        "最低": "least",
        "最低でも": "least",
        "最大": "most",
        "最大で": "most",
        "最高": "most",
        "約": "about",
        "およそ": "about",
        "おおよそ": "about",
        "ほぼ": "about",
    },
    after={
        "以上": "more",
        "以下": "most",
        "未満": "fewer",
        "超": "more",
        "余り": "more",
        "余": "more",
        "ほど": "about",
        "程度": "about",
        "近く": "about",
        "前後": "about",
        "弱": "about",
        "強": "about",
    },
)
