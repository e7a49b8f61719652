"""Points: their numbers, and lines that look like a point and are none to the grammar."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markdown_it.token import Token

from translations.checks.check import HOUSE, Check
from translations.checks.finding import Field, Finding, Severity
from translations.checks.reading import Reading
from translations.segmentation import Kind

_TEXTS = (Kind.PARAGRAPH, Kind.LIST_ITEM)
_LINE_START = r"(?:^|(?<=\n))[ \t>\u3000]{0,20}+"
_LETTER = r"(?=[^\W\d_]|[「『«“])"
# «(1)の» goes on as a sentence about point 1.
_NO_PARTICLE = r"(?![のはがをにへとでもや及又～〜])"
_LIKE_A_POINT = re.compile(
    rf"{_LINE_START}(?:"
    rf"(?P<number>[(（](?:[0-9０-９]{{1,3}}|[ivx]{{1,6}})[)）]){_LETTER}{_NO_PARTICLE}"
    rf"|(?P<counted>[0-9０-９]{{1,2}}[.．)）]){_LETTER}"
    r"|(?P<bullet>[・•◦▪‣][ \t\u00a0\u3000]?(?=\S)|-(?=[^\W\d_]))"
    r")"
)
# What the Markdown before a passage has where a numbered point begins.
_NUMBERED = re.compile(r"[0-9(（]")


class LikeAPoint(Check):
    id = "like-a-point"
    severity = Severity.HINT
    explanation = gettext_lazy(
        "A point begins with “- ”, “1. ”, “(1) ” or “(i) ”, with a space after it. Without it the"
        " lines run into one paragraph."
    )
    source = HOUSE

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.body:
            if passage.kind not in _TEXTS:
                continue
            for found in _LIKE_A_POINT.finditer(passage.prose):
                group = str(found.lastgroup)
                right = {
                    "number": found[group] + " ",
                    "counted": unicodedata.normalize("NFKC", found[group]) + " ",
                    "bullet": "- ",
                }[group]
                message = _("This looks like a point: write “%(right)s”, with its space.") % {
                    "right": right
                }
                yield self.at(passage, *found.span(group), message, right)


class PointNumbers(Check):
    id = "point-numbers"
    explanation = gettext_lazy(
        "The numbers of points follow each other. Readers quote them, and every translation has"
        " the same."
    )
    source = HOUSE

    def find(self, text: Reading) -> Iterator[Finding]:
        if not any(_NUMBERED.search(passage.before) for passage in text.body):
            return
        for points in _lists(text.blocks):
            numbers = [_number(point) for point in points]
            # «1.» before every point is a habit of writers of Markdown, who leave the counting to it.
            if len(set(numbers)) == 1 and points[0].markup != "()":
                continue
            for point, before, number in zip(points[1:], numbers, numbers[1:], strict=False):
                if number != before + 1:
                    yield self._out_of_order(text, point, before, number)

    def _out_of_order(self, text: Reading, point: Token, before: int, number: int) -> Finding:
        message = _("Point %(number)d follows point %(before)d.") % {
            "number": number,
            "before": before,
        }
        typed = _typed(point)
        start = text.document.body.find(typed, text.lines[(point.map or [0])[0]])
        digits = re.search(r"\d+", typed)
        right = "" if digits is None else typed.replace(digits[0], _like(digits[0], before + 1))
        return self.within(Field.BODY, start, start + len(typed), message, right)


def _lists(blocks: Sequence[Token]) -> Iterator[list[Token]]:
    """The points of each numbered list, those of an inner list apart."""
    lists: list[list[Token]] = []
    for token in blocks:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([])
        elif token.type == "list_item_open" and token.info:
            lists[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close") and (points := lists.pop()):
            yield points


def _typed(point: Token) -> str:
    """The number as it was typed, with its signs."""
    return point.info if point.markup == "()" else point.info + point.markup


def _number(point: Token) -> int:
    plain = unicodedata.normalize("NFKC", point.info).strip("()")
    return int(plain) if plain.isdigit() else _roman(plain)


def _roman(numeral: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in numeral]
    return sum(
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    )


def _like(digits: str, number: int) -> str:
    """``number`` in digits of the same width."""
    if digits.isascii():
        return str(number)
    return str(number).translate({ord("0") + n: ord("０") + n for n in range(10)})
