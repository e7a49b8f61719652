"""The rules of Japanese: what stands around a numeral, and what it then says."""

from __future__ import annotations

from translations.checks.facts import builders as of
from translations.checks.facts import calendar_builders as on
from translations.checks.facts.fact import Weight
from translations.checks.facts.grammar import Rule

_MONTHS = "(?:か|ヶ|カ|ヵ|ケ|箇|個)月"
_LOW = r"(?:(?P<low>#N)#G(?:-|–|—|~|〜|から|ないし|乃至)#G)?"
_SIGN = "[月火水木金土日]"
_DAY_OF_WEEK = rf"(?:#G[(（](?P<weekday>{_SIGN})(?:曜日?)?[)）])?"
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
    Rule(r"(?P<low>#N)#G#R#G(?P<n>#N)", of.scaled_range),
    Rule(r"(?P<n>#N)#G(?:-|–|~|〜|対|から|&)#G(?P<second>#N)", of.score),
    Rule(r"(?P<n>#N)代", of.number, weight=Weight.FAINT),
    Rule(r"(?P<hint>#hint)", of.echo, weight=Weight.FAINT),
    Rule(r"(?P<echo>#echo)", of.echo, weight=Weight.ECHO),
]

# Times come before days alone, and what has a month before either.
RULES = [*_DATES[:13], *_CLOCKS, *_DATES[13:], *_DURATIONS, *_AMOUNTS]
