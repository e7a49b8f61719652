"""The numbers that Word shows before paragraphs: counted here, for they stand nowhere in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from translations.exchange.writing import roman

# A numbering's own places are counted from 0 to 8.
_DEEPEST = 8
_PLACE = re.compile(r"%([1-9])")
_CIRCLED, _BRACKETED = ord("①"), ord("⑴")
_KANJI = "〇一二三四五六七八九十"
_MOST_BASES = 20  # styles that a style stands on, one on the other
# Word's own styles of lists are deeper by their indents, each at the first level of its numbering.
_DEEPER = re.compile(r"List (?:Bullet|Number) ([2-5])")


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of this name, in whichever namespace of Word's."""
    if element is None:
        return None
    return next((each for each in element if etree.QName(each).localname == name), None)


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of an element, in whichever namespace; empty where there is none."""
    if element is None:
        return ""
    return next((str(v) for k, v in element.attrib.items() if etree.QName(k).localname == name), "")


def _number(text: str, default: int = 0) -> int:
    return int(text[:6]) if text.isdecimal() and text.isascii() else default


@dataclass(frozen=True)
class _Level:
    """How the points of one level are numbered: ``text`` has %1 for the number of the first level."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    style: str = ""


@dataclass
class _List:
    """The levels of a numbering, and the numbers that it has come to."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counted: dict[int, int] = field(default_factory=dict)

    def next(self, level: int) -> str:
        """The text before the next point of this level."""
        start = self._level(level).start
        self.counted[level] = self.counted[level] + 1 if level in self.counted else start
        for deeper in range(level + 1, _DEEPEST + 1):
            self.counted.pop(deeper, None)
        return _PLACE.sub(lambda place: self._shown(int(place[1]) - 1), self._level(level).text)

    def _level(self, level: int) -> _Level:
        return self.levels.get(level, _Level("bullet", "•"))

    def _shown(self, level: int) -> str:
        number = self.counted.get(level, self._level(level).start)
        return written(number, self._level(level).format)


@dataclass(frozen=True)
class Shown:
    """What Word shows before a paragraph: its list, its level from 1, and the text."""

    list: str
    level: int
    text: str


class Numbering:
    """The numberings of a document; they count as its paragraphs are asked for, from first to last."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._styles = {value(style, "styleId"): style for style in _each(styles, "style")}
        for each in _each(numbering, "abstractNum"):
            levels = dict(_levels(each))
            self._lists[value(each, "abstractNumId")] = _List(levels)
        for each in _each(numbering, "num"):
            self._abstract[value(each, "numId")] = value(child(each, "abstractNumId"))
            self._restarts[value(each, "numId")] = dict(_overrides(each))

    def before(self, paragraph: etree._Element) -> Shown | None:
        """What stands before this paragraph; None for one that is no point."""
        properties = child(paragraph, "pPr")
        number, level = self._place(properties)
        counted = self._lists.get(self._abstract.get(number, ""))
        if counted is None or not 0 <= level <= _DEEPEST:
            return None
        for restarted, start in self._restarts.pop(number, {}).items():
            counted.levels[restarted] = replace(counted._level(restarted), start=start)
            counted.counted.pop(restarted, None)
        text = counted.next(level)
        depth = min(level + 1 + self._deeper(value(child(properties, "pStyle"))), _DEEPEST + 1)
        return Shown(str(_number(number)), depth, text) if text.strip() else None

    def _deeper(self, style: str) -> int:
        found = _DEEPER.fullmatch(value(child(self._styles.get(style), "name")))
        return int(found[1]) - 1 if found else 0

    def _place(self, properties: etree._Element | None) -> tuple[str, int]:
        """The numbering of a paragraph and the level in it, told by itself or by its style."""
        own = child(properties, "numPr")
        style = value(child(properties, "pStyle"))
        number, level = value(child(own, "numId")), value(child(own, "ilvl"))
        bases = 0
        told = style
        while not number and told in self._styles and bases < _MOST_BASES:
            of_style = child(child(self._styles[told], "pPr"), "numPr")
            number = value(child(of_style, "numId"))
            level = level or value(child(of_style, "ilvl"))
            told, bases = value(child(self._styles[told], "basedOn")), bases + 1
        if not level:
            levels = self._lists.get(self._abstract.get(number, ""), _List()).levels
            level = next(
                (str(k) for k, each in levels.items() if style and each.style == style), "0"
            )
        return number, _number(level)


def _each(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return (each for each in (() if element is None else element) if _is(each, name))


def _is(element: etree._Element, name: str) -> bool:
    return isinstance(element.tag, str) and etree.QName(element).localname == name


def _levels(element: etree._Element) -> Iterator[tuple[int, _Level]]:
    for each in _each(element, "lvl"):
        yield (
            _number(value(each, "ilvl")),
            _Level(
                value(child(each, "numFmt")) or "decimal",
                "•" if value(child(each, "numFmt")) == "bullet" else value(child(each, "lvlText")),
                _number(value(child(each, "start")), 1),
                value(child(each, "pStyle")),
            ),
        )


def _overrides(element: etree._Element) -> Iterator[tuple[int, int]]:
    for each in _each(element, "lvlOverride"):
        if start := value(child(each, "startOverride")):
            yield _number(value(each, "ilvl")), _number(start, 1)


# --- numbers as they are written ---------------------------------------------------------------


def written(number: int, format: str) -> str:
    """A number in one of Word's formats; in figures where the format is none that we know."""
    return _FORMATS.get(format, str)(number)


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 5 + 1) if number > 0 else "0"


def _small_roman(number: int) -> str:
    return roman(number) if 0 < number < 1000 else str(number)


def _kanji(number: int) -> str:
    if number <= 10 or number > 99:
        return _KANJI[number] if 0 <= number <= 10 else str(number)
    tens, ones = divmod(number, 10)
    return (_KANJI[tens] if tens > 1 else "") + "十" + (_KANJI[ones] if ones else "")


def _signs(first: int) -> Callable[[int], str]:
    return lambda number: chr(first + number - 1) if 1 <= number <= 20 else f"({number})"


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _number: "",
    "decimalZero": "{:02d}".format,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _small_roman,
    "upperRoman": lambda number: _small_roman(number).upper(),
    "decimalEnclosedCircle": _signs(_CIRCLED),
    "decimalEnclosedParen": _signs(_BRACKETED),
    **dict.fromkeys(
        ("ideographDigital", "japaneseCounting", "chineseCounting", "chineseCountingThousand"),
        _kanji,
    ),
}
