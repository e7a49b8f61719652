"""House style: how the office has said that it writes clock times and names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.check import Check
from translations.checks.finding import Finding, Severity
from translations.checks.reading import Passage, Reading
from translations.segmentation import Kind

_SOURCE = "docs/decisions/27-house-style.md"
_NO_BREAK = "\u00a0"
_SPACE = "[ \u00a0\u202f]"
_OF_SENTENCES = (Kind.PARAGRAPH, Kind.LEAD, Kind.FOOTNOTE)
_NO_SPACES = frozenset({"ja", "zh-hans", "zh-hant", "ko"})


class _Time(NamedTuple):
    """A clock time as it is typed: its place, and its hour by twenty-four; None where that is not sure."""

    start: int
    end: int
    hour: int | None
    minute: int


class HouseClock(Check):
    id = "house-clock"
    severity = Severity.HINT
    explanation = gettext_lazy("The office has chosen one way of writing clock times.")
    source = _SOURCE
    languages = ("fr", "en")

    def find(self, text: Reading) -> Iterator[Finding]:
        style = text.style.clock
        if style not in _WRITTEN:
            return
        for passage in text.passages:
            for time in _TIMES[text.language](passage.prose):
                yield from self._judged(passage, time, style)

    def _judged(self, passage: Passage, time: _Time, style: str) -> Iterator[Finding]:
        typed = passage.prose[time.start : time.end]
        if re.fullmatch(_LIKE[style], typed):
            return
        end = time.end
        right = "" if time.hour is None else _WRITTEN[style](time.hour, time.minute)
        if right.endswith(".") and passage.prose[end : end + 1] == ".":
            end += 1  # one full stop ends both
        elif right and typed.endswith(".") and _ends_sentence(passage, end):
            right += "" if right.endswith(".") else "."
        message = _("This office writes clock times like “%(example)s”.")
        shown = style.replace(" ", _NO_BREAK)
        yield self.at(passage, time.start, end, message % {"example": shown}, right)


class HouseSpelling(Check):
    id = "house-spelling"
    severity = Severity.WARNING
    explanation = gettext_lazy("The office has chosen one spelling of this word or name.")
    source = _SOURCE

    def find(self, text: Reading) -> Iterator[Finding]:
        if not text.style.spellings:
            return
        pattern, right_of = _spellings(text.style.spellings, text.language not in _NO_SPACES)
        for passage in text.passages:
            for found in pattern.finditer(passage.prose):
                right = right_of.get(_plain(found[0]))
                if right is not None:
                    message = _("This office writes “%(right)s”.") % {"right": right}
                    yield self.at(passage, *found.span(), message, right)


# --- clock times ------------------------------------------------------------------------------

_FRENCH = re.compile(
    rf"(?<![\d:,.])(?P<hour>[01]?\d|2[0-4])(?:{_SPACE}?[hH](?:{_SPACE}?(?P<minute>[0-5]\d)(?!\d))?"
    rf"|(?<=\d\d):(?P<colon>[0-5]\d)(?!{_SPACE}?\d))(?![\w:])"
)
_TWELVE = re.compile(
    rf"(?<![\d:,.])(?P<hour>0?[1-9]|1[0-2])(?:[:.](?P<minute>[0-5]\d))?{_SPACE}?"
    r"(?P<half>[ap])(?:\.m\.|m\b\.?(?=[^\w]|\Z))",
    re.IGNORECASE,
)
_TWENTY_FOUR = re.compile(
    rf"(?<![\d:,.])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])(?!{_SPACE}?[ap]\.?m\b)",
    re.IGNORECASE,
)
_ENDING = re.compile(r"[»”’\")\]]*(?:\Z|\s+[^\W\d_a-z])")


def _french(prose: str) -> Iterator[_Time]:
    for found in _FRENCH.finditer(prose):
        minute = int(found["minute"] or found["colon"] or 0)
        yield _Time(*found.span(), int(found["hour"]), minute)


def _english(prose: str) -> Iterator[_Time]:
    for found in _TWELVE.finditer(prose):
        hour = int(found["hour"]) % 12 + 12 * (found["half"] in "pP")
        yield _Time(*found.span(), hour, int(found["minute"] or 0))
    for found in _TWENTY_FOUR.finditer(prose):
        hour, minute = int(found["hour"]), int(found["minute"])
        is_sure = hour > 12 or found["hour"].startswith("0")
        if (hour, minute) in ((0, 0), (24, 0)):
            is_sure = False  # the beginning or the end of a day: a person says which
        yield _Time(*found.span(), hour % 24 if is_sure else None, minute)


def _ends_sentence(passage: Passage, end: int) -> bool:
    """Whether a sentence ends here, by the full stop of “p.m.”."""
    return passage.kind in _OF_SENTENCES and bool(_ENDING.match(passage.prose, end))


def _of_twelve(hour: int, minute: int) -> str:
    shown = f"{hour % 12 or 12}" + (f":{minute:02d}" if minute else "")
    return f"{shown}{_NO_BREAK}{'p' if hour >= 12 else 'a'}.m."


_TIMES: Mapping[str, Callable[[str], Iterator[_Time]]] = {"fr": _french, "en": _english}
_WRITTEN: Mapping[str, Callable[[int, int], str]] = {
    "16h00": lambda hour, minute: f"{hour}h{minute:02d}",
    "16 h 00": lambda hour, minute: f"{hour}{_NO_BREAK}h{_NO_BREAK}{minute:02d}",
    "16 h": lambda hour, minute: (
        f"{hour}{_NO_BREAK}h" + (f"{_NO_BREAK}{minute:02d}" if minute else "")
    ),
    "4 p.m.": _of_twelve,
    "16:00": lambda hour, minute: f"{hour:02d}:{minute:02d}",
}
_FIXED = "[\u00a0\u202f]"
_LIKE: Mapping[str, str] = {
    "16h00": r"\d{1,2}h\d\d",
    "16 h 00": rf"\d{{1,2}}{_FIXED}h{_FIXED}\d\d",
    "16 h": rf"\d{{1,2}}{_FIXED}h(?:{_FIXED}(?!00)\d\d)?",
    "4 p.m.": rf"[1-9]\d?(?::(?!00)\d\d)?{_SPACE}[ap]\.m\.",
    "16:00": r"\d{1,2}:\d\d",
}


# --- spellings --------------------------------------------------------------------------------


@cache
def _spellings(
    pairs: Sequence[tuple[str, str]],
    has_words: bool,  # noqa: FBT001  (a key of the cache)
) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """What finds the spellings, the right ones too, and what is right by what is not.

    A wrong one within a right one is none: the longest is found. One that begins small is also found
    at the beginning of a sentence.
    """
    right_of = {}
    for wrong, right in pairs:
        right_of[_plain(wrong)] = right
        right_of.setdefault(_plain(_raised(wrong)), _raised(right))
    known = {*right_of, *(_plain(right) for right in right_of.values())}
    for right in {_plain(right) for right in right_of.values()}:
        right_of.pop(right, None)
    either = _either(sorted(known))
    return re.compile(rf"(?<!\w){either}(?!\w)" if has_words else either), right_of


def _either(spellings: Sequence[str]) -> str:
    """An expression for the longest of these; what several begin with is read once."""
    rest: dict[str, list[str]] = {}
    for spelling in filter(None, spellings):
        rest.setdefault(spelling[0], []).append(spelling[1:])
    branches = [_typed(first) + _either(ends) for first, ends in rest.items()]
    if not branches:
        return ""
    is_optional = "" in spellings
    if len(branches) == 1 and not is_optional:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + "?" * is_optional


def _raised(spelling: str) -> str:
    return spelling[:1].upper() + spelling[1:]


def _plain(spelling: str) -> str:
    """With one apostrophe and one kind of space, as a keyboard has them."""
    return re.sub(_SPACE, " ", spelling.replace("’", "'"))


def _typed(character: str) -> str:
    """What finds a character, whichever apostrophe or space was typed."""
    return {"'": "['’]", " ": _SPACE}.get(character) or re.escape(character)
