"""Where a text states a figure, date, clock, amount or percentage: plain expressions, a kind each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from benchmarks.seeding import words

D = "[0-9０-９]"
NUMBER = rf"(?P<number>(?<!{D})(?:{D}{{1,3}}(?:[\u00a0\u202f ,.]{D}{{3}})+|{D}+)(?:[.,]{D}{{1,2}}(?!{D}))?)"

_DAY = {
    "en": r"(?:(?P<month>{months})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)"
    r"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month2>{months})\b)",
    "fr": r"\b(?P<day>\d{{1,2}})\s(?P<month>{months})\b",
    "es": r"\b(?P<day>\d{{1,2}})\sde\s(?P<month>{months})\b",
    "de": r"\b(?P<day>\d{{1,2}})\.\s(?P<month>{months})\b",
    "ar": r"\b(?P<day>\d{{1,2}})\s(?P<month>{months})\b",
    "ja": r"(?:(?P<month>{D}{{1,2}})月)?(?P<day>{D}{{1,2}})日(?![間目])",
}
_MONTH = {
    "en": r"\b(?:in|since|until|by|of|last|next)\s(?P<month>{months})\b",
    "fr": r"\b(?:en|depuis|dernier|fin|début|mi-)\s?(?P<month>{months})\b",
    "es": r"\b(?:en|de|desde)\s(?P<month>{months})\b",
    "de": r"\b(?:im|seit|Ende|Anfang)\s(?P<month>{months})\b",
    "ar": r"\b(?P<month>{months})\b",
    "ja": r"(?P<month>{D}{{1,2}})月(?!曜)",
}
_CLOCK = {
    "en": r"\b(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\s?(?P<half>[ap])\.?m\b"
    r"|\b(?P<hour2>\d{1,2}):(?P<minute2>\d{2})\b",
    "fr": r"\b(?P<hour>\d{1,2})\s?h(?:\s?(?P<minute>\d{2}))?\b",
    "es": r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})\s?(?:h|horas|(?P<half>[ap])\.?\s?m)"
    r"|:(?P<minute2>\d{2}))\b",
    "de": r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\sUhr\b",
    "ar": r"\b(?P<hour>\d{1,2}):(?P<minute>\d{2})\b",
    "ja": r"(?P<half>午前|午後)?(?P<hour>[0-9０-９]{1,2})(?:時(?!間)(?:(?P<minute>[0-9０-９]{1,2})分)?"
    r"|[:：](?P<minute2>[0-9０-９]{2})(?![0-9０-９]))",
}
_YEAR = {"ja": rf"(?P<year>(?:19|20){D}{{2}})年"}


@dataclass(frozen=True)
class Place:
    """One statement of a text, with the parts that a slip can change."""

    kind: str
    found: re.Match[str]


def places(text: str, language: str) -> Iterator[Place]:
    """What ``text`` states, none within another: what is most of a piece comes first."""
    taken: list[tuple[int, int]] = []
    for kind, expression in _expressions(language):
        for found in expression.finditer(text):
            start, end = found.span()
            if not any(start < stop and begin < end for begin, stop in taken):
                taken.append((start, end))
                yield Place(kind, found)


@cache
def _expressions(language: str) -> Sequence[tuple[str, re.Pattern[str]]]:
    months = "|".join(words.MONTHS.get(language, "").split())
    edge = "" if language == "ja" else r"\b"
    found = [
        ("clock", _CLOCK[language]),
        ("date", _DAY[language].format(months=months, D=D)),
        ("date", _MONTH[language].format(months=months, D=D)),
        ("weekday", rf"{edge}(?P<weekday>{'|'.join(words.WEEKDAYS[language].split())}){edge}"),
        ("percentage", rf"{NUMBER}\s?(?:{words.PERCENT[language]})"),
        *(("amount", expression) for expression in _amounts(language)),
        (
            "date",
            _YEAR.get(
                language, rf"(?<![\d.,$£€])(?P<year>(?:19|20){D}{{2}})(?![\d.,]\d|\w|\s?[%$€£])"
            ),
        ),
        ("figure", rf"{NUMBER}(?:\s?(?P<magnitude>{_any(words.MAGNITUDES[language])}))?"),
    ]
    if words.NUMBERS[language]:
        found.append(("figure in words", _small(language)))
    return [(kind, re.compile(expression)) for kind, expression in found]


def _amounts(language: str) -> Sequence[str]:
    magnitude = rf"(?:\s?(?P<magnitude>{_any(words.MAGNITUDES[language])}))?"
    currencies = words.CURRENCIES[language]
    after = rf"{NUMBER}{magnitude}(?:\s(?:de\s|d’|US-|US\s)?|(?=[$€£])|)(?P<currency>{_any(currencies)})"
    before = rf"(?P<currency>[$£€]|ドル){NUMBER}{magnitude}"
    return (after,) if language == "ja" else (before, after)


def _small(language: str) -> str:
    among = "|".join(word for row in words.NUMBERS[language] for word in row.split())
    if language == "ja":
        return rf"(?<![一二三四五六七八九十百千万第])(?P<word>{among})(?=[{words.COUNTERS}])"
    return rf"\b(?P<word>{among})\b"


def _any(known: dict[str, str]) -> str:
    return "|".join(re.escape(each) for each in sorted(known, key=len, reverse=True))
