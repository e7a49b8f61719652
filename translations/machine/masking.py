"""Masking: a passage as XML in which each mark of its Markdown is an empty element, and back. Pure.

Of a pair of marks the words between stand inside an element, so that the service moves the two
together. What comes back must hold each element once; else it is ``Damaged`` and nobody's text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import escape, unescape

from releases.markdown_turns import TURN
from translations.segmentation.placeholders import Token, placeholders

# Besides the marks that a translator moves: escapes, entities, line ends with what keeps the next line
# in its container, and what XML can't hold.
_FIXED = re.compile(
    r"\\[!-/:-@\[-`{-~]|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{0,31});"
    r"|\s*\n[\s>]*|[\x00-\x08\x0b-\x1f\ufffe\uffff]"
)
_ELEMENT = re.compile(r"<(/?)\s*([xg])\b([^<>]*)>", re.IGNORECASE)
_ID = re.compile(r"""\bid\s*=\s*["']?(\d+)""", re.IGNORECASE)
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_RUBY = re.compile(r"(?<!\\)\{([^{}|｜\n]{1,64})[|｜][^{}|｜\n]{1,64}\}")


class Damaged(ValueError):
    """What came back lacks a mark of the passage that was sent, or has one more."""


@dataclass(frozen=True)
class Mark:
    """What is written where an element begins and, if words stand within, where it ends."""

    opening: str
    closing: str | None = None


@dataclass(frozen=True)
class Masked:
    """A passage as it is sent: ``xml``, and its marks by the number of their element."""

    source: str
    xml: str
    marks: tuple[Mark, ...]

    @property
    def has_words(self) -> bool:
        """Whether anything is left to translate besides marks, numbers and punctuation."""
        return any(letter.isalpha() for letter in unescape(_ELEMENT.sub("", self.xml)))


@dataclass
class _Reading:
    """What has been read of an answer: what is ``written``, and in which elements this stands."""

    marks: tuple[Mark, ...]
    written: str = ""
    within: list[tuple[int, str]] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def take(self, *, is_end: bool, name: str, attributes: str) -> None:
        if is_end and name == "g":
            if not self.within:
                raise Damaged
            number, before = self.within.pop()
            self.written = before + _around(self.marks[number], self.written)
        elif not is_end:
            number = _number(attributes, name, self.marks)
            if number in self.seen:
                raise Damaged
            self.seen.add(number)
            if name == "g":
                self.within.append((number, self.written))
                self.written = ""
            else:
                self.written += self.marks[number].opening


def mask(text: str) -> Masked:
    """``text`` with its marks as ``<x id="0"/>`` and, where they stand in pairs, ``<g id="1">…</g>``."""
    marks: list[Mark] = []
    numbers: dict[int, int] = {}
    found, written, end = _protected(text), "", 0
    nested = _nested(text, found)
    for place, token in enumerate(found):
        written += escape(text[end : token.start], quote=False)
        end = token.end
        other = nested.get(place)
        if other is not None and other < place:
            written += "</g>"
            marks[numbers[other]] = Mark(marks[numbers[other]].opening, token.raw)
            continue
        numbers[place] = len(marks)
        marks.append(Mark(token.raw))
        written += (
            f'<g id="{numbers[place]}">' if other is not None else f'<x id="{numbers[place]}"/>'
        )
    return Masked(text, written + escape(text[end:], quote=False), tuple(marks))


def unmask(masked: Masked, answer: str, *, is_escaped: bool = True) -> str:
    """The passage that ``answer``, a translation of ``masked.xml``, stands for.

    ``is_escaped`` says whether the service left ``&amp;`` and the like as they were sent. Raises
    Damaged where an element is missing, doubled, empty that held words, or where others came in.
    """
    reading = _Reading(masked.marks)
    end = 0
    for element in _ELEMENT.finditer(answer):
        words = answer[end : element.start()]
        reading.written += unescape(words) if is_escaped else words
        reading.take(is_end=bool(element[1]), name=element[2].lower(), attributes=element[3])
        end = element.end()
    written = reading.written + (unescape(answer[end:]) if is_escaped else answer[end:])
    if reading.within or len(reading.seen) < len(masked.marks):
        raise Damaged
    if not _alike(masked.source, written):
        raise Damaged
    return written


def without_readings(text: str) -> str:
    """``text`` without the readings over its characters, which no other script writes."""
    spans = [(token.start, token.end) for token in placeholders(text) if token.kind == "ruby"]
    for start, end in reversed(spans):
        text = text[:start] + _RUBY.sub(r"\1", text[start:end]) + text[end:]
    return text


def _protected(text: str) -> list[Token]:
    """Every mark in its order, pairs naming each other's index; none stands within another."""
    tokens = placeholders(text)
    fixed = [Token("fixed", found[0], found.start()) for found in _FIXED.finditer(text)]
    if TURN.match(text):
        fixed.insert(0, Token("fixed", "@", 0))
    both = sorted([*enumerate(tokens), *((-1, token) for token in fixed)], key=_place)
    kept: list[tuple[int, Token]] = []
    end = 0
    for index, token in both:
        if token.start >= end:
            kept.append((index, token))
            end = token.end
    return _renumbered(kept)


def _place(entry: tuple[int, Token]) -> tuple[int, int]:
    """By where it begins; of two that begin together the longer first."""
    return entry[1].start, -entry[1].end


def _renumbered(kept: list[tuple[int, Token]]) -> list[Token]:
    """The tokens alone; each names its pair's place among them, if that was kept too."""
    places = {index: place for place, (index, _token) in enumerate(kept) if index >= 0}
    return [
        replace(token, pair=None if token.pair is None else places.get(token.pair))
        for _index, token in kept
    ]


def _nested(text: str, tokens: list[Token]) -> dict[int, int]:
    """The pairs, each way, with words between them; of two that cross, one is left out."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for place, token in enumerate(tokens):
        if token.pair is None:
            continue
        if token.pair > place:
            waiting.append(place)
        elif token.pair in waiting:
            is_innermost = waiting[-1] == token.pair
            waiting.remove(token.pair)
            if is_innermost and text[tokens[token.pair].end : token.start].strip():
                found[place], found[token.pair] = token.pair, place
    return found


def _around(mark: Mark, words: str) -> str:
    """The mark's two ends around ``words``; stars that touch a space are no emphasis, so it goes outside."""
    if mark.closing is None or not words.strip():
        raise Damaged
    if mark.opening == "[":
        return f"[{words}{mark.closing}"
    edges = _EDGES.fullmatch(words)
    before, inner, after = edges.groups() if edges else ("", words, "")
    return f"{before}{mark.opening}{inner}{mark.closing}{after}"


def _number(attributes: str, name: str, marks: tuple[Mark, ...]) -> int:
    found = _ID.search(attributes)
    number = int(found[1]) if found and len(found[1]) < 6 else len(marks)
    if number >= len(marks) or (marks[number].closing is not None) != (name == "g"):
        raise Damaged
    return number


def _alike(source: str, written: str) -> bool:
    """Whether the two read as having the same marks: none lost its meaning, none came in besides."""
    turns = [bool(TURN.match(text)) for text in (source, written)]
    return turns[0] == turns[1] and Counter(_marks(source)) == Counter(_marks(written))


def _marks(text: str) -> Iterator[tuple[str, str]]:
    return ((token.kind, token.raw) for token in placeholders(text))
