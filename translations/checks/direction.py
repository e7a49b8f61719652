"""Characters that can't be seen and turn the direction of writing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.languages import BY_CODE
from releases.markup import bidi_controls
from translations.checks.check import Check
from translations.checks.finding import Field, Finding, Severity
from translations.checks.letters import ARABIC, HEBREW
from translations.checks.reading import Passage, Reading

# Each of these only settles where the neutral signs beside it belong; the others turn what follows.
_LEFT_MARK, _RIGHT_MARKS = "\u200e", "\u200f\u061c"
_MARKS = f"{_LEFT_MARK}{_RIGHT_MARKS}"
_RIGHT_TO_LEFT = f"{ARABIC}{HEBREW}"
_RTL = re.compile(f"[{_RIGHT_TO_LEFT}]")


class DirectionControl(Check):
    id = "direction-control"
    explanation = gettext_lazy(
        "An invisible character that turns the direction of writing can show a text otherwise than"
        " it was read by who approved it. A reviewer must confirm each one."
    )
    source = "Unicode Technical Report #36, section 2.5; CVE-2021-42574"

    def find(self, text: Reading) -> Iterator[Finding]:
        document = text.document
        fields = (document.title, document.summary, document.body)
        for field, words in zip(Field, fields, strict=True):
            for place, name in bidi_controls(words):
                message = _("An invisible character turns the direction here: %(name)s.")
                yield self.within(field, place, place + 1, message % {"name": name})


class StrayMark(Check):
    id = "direction-stray"
    severity = Severity.HINT
    explanation = gettext_lazy(
        "A direction mark tells where the signs beside it belong, between two directions of writing."
        " Where all is of one direction it tells nothing, and was pasted along."
    )
    source = "Unicode Standard Annex #9, 2.6; W3C, How to use Unicode controls for bidi text"

    _token = re.compile(
        rf"(?P<mark>[{_MARKS}])|(?P<rtl>[{_RIGHT_TO_LEFT}]++)"
        rf"|(?P<digits>\d++)|(?P<ltr>(?:(?![{_RIGHT_TO_LEFT}])[^\W\d_])++)"
    )

    def find(self, text: Reading) -> Iterator[Finding]:
        base = BY_CODE[text.language].direction if text.language in BY_CODE else "ltr"
        for passage in text.passages:
            yield from self._in(passage, base)

    def _in(self, passage: Passage, base: str) -> Iterator[Finding]:
        before, mark = base, None
        for found in self._token.finditer(passage.prose):
            kind = found.lastgroup or base
            if mark is not None:
                # Where another mark follows at once, the second says all.
                is_doubled = found.start() == mark.end() and found[0] == mark[0]
                if is_doubled or _is_idle(mark[0], before, kind, base):
                    yield self._stray(passage, mark)
                mark = None
            if kind == "mark":
                mark = found
            else:
                before = kind
        if mark is not None and _is_idle(mark[0], before, base, base):
            yield self._stray(passage, mark)

    def _stray(self, passage: Passage, mark: re.Match[str]) -> Finding:
        """The mend keeps the character beside it, since it can't be empty."""
        message = _("This direction mark does nothing here.")
        start, end = mark.span()
        if start and passage.text[start - 1] not in _MARKS:
            return self.at(passage, start - 1, end, message, passage.text[start - 1])
        return self.at(passage, start, end, message)


def _is_idle(mark: str, before: str, behind: str, base: str) -> bool:
    """Whether all around is of the direction that the mark has, and of the text's."""
    direction = "ltr" if mark == _LEFT_MARK else "rtl"
    around = {before, behind}
    if base == "ltr" and direction == "rtl":
        return around <= {"ltr", "digits"}
    return around == {direction} == {base}


class DirectionUnpaired(Check):
    id = "direction-unpaired"
    explanation = gettext_lazy(
        "What turns the direction of writing must be ended by its other half in the same paragraph:"
        " without it the rest of the paragraph is turned too."
    )
    source = "Unicode Standard Annex #9, 2.2 to 2.5; W3C, How to use Unicode controls for bidi text"

    _control = re.compile("[\u202a-\u202e\u2066-\u2069]")
    _ended_by = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys(
        "\u2066\u2067\u2068", "\u2069"
    )

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            for place in sorted(self._unpaired(passage.visible)):
                name = unicodedata.name(passage.text[place])
                message = _("The other half of this invisible character is missing: %(name)s.")
                yield self.at(passage, place, place + 1, message % {"name": name})

    def _unpaired(self, words: str) -> list[int]:
        alone: list[int] = []
        opened: list[tuple[int, str]] = []
        for found in self._control.finditer(words):
            if wanted := self._ended_by.get(found[0]):
                opened.append((found.start(), wanted))
            elif opened and opened[-1][1] == found[0]:
                opened.pop()
            else:
                alone.append(found.start())
        return alone + [place for place, _wanted in opened]
