"""Japanese: the widths of characters; those of digits in Chinese too."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.check import Check
from translations.checks.finding import Finding, Severity
from translations.checks.reading import Passage, Reading

_RULES = "文化審議会「公用文作成の考え方」"
# Kana, kanji, and the signs that have their width.
_WIDE = "\u3001-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
_FULL_WIDTH = {
    ",": "、",
    ".": "。",
    "!": "！",
    "?": "？",
    ":": "：",
    ";": "；",
}


class HalfWidthKatakana(Check):
    id = "half-width-katakana"
    explanation = gettext_lazy(
        "Half-width katakana and their signs come from old machines. Readers search for, and"
        " programs read aloud, those of full width."
    )
    source = _RULES
    languages = ("ja",)

    _narrow = re.compile("[\uff61-\uff9f]{1,200}")

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            for found in self._narrow.finditer(passage.prose):
                right = unicodedata.normalize("NFKC", found[0])
                message = _("“%(typed)s” is of half width: write “%(right)s”.") % {
                    "typed": found[0],
                    "right": right,
                }
                yield self.at(passage, *found.span(), message, right)


class HalfWidthPunctuation(Check):
    id = "half-width-punctuation"
    severity = Severity.HINT
    explanation = gettext_lazy(
        "Between Japanese characters, punctuation and brackets have the width of a character."
        " (1) and (i), which number points, may stay narrow."
    )
    source = _RULES
    languages: ClassVar[tuple[str, ...]] = ("ja",)

    _mark = re.compile(rf"(?<=[{_WIDE}])[,.!?;:](?=[{_WIDE}]|$)")
    _pair = re.compile(r"\(([^()\n]{1,200}+)\)")
    _numbers = re.compile(r"[0-9０-９]{1,3}|[ivxIVX]{1,5}")
    _wide = re.compile(f"[{_WIDE}]")

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            for found in self._mark.finditer(passage.prose):
                yield self._narrow(passage, found, _FULL_WIDTH[found[0]])
            for found in self._pair.finditer(passage.prose):
                if self._stands_between_wide(passage.prose, found):
                    inside = passage.text[found.start(1) : found.end(1)]
                    yield self._narrow(passage, found, f"（{inside}）")

    def _stands_between_wide(self, prose: str, found: re.Match[str]) -> bool:
        around = prose[max(found.start() - 1, 0) : found.start()] + prose[found.end() :][:1]
        return not self._numbers.fullmatch(found[1]) and bool(
            self._wide.search(around) or self._wide.search(found[1])
        )

    def _narrow(self, passage: Passage, found: re.Match[str], right: str) -> Finding:
        message = _("“%(typed)s” has half-width marks among Japanese characters.") % {
            "typed": found[0]
        }
        return self.at(passage, *found.span(), message, right)


class MixedDigits(Check):
    id = "mixed-digits"
    severity = Severity.HINT
    explanation = gettext_lazy(
        "A text keeps to digits of one width. Where single digits are of full width and longer"
        " numbers of half width, that is a rule too and is left alone."
    )
    source = f"{_RULES}; GB/T 15835-2011"
    languages = ("ja", "zh-hans", "zh-hant")

    # Digits of a name such as G7 or IP4 go with its letters.
    _number = re.compile(
        r"(?<![A-Za-z0-9０-９.,-])(?:[0-9]++(?:[.,][0-9]++)*+|[０-９]++(?:[．，][０-９]++)*+)"
        r"(?![A-Za-z0-9０-９])"
    )

    def find(self, text: Reading) -> Iterator[Finding]:
        numbers = [
            (passage, found)
            for passage in text.passages
            for found in self._number.finditer(passage.prose)
        ]
        wide = [each for each in numbers if not each[1][0].isascii()]
        narrow = [each for each in numbers if each[1][0].isascii()]
        if not wide or not narrow or _is_by_length(wide, narrow):
            return
        fewer = wide if len(wide) <= len(narrow) else narrow
        message = _("Most digits of this text are of the other width.")
        for passage, found in fewer:
            yield self.at(passage, *found.span(), message, _other_width(found[0]))


def _is_by_length(
    wide: list[tuple[Passage, re.Match[str]]], narrow: list[tuple[Passage, re.Match[str]]]
) -> bool:
    return all(len(found[0]) == 1 for _passage, found in wide) and all(
        len(found[0]) > 1 for _passage, found in narrow
    )


def _other_width(digits: str) -> str:
    if digits.isascii():
        return digits.translate({ord("0") + n: ord("０") + n for n in range(10)})
    return unicodedata.normalize("NFKC", digits)
