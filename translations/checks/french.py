"""French typography: spaces that don't break, apostrophes and quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.house_style import Apostrophe, Space
from translations.checks.asides import FILLER
from translations.checks.check import Check
from translations.checks.finding import Finding, Severity
from translations.checks.reading import Passage, Reading

_RULES = "Imprimerie nationale, Lexique des règles typographiques"
_NO_BREAK, _NARROW = "\u00a0", "\u202f"
_DEMANDED: Mapping[str, str] = {Space.NARROW: _NARROW, Space.WIDE: _NO_BREAK}
_BREAKING = " \t\u2009"
_LINE_ENDS = "\n\r"
# What stands beside a mark where nothing is to be said.
_FINE = f"{_NO_BREAK}{_NARROW}{_LINE_ENDS}"
_MARK = re.compile("[;:?!«»]")
# After one of these, a mark belongs to the mark before it, or stands for itself: «?!», «(?)».
_STANDS_ALONE = f"{FILLER};:?!…([{{«“-"
_ENDS = f"{_FINE}{FILLER}{_BREAKING}.,;:?!…)]}}»”’\"'*_|"


class FrenchSpaces(Check):
    id = "french-space"
    severity = Severity.HINT
    explanation = gettext_lazy(
        "In French, a space that doesn’t break stands before “:” and within « », a narrow one before"
        " “;”, “?” and “!”. An ordinary space leaves the mark at the beginning of a line."
    )
    source = _RULES
    languages = ("fr",)

    def find(self, text: Reading) -> Iterator[Finding]:
        style = text.style.space
        if style == Space.ANY:
            return
        for passage in text.passages:
            for found in _MARK.finditer(passage.prose):
                span = _to_mend(passage.prose, found, _demanded(found[0], style))
                if span is not None:
                    yield self._wrong(passage, span, found[0], style)

    def _wrong(self, passage: Passage, span: tuple[int, int], mark: str, style: str) -> Finding:
        space = _demanded(mark, style) or (_NARROW if mark in ";?!" else _NO_BREAK)
        if mark == "«":
            message, right = _("A no-break space goes after “%(mark)s”."), mark + space
        elif space == _NARROW:
            message, right = _("A narrow no-break space goes before “%(mark)s”."), space + mark
        else:
            message, right = _("A no-break space goes before “%(mark)s”."), space + mark
        return self.at(passage, *span, message % {"mark": mark}, right)


def _demanded(mark: str, style: str) -> str:
    """The space that the office wants before this mark; "" where either that doesn't break will do."""
    return _DEMANDED.get(style, "") if mark in ";:?!" else ""


def _to_mend(prose: str, found: re.Match[str], demanded: str) -> tuple[int, int] | None:
    """What is to be put right at a mark."""
    start, end = found.span()
    if demanded and prose[start - 1 : start] in {_NO_BREAK, _NARROW} - {demanded}:
        return start - 1, end
    return _opening(prose, found) if found[0] == "«" else _closing(prose, found)


def _opening(prose: str, found: re.Match[str]) -> tuple[int, int] | None:
    """What is to be put right at a «."""
    end = found.end()
    while end < len(prose) and prose[end] in _BREAKING:
        end += 1
    following, has_space = prose[end : end + 1], end > found.end()
    if not following or following in _FINE or (following == FILLER and not has_space):
        return None
    return found.start(), end


def _closing(prose: str, found: re.Match[str]) -> tuple[int, int] | None:
    """What is to be put right at a mark with its space before it."""
    start = found.start()
    while start and prose[start - 1] in _BREAKING:
        start -= 1
    before, has_space = prose[start - 1 : start], start < found.start()
    if not before or before in _FINE or (before == FILLER and not has_space):
        return None
    if found[0] != "»" and _is_no_mark(prose, found, before, has_space=has_space):
        return None
    return start, found.end()


def _is_no_mark(prose: str, found: re.Match[str], before: str, *, has_space: bool) -> bool:
    """Whether it stands within 16:00, an address or (?), or goes with another as in ?!."""
    after = prose[found.end() : found.end() + 1]
    if has_space:
        return bool(after) and (after not in _ENDS or (after == ")" and found[0] in ":;"))
    return before in _STANDS_ALONE or (bool(after) and after not in _ENDS) or after == FILLER


class FrenchApostrophe(Check):
    id = "french-apostrophe"
    severity = Severity.HINT
    explanation = gettext_lazy("In print, the apostrophe is ’ and not the straight ' of keyboards.")
    source = _RULES
    languages = ("fr",)

    def find(self, text: Reading) -> Iterator[Finding]:
        style = text.style.apostrophe
        if style == Apostrophe.ANY:
            return
        wrong, right = ("’", "'") if style == Apostrophe.STRAIGHT else ("'", "’")
        message = (
            _("This office writes the apostrophe straight.")
            if style == Apostrophe.STRAIGHT
            else _("The apostrophe is “’” and not straight.")
        )
        between = re.compile(rf"(?<=[^\W\d_]){wrong}(?=[^\W\d_]|[*_\[«“])")
        for passage in text.passages:
            for found in between.finditer(passage.prose):
                yield self.at(passage, *found.span(), message, right)


class FrenchQuotes(Check):
    id = "french-quotes"
    severity = Severity.HINT
    explanation = gettext_lazy(
        "French quotes between « and », each with a space that doesn’t break."
    )
    source = _RULES
    languages = ("fr",)

    # After a digit it is an inch or a second.
    _straight = re.compile(r'(?<!\d)"([^"\n]{1,500}+)"|(?<!\d)"')

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            for found in self._straight.finditer(passage.prose):
                quoted = passage.text[found.start() + 1 : found.end() - 1].strip()
                right = f"«{_NO_BREAK}{quoted}{_NO_BREAK}»" if quoted else ""
                message = _("French quotation marks are « and ».")
                yield self.at(passage, *found.span(), message, right)
