"""Days that their months don't have: 31 April, 30 February, 29 February out of leap years."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.dates import ERAS, months
from translations.checks.check import Check
from translations.checks.dates import LeadingZero
from translations.checks.facts.numerals.kanji import value
from translations.checks.finding import Finding
from translations.checks.reading import Reading

_GAP = r"[ \t\u00a0\u202f]{1,3}"
# A figure beyond 39 counts something else than days.
_DAY = r"(?:[0-3０-３٠-٣۰-۳]\d|\d)(?!\d)"
_YEAR = r"\d{4}(?!\d)"
# What may stand between a day and its month.
_JOINTS = dict.fromkeys(("es", "pt"), "de") | {"en": "of", "ar": "من"}
# Beside the names that the house writes.
_ALSO = {"ar": {"يونيو": 6, "يوليو": 7}}
# What a day may stand right behind: in Arabic, letters of its own.
_BEHIND = {"ar": r"(?<![\dA-Za-z.,:/-])"}
# Small, these are no months: “35 may attend”.
_VERBS = {"may", "march"}
_SIGNS = dict.fromkeys(("ja", "zh-hans", "zh-hant"), ("年", "月", "日")) | {
    "ko": ("년", "월", "일")
}
_KANJI = "〇一二三四五六七八九十"
_ERAS = {name: begins.year for begins, name in ERAS}
# «Bulletin n° 31, juin 2025»: the figure is no day.
_NUMBERED = re.compile(
    r"(?:\b(?:n[o°º]s?\.?|nr\.?|num\.|issue|vol\.|art\.|pp?\.)|№|#)\s*\Z", re.IGNORECASE
)
GREGORIAN = 1583


class NoSuchDay(Check):
    """Where no year is said, 29 February is let pass, since some year has it."""

    id = "no-such-day"
    explanation = gettext_lazy(
        "No month has more than its days: 31 April comes in no year, 29 February in leap years"
        " alone. Which day is meant is not to be guessed: ask whoever knows the event."
    )
    source = "the Gregorian calendar"
    languages = (*LeadingZero.languages, "vi")

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            for pattern in _patterns(text.language):
                for found in pattern.finditer(passage.prose):
                    longest = _length(_month(found["month"], text.language), _year(found))
                    is_day = 1 <= _number(found["day"]) <= longest
                    if not is_day and not _is_numbered(passage.prose, found.start()):
                        yield self.at(passage, *found.span(), _none(found[0], longest))


def _is_numbered(prose: str, start: int) -> bool:
    return _NUMBERED.search(prose[max(0, start - 8) : start]) is not None


def _none(typed: str, longest: int) -> str:
    if not longest:
        return _("There is no “%(date)s”: a year has twelve months.") % {"date": typed}
    named = {"date": typed, "days": longest}
    return _("There is no “%(date)s”: that month has %(days)d days.") % named


def _length(month: int, year: int | None) -> int:
    """How many days the month has, at most; none where it is no month."""
    if not 1 <= month <= 12:
        return 0
    return calendar.monthrange(year if year and year >= GREGORIAN else 2024, month)[1]


def _number(typed: str) -> int:
    """In digits of any script, or in kanji."""
    return int(value(typed) or 0)


def _month(typed: str, language: str) -> int:
    return _forms(language).get(typed) or _number(typed)


def _year(found: re.Match[str]) -> int | None:
    """None where it isn't said, or without its century."""
    said, era = found["year"], found.groupdict().get("era")
    if said is None:
        return None
    number = 1 if said == "元" else _number(said)
    if era:
        return _ERAS[era] + number - 1
    return number if number > 99 else None


@cache
def _forms(language: str) -> dict[str, int]:
    """Each name of a month as it may be typed, with its number."""
    forms = dict(_ALSO.get(language, {}))
    for number, name in enumerate(months(language), 1):
        for part in (name, *name.split("/")):
            cases = {part, part.lower(), part.upper(), part.capitalize()}
            forms |= dict.fromkeys(cases - _VERBS, number)
    return forms


@cache
def _patterns(language: str) -> Sequence[re.Pattern[str]]:
    """The ways in which the language writes a ``day`` beside its ``month``, and its ``year``."""
    if language in _SIGNS:
        return [_signed(language)]
    if language == "vi":
        return [_worded(language, "tháng", r"1[0-2]|0?[1-9]", is_joint_needed=True)]
    names = "|".join(map(re.escape, sorted(_forms(language), key=len, reverse=True)))
    first = _worded(language, _JOINTS.get(language, ""), names)
    return [first, _american(names)] if language == "en" else [first]


def _worded(
    language: str, joint: str, names: str, *, is_joint_needed: bool = False
) -> re.Pattern[str]:
    """31 April, «31 de abril de 2025», 31. April 2025, ngày 31 tháng 4 năm 2025."""
    between = f"(?:{joint}{_GAP}){'' if is_joint_needed else '?'}" if joint else ""
    behind = _BEHIND.get(language, r"(?<![\w.,:/-])")
    return re.compile(
        rf"(?:{behind}|(?<=\d-))(?P<day>{_DAY})(?:\.|er|º|ª|st|nd|rd|th)?{_GAP}"
        rf"{between}(?P<month>{names})(?!\w)(?:,?{_GAP}(?:(?:de|del|năm){_GAP})?(?P<year>{_YEAR}))?"
    )


def _american(names: str) -> re.Pattern[str]:
    """April 31, where it is seen to be a day: “In April 31 people were heard.”"""
    is_day = rf"(?:(?:st|nd|rd|th)\b|(?=,?{_GAP}{_YEAR})|(?=\s*(?:\Z|[.;:)\]](?!\d))))"
    return re.compile(
        rf"(?<!\w)(?P<month>{names}){_GAP}(?P<day>{_DAY}){is_day}(?:,?{_GAP}(?P<year>{_YEAR}))?"
    )


def _signed(language: str) -> re.Pattern[str]:
    """4月31日, 令和7年2月29日, 四月三十一日, 2025년 4월 31일."""
    year, month, day = _SIGNS[language]
    figure, gap = rf"(?:\d{{1,2}}|[{_KANJI}]{{1,3}})", f"(?:{_GAP})?"
    return re.compile(
        rf"(?:(?P<era>{'|'.join(_ERAS)})?{gap}(?<![\d{_KANJI}])"
        rf"(?P<year>\d{{1,4}}|[元{_KANJI}]{{1,4}}){year}{gap})?"
        rf"(?<![\d{_KANJI}])(?P<month>{figure}){month}{gap}(?P<day>{figure}){day}"
    )
