"""Japanese."""

from __future__ import annotations

from collections.abc import Iterator

from translations.checks.facts.languages.ja_rules import RULES
from translations.checks.facts.languages.language import Language
from translations.checks.facts.languages.tables import keyed, named, spans
from translations.checks.facts.languages.western import CURRENCY_SIGNS, UNIT_SIGNS, ZONES
from translations.checks.facts.numerals import Numeral
from translations.checks.facts.numerals.kanji import Kanji

_COUNTERS = (
    ""
    "つ|人|名|年|月|日|時|分|秒|歳|才|週|か国|ヶ国|カ国|ヵ国|か月|ヶ月|カ月|ヵ月|箇月|か所|カ所|ヶ所|箇所|か条|回|度|番|目|件|個|社"
    ""
    "|校|票|点|割|倍|位|台|本|枚|匹|頭|代|世|円|ドル|ユーロ|ポンド|元|ウォン|ルーブル|キロ|メートル|センチ|ミリ|マイル|トン|パーセント"
    ""
    "|軒|戸|室|階|号|児|者|家|組|隻|機|発|万|億|兆|国間|国|州|県|市|次|期|章|条|項|部作|曲|作|冊|種|層|段|世紀|連|試合|戦|勝|敗|対"
    "|女|男|姉妹|兄弟|十代|泊|食|着|塁|打|分の|か|ヶ|カ"
)
_TRAPS = (
    ""
    "十分|千歳|千代|万歳|一部|一致|一方|一層|一般|一体|一緒|一連|一切|一貫|一環|一挙|一見|一概|一気|一定|一流|一員|一斉|一帯|一角|一家"
    ""
    "|万一|一応|一旦|一因|一面|一律|一行|一同|一身|一生|一瞬|一時的|一時[、はに停解]|一番[^目]|一味|一策|一翼|一助|千葉|八百屋|三重県"
    ""
    "|四国|九州|六本木|三菱|五輪|三角|四角|十字|二次的|二酸化|一酸化|三者三様|一人[一ひ当]|一日も|一度も|一代[でに]|一世[を一]"
)
_IDIOMS = frozenset({"一", "二"})
_NUMBERS = Kanji(_COUNTERS, _TRAPS, _IDIOMS)


def _numerals(text: str) -> Iterator[Numeral]:
    return _NUMBERS.find(text)


JAPANESE = Language(
    code="ja",
    counts_to_twelve=True,
    numerals=_numerals,
    rules=RULES,
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
        "同日": ("beside", 0),
        "昨日": ("day", -1),
        "前日": ("beside", -1),
        "明日": ("day", 1),
        "翌日": ("beside", 1),
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
        "両方 2 両国 2 両者 2 双方 2 二重 2 ダブル 2 トリプル 3 半分 /2 半数 /2 ひとつ 1 "
        "ふたつ 2 ひとり 1 ふたり 2 "
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
