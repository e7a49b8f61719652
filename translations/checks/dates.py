"""Days of the month as the language writes them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.dates import months, written
from translations.checks.check import Check
from translations.checks.finding import Finding
from translations.checks.reading import Reading

_GAP = r"[ \t\u00a0\u202f]{1,3}"
_SIGNS = {"ja": "月日", "zh-hans": "月日", "zh-hant": "月日", "ko": "월일"}


class LeadingZero(Check):
    """Vietnamese is not among its languages: there a decree asks for the zero."""

    id = "leading-zero"
    explanation = gettext_lazy(
        "In a date written in words, the day has no zero before it: 3 April, 3 avril, 4月3日."
    )
    source = "Imprimerie nationale, Lexique des règles typographiques; Duden; 公用文作成の考え方"
    languages = (
        *("ar", "de", "en", "es", "fr", "id", "it", "nl", "pt", "ru", "tr", "uk"),
        *_SIGNS,
    )

    def find(self, text: Reading) -> Iterator[Finding]:
        zero = _zero(text.language)
        for passage in text.passages:
            for found in zero.finditer(passage.prose):
                group = "before" if found["before"] else "after"
                right = _day(found[group], found["ordinal"], text.language)
                message = _("Write “%(right)s”: a day in words has no zero before it.") % {
                    "right": right
                }
                yield self.at(passage, *found.span(group), message, right)


def _day(typed: str, ordinal: str | None, language: str) -> str:
    """The day without its zero; the first one as the language writes it (« 1er »)."""
    if typed == "01" and not ordinal and language in ("fr", "it"):
        return written(datetime.date(2025, 1, 1), language).split()[0]
    return typed[1:]


@cache
def _zero(language: str) -> re.Pattern[str]:
    """The day ``before`` its month or, as in American English, ``after`` it."""
    if language in _SIGNS:
        month_or_day = f"[{_SIGNS[language]}]"
        return re.compile(
            rf"(?<!\d)(?P<before>[0０][1-9１-９])(?={month_or_day})|(?!)(?P<after>)(?P<ordinal>)"
        )
    names = "|".join(re.escape(part) for name in months(language) for part in name.split("/"))
    return re.compile(
        rf"(?<![\w.,:/-])(?P<before>0[1-9])"
        rf"(?=(?P<ordinal>\.|er|º|ª|st|nd|rd|th)?{_GAP}(?:de{_GAP})?(?:{names})(?!\w))"
        rf"|(?<!\w)(?:{names}){_GAP}(?P<after>0[1-9])(?![\d:.h])",
        re.IGNORECASE,
    )
