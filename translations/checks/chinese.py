"""Chinese: the widths of punctuation, and the quotation marks, dots and dashes of each script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.check import Check
from translations.checks.finding import Finding, Severity
from translations.checks.japanese import HalfWidthPunctuation
from translations.checks.letters import HAN
from translations.checks.reading import Passage, Reading

_RULES = (
    "GB/T 15834-2011; 教育部《重訂標點符號手冊》 (2008); W3C, Requirements for Chinese Text Layout"
)
_LANGUAGES = ("zh-hans", "zh-hant")
_WIDE = f"{HAN}\u3001-\u3003\u3008-\u3011\uff01-\uff0f\uff1a-\uff1f“”‘’"
_FULL_WIDTH = {",": "，", ".": "。", "!": "！", "?": "？", ":": "：", ";": "；"}


class ChineseWidth(HalfWidthPunctuation):
    id = "chinese-width"
    explanation = gettext_lazy(
        "Between Chinese characters, punctuation and brackets have the width of a character."
        " (1) and (i), which number points, may stay narrow."
    )
    source = _RULES
    languages = _LANGUAGES

    _mark = re.compile(
        rf"(?<=[{_WIDE}])(?:[,;:!?](?=[{HAN}0-9A-Za-z“「《（]|$)|[,;:!?.] ?(?=[{HAN}“「《（])|\.(?=$))"
    )

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            for found in self._mark.finditer(passage.prose):
                yield self._narrow(passage, found, _FULL_WIDTH[found[0][0]])
            for found in self._pair.finditer(passage.prose):
                if self._stands_between_wide(passage.prose, found):
                    inside = passage.text[found.start(1) : found.end(1)]
                    yield self._narrow(passage, found, f"（{inside}）")

    def _narrow(self, passage: Passage, found: re.Match[str], right: str) -> Finding:
        message = _("“%(typed)s” has half-width marks among Chinese characters.")
        return self.at(passage, *found.span(), message % {"typed": found[0]}, right)


class ChineseQuotes(Check):
    id = "chinese-quotes"
    severity = Severity.HINT
    explanation = gettext_lazy(
        "Simplified Chinese quotes in “” and within them ‘’, traditional Chinese in 「」 and within"
        " them 『』."
    )
    source = _RULES
    languages = _LANGUAGES

    _pairs: Mapping[str, re.Pattern[str]] = {
        "zh-hans": re.compile(r"「[^「」\n]{1,300}+」|『[^『』\n]{1,300}+』" r'|"[^"\n]{1,300}+"'),
        "zh-hant": re.compile(r"“[^“”\n]{1,300}+”|‘[^‘’\n]{1,300}+’" r'|"[^"\n]{1,300}+"'),
    }
    _right: Mapping[str, tuple[str, dict[int, str]]] = {
        "zh-hans": ("“”", {ord("「"): "‘", ord("」"): "’", ord("『"): "‘", ord("』"): "’"}),
        "zh-hant": ("「」", {ord("“"): "『", ord("”"): "』", ord("‘"): "『", ord("’"): "』"}),
    }
    _han = re.compile(f"[{HAN}]")

    def find(self, text: Reading) -> Iterator[Finding]:
        signs, inner = self._right[text.language]
        for passage in text.passages:
            for found in self._pairs[text.language].finditer(passage.prose):
                # Within Latin words ’ is an apostrophe, and "…" are their own marks.
                if self._han.search(found[0]):
                    within = passage.text[found.start() + 1 : found.end() - 1]
                    right = f"{signs[0]}{within.translate(inner)}{signs[1]}"
                    message = _("This text’s script quotes in %(signs)s.") % {"signs": signs}
                    yield self.at(passage, *found.span(), message, right)


class ChineseDots(Check):
    id = "chinese-dots"
    severity = Severity.HINT
    explanation = gettext_lazy(
        "What is left out is shown by …… and a break in thought by ——, each of the width of two"
        " characters. A single — joins two places or times."
    )
    source = _RULES
    languages = _LANGUAGES

    _dots = re.compile(
        rf"(?<=[{_WIDE}])(?:(?<!…)…(?!…)|\.{{3,6}}+|。{{2,6}}+|[·・]{{3,6}}+)"
        rf"|(?<!…)…(?!…)(?=[{HAN}])"
    )
    _dash = re.compile(rf"(?<=[{_WIDE}])(?:-{{2,3}}+|[–－―]{{2}}+)(?=[{_WIDE}])")

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            for sign, right in ((self._dots, "……"), (self._dash, "——")):
                for found in sign.finditer(passage.prose):
                    message = _("In Chinese, write “%(right)s” and not “%(typed)s”.")
                    values = {"right": right, "typed": found[0]}
                    yield self.at(passage, *found.span(), message % values, right)
