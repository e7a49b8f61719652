"""Arabic: its commas and question marks, their spaces, its digits, and letters drawn long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.check import Check
from translations.checks.finding import Finding, Severity
from translations.checks.letters import ARABIC
from translations.checks.reading import Passage, Reading

_RULES = "W3C, Arabic & Persian Layout Requirements"
_VOWELS = "\u064b-\u0652\u0670"
_TATWEEL = "\u0640"
_OWN_MARK = {",": "،", ";": "؛", "?": "؟"}
_TO_INDIC = {ord("0") + n: 0x0660 + n for n in range(10)}
_TO_WESTERN = {there: here for here, there in _TO_INDIC.items()}


class ArabicPunctuation(Check):
    id = "arabic-punctuation"
    explanation = gettext_lazy(
        "Arabic has a comma, a semicolon and a question mark of its own, turned to the direction of"
        " its writing: ، ؛ ؟."
    )
    source = _RULES
    languages = ("ar",)

    _mark = re.compile(
        rf"(?<=[{ARABIC}{_VOWELS}])[,;?](?=[\s{ARABIC}]|$)"
        rf"|(?<=[)»”\"0-9\u0660-\u0669])[,;?](?=\s[{ARABIC}])"
    )

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            for found in self._mark.finditer(passage.prose):
                right = _OWN_MARK[found[0]]
                message = _("In Arabic, write “%(right)s” and not “%(typed)s”.")
                values = {"right": right, "typed": found[0]}
                yield self.at(passage, *found.span(), message % values, right)


class ArabicSpaces(Check):
    id = "arabic-space"
    severity = Severity.HINT
    explanation = gettext_lazy(
        "An Arabic comma, semicolon or question mark stands at its word, with a space behind it."
    )
    source = f"{_RULES}; Unicode CLDR, ar"
    languages = ("ar",)

    _before = re.compile(rf"(?<=[{ARABIC}{_VOWELS}])[ \u00a0]{{1,9}}+[،؛؟]")
    _behind = re.compile(rf"[،؛؟](?=[{ARABIC}])")

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            for found in self._before.finditer(passage.prose):
                message = _("No space stands before “%(mark)s”.") % {"mark": found[0][-1]}
                yield self.at(passage, *found.span(), message, found[0][-1])
            for found in self._behind.finditer(passage.prose):
                message = _("A space stands after “%(mark)s”.") % {"mark": found[0]}
                yield self.at(passage, *found.span(), message, f"{found[0]} ")


class ArabicDigits(Check):
    id = "arabic-digits"
    severity = Severity.HINT
    explanation = gettext_lazy(
        "A text keeps to one set of digits: 0123456789, or ٠١٢٣٤٥٦٧٨٩. Those of a name such as G7"
        " go with its letters."
    )
    source = f"{_RULES}; Unicode Standard, 9.2"
    languages = ("ar",)

    _number = re.compile(
        r"(?<![A-Za-z0-9\u0660-\u0669.,\u066b\u066c/:-])"
        r"(?:[0-9]++(?:[.,/:-][0-9]++)*+|[\u0660-\u0669]++(?:[.,\u066b\u066c/:-][\u0660-\u0669]++)*+)"
        r"(?![A-Za-z0-9\u0660-\u0669])"
    )

    def find(self, text: Reading) -> Iterator[Finding]:
        numbers = [
            (passage, found)
            for passage in text.passages
            for found in self._number.finditer(passage.prose)
        ]
        western = [each for each in numbers if each[1][0][0].isascii()]
        indic = [each for each in numbers if not each[1][0][0].isascii()]
        if western and indic:
            message = _("Most digits of this text are of the other set.")
            for passage, found in indic if len(indic) <= len(western) else western:
                yield self.at(passage, *found.span(), message, _in_other_digits(found[0]))


def _in_other_digits(number: str) -> str:
    """The number in the other digits; "" where its comma or point may mean one thing or another."""
    if re.search("[.,\u066b\u066c]", number):
        return ""
    return number.translate(_TO_INDIC if number[0].isascii() else _TO_WESTERN)


class Tatweel(Check):
    id = "tatweel"
    severity = Severity.HINT
    explanation = gettext_lazy(
        "A letter is drawn long by the page’s style, not by a character in the word: a search for the"
        " word doesn’t find it."
    )
    source = f"{_RULES}, 4.2; Unicode Standard, 9.2"
    languages = ("ar",)

    _long = re.compile(rf"[{ARABIC}][{_VOWELS}]{{0,3}}+{_TATWEEL}{{1,200}}+(?=[{ARABIC}{_VOWELS}])")

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            for found in self._long.finditer(passage.prose):
                yield self._drawn(passage, found)

    def _drawn(self, passage: Passage, found: re.Match[str]) -> Finding:
        message = _("A letter is drawn long here by a character of its own.")
        return self.at(passage, *found.span(), message, found[0].replace(_TATWEEL, ""))
