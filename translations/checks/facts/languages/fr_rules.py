"""The rules of French: what stands around a numeral, and what it then says."""

from __future__ import annotations

from translations.checks.facts import builders as of
from translations.checks.facts import calendar_builders as on
from translations.checks.facts.fact import Weight
from translations.checks.facts.grammar import Rule

_WEEKDAY = r"(?:(?P<weekday>\b#weekday),?#S(?:le#S)?)?"
_LOW = r"(?:(?P<low>#N)#G#R#G)?"
_FIRST = r"(?:(?P<low>#D|#O)#G(?:-|–|au|et|ou|à)#G)?"
_SCORE = r"(?<![-–/\w])(?P<n>#N)(?:[-–]|#S(?:à|-|–|contre)#S)(?P<second>#N)(?![-–/\w])"
_DATES = [
    Rule(
        rf"{_WEEKDAY}{_FIRST}(?P<day>#D|#O)#S(?P<month>#month)\b\.?(?:#S(?:de#Sl['’]année#S)?(?P<year>#Y))?",
        on.date,
    ),
    Rule(r"\b(?P<month>#month)\b#S(?P<year>#Y)", on.date),
    Rule(r"(?P<year>#Y)-(?P<month>#N)(?P<slash>-)(?P<day>#N)", on.date),
    Rule(r"(?P<day>#D)(?P<slash>[/.])(?P<month>#D)[/.](?P<year>#Y)", on.date),
    Rule(
        r"\b(?P<month>#month)\b#S(?:de#S)?(?P<relative>dernier|prochain|l['’]année#Sdernière|l['’]an#Sdernier"
        r"|cette#Sannée|l['’]année#Sprochaine)\b",
        on.date,
    ),
    Rule(
        r"\b(?:en|de|depuis|fin|début|mi|courant|dès|pour|à|jusqu['’]en|jusqu['’]à|entre|et|ce)#H(?P<month>mars|mai)\b",
        on.date,
    ),
    Rule(r"\b(?!mars|mai\b)(?P<month>#month)\b", on.date),
    Rule(r"\b(?P<weekday>#weekday)s?\b", on.date, weight=Weight.ECHO),
    Rule(
        r"\b(?P<relative>aujourd['’]hui|hier|demain|même#Sjour|jour#Smême|lendemain|jour#Ssuivant|veille)\b",
        on.date,
        weight=Weight.ECHO,
    ),
    Rule(r"\bannées#S(?P<n>#N)", of.decade),
    Rule(r"(?P<n>#O)#Ssiècle", of.century),
    Rule(
        r"\b(?P<roman>[xvi]{1,6})(?:e|er|ème)#S(?:siècle|s\.)", of.roman_century, weight=Weight.FIRM
    ),
    Rule(r"(?P<low>#Y)[-–/](?P<n>#N)", on.year),
    Rule(r"(?:^|(?<=\s))['’](?P<n>#N)(?!\w)", on.short_year),
]
_HALF = r"(?:#G(?P<half>du#Smatin|du#Ssoir|de#Sl['’]après-midi|a\.m\.|p\.m\.|am\b|pm\b))?"
_CLOCKS = [
    Rule(
        rf"\b(?:à|vers|dès|avant|après)#S(?P<hour>#N)#Sheures?#S"
        rf"(?:et#S(?:(?P<past>demie?)|(?P<quarter>quart))|(?P<lacking>moins#Sle#Squart)){_HALF}",
        on.clock,
    ),
    Rule(
        rf"(?P<hour>#N)#G(?:h|heures?)#G(?P<minute>#N)(?:#G(?:min(?:utes?)?|mn)\b)?{_HALF}(?P<maybe>)(?![^\W\d_])",
        on.clock,
    ),
    Rule(
        r"(?P<hour>#N)#G(?:h|heures?)\b#G(?P<half>du#Smatin|du#Ssoir|de#Sl['’]après-midi)", on.clock
    ),
    Rule(r"(?P<hour>#N)(?::(?P<minute>#N))?#G(?P<half>a\.m\.|p\.m\.|am\b|pm\b)", on.clock),
    Rule(r"(?:\b(?:à|vers|dès|avant|après)#S)(?P<hour>#N)#G(?:h|heures?)\b(?P<maybe>)", on.clock),
    Rule(r"(?P<hour>#N):(?P<minute>#N)(?!:)(?P<maybe>)", on.clock),
    Rule(r"(?P<hour>#N)#G(?:h\b|heures?\b)(?!#S(?:et|#N))(?P<maybe>)", on.length_or_clock),
    Rule(r"\b(?P<half>midi|minuit)\b", on.noon),
]
_DURATIONS = [
    Rule(
        rf"{_LOW}(?P<n>#N)#H?(?:de#S|d['’])?(?P<span>#span)\b(?P<plus>#Set#Sdemie?\b)?"
        r"(?:#S(?:et#S)?(?P<second>#N)#G(?P<lesser>(?:minutes?|min|mois|semaines?|jours?|heures?|secondes?)\b)"
        r"(?:,?#S(?:et#S)?(?P<third>#N)#G(?P<least>secondes?)\b)?)?",
        of.duration,
    ),
    Rule(r"\b(?P<halved>demi)[-\u2011 ](?P<span>#span)\b", of.duration, weight=Weight.FAINT),
    Rule(r"(?P<n>#N)?#G\bquarts?#Sd['’](?P<quarter>heure)\b", of.quarter_hour, weight=Weight.FAINT),
    Rule(r"\b(?P<span>décennie|quinzaine)\b", of.duration, weight=Weight.FAINT),
]
_AMOUNTS = [
    Rule(
        rf"{_LOW}(?P<n>#N)#G(?P<scale>(?:k|m|mn|mds?)\b|(?:k|m|md|mds)(?=[€$£]))?#G(?:de#S|d['’])?(?P<currency>#currency)(?![^\W\d_])",
        of.money,
    ),
    Rule(r"(?P<currency>[$£€¥])#G(?P<n>#N)(?P<scale>(?:k|mn?|bn?)\b)?", of.money),
    Rule(rf"{_LOW}(?P<n>#N)#G(?:%|pour#S(?:cent\b|#N(?!\w))|pourcent\b|p\.#G100)", of.percent),
    Rule(r"(?P<n>#N)#G(?:m|mètres?)#G(?P<cm>#N)(?:#Gcm)?(?![^\W\d_])", of.metres),
    Rule(r"(?P<n>#N)#G(?:pieds?)#G(?:et#S)?(?P<inches>#N)(?:#Gpouces?)?", of.feet_and_inches),
    Rule(
        rf"{_LOW}(?P<n>#N)#G(?:de#S)?(?P<unit>#unit)(?![^\W\d_])(?P<plus>#Set#Sdemie?\b)?",
        of.measure,
    ),
    Rule(r"(?P<n>#N)#S(?P<echo>quarts?|tiers|demis?)\b", of.ratio),
    Rule(r"(?P<n>#N)#S(?P<whole>#O)(?=#S(?:de|des|du|d['’]))", of.ratio),
    Rule(r"(?P<n>#N)/(?P<whole>#N)", of.ratio),
    Rule(r"(?P<n>#N)#S(?:\w{1,20}#S)?(?P<of>sur)#S(?P<whole>#N)(?!\w)", of.ratio),
    Rule(
        r"\b(?P<halved>demi)[-\u2011 ](?P<unit>#unit)(?![^\W\d_])", of.measure, weight=Weight.FAINT
    ),
    Rule(r"(?P<low>#N)#G#R#G(?P<n>#N)", of.scaled_range),
    Rule(_SCORE, of.score),
    Rule(r"\b(?P<hint>#hint)\b", of.echo, weight=Weight.FAINT),
    Rule(r"\b(?P<echo>#echo)\b", of.echo, weight=Weight.ECHO),
    Rule(r"(?P<n>#O)", of.ordinal),
]

# Times come before days alone, and what has a month before either.
RULES = [*_DATES[:4], *_CLOCKS, *_DATES[4:], *_DURATIONS, *_AMOUNTS]
