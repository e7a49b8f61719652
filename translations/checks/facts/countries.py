"""Countries named in a text, and where several are named in a row.

The names are in ``countries.tsv``: one country a line, other names of it after a stroke. Of the
Japanese ones, those of one kanji count in a row of them alone: 日米韓.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FARTHEST = 20
_TABLE = Path(__file__).with_name("countries.tsv")
_BETWEEN = {
    "ja": r"(?:、|，|・|/|／|及び|および|並びに|と|や|、及び|、並びに|又は)",
    "en": r"(?:,? ?(?:and|or|&)? ?(?:the )?)",
    "fr": r"(?:,? ?(?:et|ou)? ?(?:de |du |des |d['’]|à |au |aux |en )?(?:la |le |les |l['’])?)",
}
# What begins with the name of a country and is none.
_NOT = {"ja": "(?!太平洋|洋|海|海峡|人街|語|時間)", "en": "(?![\\w-])", "fr": "(?![\\w-])"}
_SHORT = re.compile(
    r"(?<![\u4e00-\u9fff])[日米韓中仏英独露伊豪印加]{2,5}(?![\u4e00-\u9fff]*[省庁銀])"
)
_SHORT_CODES = dict(
    zip(
        "日米韓中仏英独露伊豪印加",
        ["JP", "US", "KR", "CN", "FR", "GB", "DE", "RU", "IT", "AU", "IN", "CA"],
        strict=True,
    )
)


class Mention(NamedTuple):
    """A country, by its ISO code, and where it is named."""

    code: str
    start: int
    end: int


LANGUAGES = tuple(_BETWEEN)


def mentions(text: str, language: str) -> Sequence[Mention]:
    """The countries that ``text`` names, in order."""
    codes = _codes(language)
    return [
        Mention(codes[_plain(found[0])], *found.span()) for found in _names(language).finditer(text)
    ]


def rows(text: str, language: str) -> Iterator[Sequence[Mention]]:
    """The countries that are named in a row, two or more."""
    row: list[Mention] = []
    between = re.compile(_BETWEEN[language], re.IGNORECASE)
    named = mentions(text, language)
    for place, one in enumerate(named):
        row.append(one)
        following = named[place + 1].start if place + 1 < len(named) else len(text)
        gap = text[one.end : following] if following - one.end < _FARTHEST else None
        if gap is None or place + 1 == len(named) or not between.fullmatch(_spaced(gap)):
            if len(row) > 1:
                yield row
            row = []


def spoken_of(text: str, language: str) -> frozenset[str]:
    """The codes of all countries that ``text`` names or whose adjective it has."""
    found = {mention.code for mention in mentions(text, language)}
    if language == "ja":
        for short in _SHORT.finditer(text):
            found |= {_SHORT_CODES[sign] for sign in short[0]}
        return frozenset(found)
    adjectives, codes = _adjectives(language)
    for each in adjectives.finditer(text):
        found |= codes[_plain(each[0])]
    return frozenset(found)


def _plain(name: str) -> str:
    return _spaced(name).replace("'", "’").lower()


def _spaced(text: str) -> str:
    return re.sub(r"[\u00a0\u202f\n]", " ", text)


@cache
def _table() -> Sequence[Mapping[str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@cache
def _codes(language: str) -> Mapping[str, str]:
    return {
        _plain(name): row["code"]
        for row in _table()
        for name in row[language].split("|")
        if len(name) > 1
    }


@cache
def _names(language: str) -> re.Pattern[str]:
    names = sorted(_codes(language), key=len, reverse=True)
    spaced = "|".join(_escaped(name) for name in names)
    before = "" if language == "ja" else r"(?<![\w-])"
    # A name has a capital; most places of a text have none, and are passed by fast.
    first = "".join(sorted({name[0].upper() for name in names}))
    return re.compile(f"(?-i:(?=[{first}])){before}(?:{spaced}){_NOT[language]}", re.IGNORECASE)


@cache
def _adjectives(language: str) -> tuple[re.Pattern[str], Mapping[str, set[str]]]:
    codes: dict[str, set[str]] = {}
    for row in _table():
        for word in row[f"{language}_adjective"].split("|"):
            codes.setdefault(_plain(word), set()).add(row["code"])
    words = "|".join(_escaped(word) for word in sorted(codes, key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?:{words})", re.IGNORECASE), codes


def _escaped(name: str) -> str:
    return re.escape(name).replace(r"\ ", "[ \u00a0\u202f\n]").replace("’", "['’]")
