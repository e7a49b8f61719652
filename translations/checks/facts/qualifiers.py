"""What qualifies a figure: at least, about, up to."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from translations.checks.facts.languages import language_of

_REACH = 48


def qualifier(text: str, start: int, end: int, code: str, starts: Collection[int]) -> str:
    """The qualifier that stands before or after ``text[start:end]``, "" where there is none.

    One that stands before another figure, of which ``starts`` has the places, is that one's.
    """
    language = language_of(code)
    before, after = _patterns(language.code)
    found = before.search(text[max(start - _REACH, 0) : start])
    if found is not None:
        return language.before[found[1].lower()]
    found = after.match(text[end : end + _REACH])
    if found is None or any(end + found.end() + gap in starts for gap in range(3)):
        return ""
    return language.after[found[1].lower()]


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    language = language_of(code)
    edge = "" if code in ("ja", "zh-hans", "zh-hant") else r"(?<!\w)"
    gap = "[ \u00a0\u202f'’(（$£€¥]{0,2}"
    # The counter of Japanese (3名以上), a noun or two elsewhere (douze personnes au moins).
    between = (
        r"\w{0,5}?"
        if not edge
        else r"(?:[ \u00a0\u202f][^\W\d_]{1,20}+){0,2}?[ \u00a0\u202f(]{1,2}"
    )
    return (
        re.compile(rf"{edge}({_any(language.before)}){gap}$", re.IGNORECASE),
        re.compile(rf"{between}({_any(language.after)})", re.IGNORECASE),
    )


def _any(words: Mapping[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
