"""The rules of English: what stands around a numeral, and what it then says."""

from __future__ import annotations

from translations.checks.facts import builders as of
from translations.checks.facts import calendar_builders as on
from translations.checks.facts.fact import Weight
from translations.checks.facts.grammar import Rule

_WEEKDAY = r"(?:(?P<weekday>#weekday)\b,?#S(?:the#S)?)?"
_LOW = r"(?:(?P<low>#N)#G#R#G)?"
_FIRST = r"(?:(?P<low>#D|#O)#G(?:-|–|to|and|through|until)#G)?"
_SCORE = r"(?<![-–/\w])(?P<n>#N)(?:[-–:&]|#S(?:to|-|–)#S)(?P<second>#N)(?![-–/\w])"
_DATES = [
    Rule(
        rf"{_WEEKDAY}(?P<month>\b#month)\b\.?#S(?:the#S)?{_FIRST}(?P<day>#D|#O)(?!#G:|[:.,]?\d)(?:,?#S(?P<year>#Y))?",
        on.date,
    ),
    Rule(
        rf"{_WEEKDAY}{_FIRST}(?P<day>#D|#O)(?:#S(?:day#S)?of)?#H(?P<month>#month)\b\.?(?:,?#S(?P<year>#Y))?",
        on.date,
    ),
    Rule(r"\b(?P<month>#month)\b\.?,?#S(?:of#S)?(?P<year>#Y)", on.date),
    Rule(r"(?P<year>#Y)-(?P<month>#N)(?P<slash>-)(?P<day>#N)", on.date),
    Rule(r"(?P<day>#D)(?P<slash>/)(?P<month>#D)/(?P<swapped>(?P<year>#Y))", on.date),
    Rule(r"\b(?P<relative>last|this|next)#S(?P<month>#month)\b", on.date),
    Rule(
        r"\b(?P<month>#month)\b#S(?:of#S)?(?P<relative>last#Syear|this#Syear|next#Syear)\b", on.date
    ),
    Rule(
        r"\b(?:in|since|of|by|until|from|during|early|late|mid|through|to|every|between|before|after)#H"
        r"(?P<month>(?-i:May|March|Mar))\b",
        on.date,
    ),
    Rule(r"\b(?!may\b|mar)(?P<month>(?-i:(?=[A-Z]))#month)\b", on.date),
    Rule(r"\b(?P<weekday>#weekday)\b", on.date, weight=Weight.ECHO),
    Rule(
        r"\b(?P<relative>today|yesterday|tomorrow|same#Sday|next#Sday|following#Sday|previous#Sday|day#Sbefore)\b",
        on.date,
        weight=Weight.ECHO,
    ),
    Rule(r"(?P<n>#N)['’]?s\b", of.decade),
    Rule(r"(?P<n>#O)(?:#H|-)centur(?:y|ies)\b", of.century),
    Rule(r"(?P<low>#Y)[-–/](?P<n>#N)", on.year),
    Rule(r"(?:^|(?<=\s))['’‘](?P<n>#N)(?!\w)", on.short_year),
    Rule(r"(?P<n>#Y)#G(?=GMT|BST|UTC|EST|EDT|hours)", on.military),
]
_PART_OF_DAY = r"(?:#S(?P<half>in#Sthe#Smorning|in#Sthe#Safternoon|in#Sthe#Sevening|at#Snight))?"
_CLOCKS = [
    Rule(r"(?P<hour>#N)(?::(?P<minute>#N))?#G(?P<half>a\.m\.?|p\.m\.?|am\b|pm\b)", on.clock),
    Rule(rf"(?:(?P<past>half)|(?P<quarter>quarter))#Spast#S(?P<hour>#N){_PART_OF_DAY}", on.clock),
    Rule(rf"(?P<lacking>quarter)#Sto#S(?P<hour>#N){_PART_OF_DAY}", on.clock),
    Rule(r"(?P<hour>#N)(?P<sign>:)(?P<minute>#N)(?!:)(?P<maybe>)", on.clock),
    Rule(rf"(?P<hour>#N)#So['’]clock{_PART_OF_DAY}", on.clock),
    Rule(r"(?P<hour>#N)#S(?P<half>in#Sthe#Smorning|in#Sthe#Safternoon|in#Sthe#Sevening)", on.clock),
    Rule(r"\b(?P<half>noon|midday|midnight)\b", on.noon),
]
_DURATIONS = [
    Rule(
        rf"{_LOW}(?P<n>#N)#H?(?P<span>#span)\b(?P<plus>#Sand#Sa#Shalf\b)?"
        r"(?:#S(?:and#S)?(?P<second>#N)#H?(?P<lesser>(?:minutes?|mins?|months?|weeks?|days?|hours?|seconds?)\b)"
        r"(?:,?#S(?:and#S)?(?P<third>#N)#H?(?P<least>seconds?)\b)?)?",
        of.duration,
    ),
    Rule(r"\b(?P<halved>half)#H(?:an?#S)?(?P<span>#span)\b", of.duration, weight=Weight.FAINT),
    Rule(
        r"\b(?:the|this)#S(?:past|last|first|next|coming)#S(?P<span>minute|hour|day|week|month|year)\b|\b(?P<long>hour)#Hlong\b",
        of.one,
        weight=Weight.FAINT,
    ),
    Rule(r"\bquarter#H(?:of#San#S)?(?P<quarter>hour)\b", of.quarter_hour, weight=Weight.FAINT),
    Rule(
        r"\ban?#S(?P<span>minute|hour|day|week|month|year)\b(?!#S(?:and|or)\b)",
        of.duration,
        weight=Weight.FAINT,
    ),
    Rule(r"\ban?#S(?P<span>#span)\b(?P<plus>#Sand#Sa#Shalf\b)", of.duration, weight=Weight.WORD),
    Rule(
        r"\b(?:an?#S(?:half#S)?)?(?P<span>decade|fortnight|century)\b",
        of.duration,
        weight=Weight.FAINT,
    ),
]
_AMOUNTS = [
    Rule(
        r"(?=[uachnegjr$£€¥₹])(?P<currency>(?:US|A|C|HK|NZ|AU|CA)?[$£€¥₹]|\b(?:USD|EUR|GBP|JPY|CHF|Rs\.?))#G"
        r"(?:(?P<low>#N)#G#R#G(?P=currency)?)?(?P<n>#N)(?P<scale>(?:k|mn?|bn?|tn)\b)?",
        of.money,
    ),
    Rule(
        rf"{_LOW}(?P<n>#N)(?P<scale>(?:k|mn?|bn|tn)\b)?#H?(?:of#S)?(?P<currency>#currency)(?![^\W\d_])",
        of.money,
    ),
    Rule(rf"{_LOW}(?P<n>#N)#H?(?:%|percent(?:age)?\b|per#H?cent\b|pc\b|pct\b)", of.percent),
    Rule(
        r"(?P<n>#N)(?:#H?(?:ft|foot|feet)\b\.?|['’′])#H?(?P<inches>#N)(?:#H?(?:in|inch|inches)\b|[\"”″])?",
        of.feet_and_inches,
    ),
    Rule(rf"{_LOW}(?P<n>#N)#H?(?P<unit>#unit)(?![^\W\d_])(?P<plus>#Sand#Sa#Shalf\b)?", of.measure),
    Rule(r"(?P<n>#N)#H(?P<echo>(?:third|quarter|half|fifth|sixth|eighth|tenth)s?)\b", of.ratio),
    Rule(r"(?P<n>#N)#H(?P<whole>#O)(?P<s>s?)(?!\w|#S#O)", of.ratio),
    Rule(r"\ban?#S(?P<whole>#O)(?=#Sof\b)", of.ratio, weight=Weight.ECHO),
    Rule(r"(?P<n>#N)/(?P<whole>#N)", of.ratio),
    Rule(r"(?P<n>#N)#S(?P<of>in|out#Sof)#S(?:every#S)?(?P<whole>#N)(?!\w)", of.ratio),
    Rule(
        r"\ban?#S(?P<unit>mile|foot|pound|metre|meter|kilometre|kilometer|ton|tonne)\b",
        of.measure,
        weight=Weight.FAINT,
    ),
    Rule(
        r"\b(?P<halved>half)#H(?:of#S)?(?:an?#S)?(?P<unit>#unit)(?![^\W\d_])",
        of.measure,
        weight=Weight.FAINT,
    ),
    Rule(r"(?P<low>#N)#G#R#G(?P<n>#N)", of.scaled_range),
    Rule(_SCORE, of.score),
    Rule(r"\b(?P<hint>#hint)\b", of.echo, weight=Weight.FAINT),
    Rule(r"\b(?P<echo>#echo)\b", of.echo, weight=Weight.ECHO),
    Rule(r"(?P<n>#O)", of.ordinal),
]

# Times come before days alone, and what has a month before either.
RULES = [*_DATES[:5], *_CLOCKS, *_DATES[5:], *_DURATIONS, *_AMOUNTS]
