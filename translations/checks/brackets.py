"""Brackets and quotation marks, which stand in pairs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.check import Check
from translations.checks.finding import Finding
from translations.checks.reading import Passage, Reading

# Of the same sort in two widths: one may be typed for the other, which is a finding of its own.
_WIDTHS = {"（": "(", "［": "[", "）": ")", "］": "]"}
_CLOSED_BY = {"(": ")", "[": "]", "「": "」", "『": "』", "«": "»", "“": "”", "„": "“"}
_CLOSING = {closing: opening for opening, closing in _CLOSED_BY.items()} | {"“": "„"}
_TWIN = {"（": "）", "［": "］", "(": ")", "[": "]"}
_SIGN = re.compile("[()（）\\[\\]［］「」『』«»“”„]")
# Quotations go on over several paragraphs, each of which may repeat the opening mark.
_QUOTES = "「『«“„"
# «a)», «1)», «ア）» and «:)» have no other half.
_ENUMERATOR = re.compile(
    r"(?:^|[^\w)）])(?:\d{1,3}|[ivxIVX]{1,5}|[^\W\d_])$|(?:^|[^ァ-ヴー])[ァ-ヴ]$|:-?$"
)


class _Sign(NamedTuple):
    passage: Passage
    place: int
    typed: str

    @property
    def kind(self) -> str:
        return _WIDTHS.get(self.typed, self.typed)


class _Left(NamedTuple):
    """A sign that has no other half in its passage, or resumes a quotation and has one there."""

    block: int
    sign: _Sign
    is_paired: bool


class BracketsInPairs(Check):
    id = "unpaired"
    explanation = gettext_lazy(
        "Brackets and quotation marks stand in pairs, the inner ones within the outer ones. The"
        " half of a pair is often a word lost, or the sign of another keyboard."
    )
    source = "house rule; the pairs are those of Unicode’s BidiBrackets.txt and of each language’s quotes"

    def find(self, text: Reading) -> Iterator[Finding]:
        left: list[_Left] = []
        for block, passage in enumerate(text.passages):
            signs = list(_signs(passage, text.language))
            unpaired, mixed = _pair(signs)
            if signs and _is_resumed(signs[0]) and signs[0] not in unpaired:
                left.append(_Left(block, signs[0], is_paired=True))
            left += [
                _Left(block, sign, is_paired=False)
                for sign in unpaired
                if not _has_no_other_half(sign)
            ]
            for opening, closing in mixed:
                yield self._other_width(opening, closing)
        for sign in _over_paragraphs(left):
            yield self._alone(sign)

    def _alone(self, sign: _Sign) -> Finding:
        message = _("The other half of “%(sign)s” is missing.") % {"sign": sign.typed}
        return self.at(sign.passage, sign.place, sign.place + 1, message)

    def _other_width(self, opening: _Sign, closing: _Sign) -> Finding:
        right = _TWIN[opening.typed]
        message = _("“%(opening)s” is closed by “%(typed)s” and not by “%(right)s”.") % {
            "opening": opening.typed,
            "typed": closing.typed,
            "right": right,
        }
        return self.at(closing.passage, closing.place, closing.place + 1, message, right)


def _signs(passage: Passage, language: str) -> Iterator[_Sign]:
    for found in _SIGN.finditer(passage.prose):
        # Germans write »…« and «…» alike, so that neither says where it stands.
        if language != "de" or found[0] not in "«»":
            yield _Sign(passage, found.start(), found[0])


def _pair(signs: Sequence[_Sign]) -> tuple[list[_Sign], list[tuple[_Sign, _Sign]]]:
    """Those without another half, in order, and the pairs of two widths."""
    opened: list[_Sign] = []
    count: Counter[str] = Counter()
    unpaired, mixed = [], []
    for sign in signs:
        wanted = _CLOSING.get(sign.kind, "")
        if sign.kind == "”" and not count["“"] and count["„"]:
            wanted = "„"
        if count[wanted]:
            while (opening := opened.pop()).kind != wanted:
                unpaired.append(opening)
                count[opening.kind] -= 1
            count[wanted] -= 1
            if opening.typed in _TWIN and _TWIN[opening.typed] != sign.typed:
                mixed.append((opening, sign))
        elif sign.kind in _CLOSED_BY:
            opened.append(sign)
            count[sign.kind] += 1
        else:
            unpaired.append(sign)
    return sorted(unpaired + opened, key=lambda sign: sign.place), mixed


def _has_no_other_half(sign: _Sign) -> bool:
    if sign.kind != ")":
        return False
    before = sign.passage.prose[max(sign.place - 6, 0) : sign.place]
    return _ENUMERATOR.search(before) is not None


def _is_resumed(sign: _Sign) -> bool:
    """Whether it may open again, at the start of a paragraph, a quotation of the one before."""
    return sign.kind in _QUOTES and sign.place == 0


def _over_paragraphs(left: Sequence[_Left]) -> Iterator[_Sign]:
    """What is left when quotations may go on from one paragraph to the next."""
    opened: list[_Left] = []
    for each in left:
        sign, last = each.sign, opened[-1] if opened else None
        goes_on = (
            last is not None
            and last.sign.kind == sign.kind
            and last.block == each.block - 1
            and _is_resumed(sign)
        )
        if last and (_CLOSED_BY[last.sign.kind] == sign.kind or (goes_on and each.is_paired)):
            opened.pop()
        elif last and goes_on:
            opened[-1] = _Left(each.block, last.sign, is_paired=False)
        elif sign.kind not in _QUOTES:
            yield sign
        elif not each.is_paired:
            opened.append(each)
    yield from (each.sign for each in opened)
