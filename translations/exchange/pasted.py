"""Plain text as a browser gives it: what is title, date, label, footnote and text, told apart by line.

A pasted page has lost its links and how deep its points were. What can't be known is said in
warnings and never guessed: points stay as flat as the text is.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from releases.dates import ERAS, months
from releases.document import Standing, normalised
from releases.labels import shipped
from releases.languages import CODES
from translations.exchange.blocks import Block, Paragraph, Points, Run, Sort
from translations.exchange.errors import Unreadable
from translations.exchange.lines import tidy
from translations.exchange.neutral import ReleaseFile
from translations.exchange.notes import Tally
from translations.exchange.points import gather
from translations.exchange.writing import write

LIMIT = 200_000  # bytes of UTF-8
# What a page shows where a link stood: the word alone on its line.
_LINKS = frozenset(
    {
        *("lien", "liens", "link", "links", "リンク", "関連リンク", "参考リンク", "رابط", "روابط"),
        *("enlace", "enlaces", "verweis", "verweise", "collegamento", "ссылка", "посилання"),
        *("链接", "連結", "링크", "bağlantı", "tautan"),
    }
)
_BULLET = re.compile(r"[-–—*•・●▪‣◦·]\s+")
_NOTE = re.compile(
    r"(?:\[(\d{1,3})\]|[（(]注(\d{1,3})[）)]|[＊※](\d{1,3}))[ \t\u00a0\u3000]*(?=\S)"
)
_REFERENCE = re.compile(r"\[(\d{1,3})\]|[（(]注(\d{1,3})[）)]|[＊※](\d{1,3})")


def read_pasted(text: str, name: str = "") -> ReleaseFile:
    """The text of a page as it was pasted; ``name`` is what errors call it.

    The first line is the title, a date right below it the date of issue. Raises Unreadable for an
    empty text and for one over the limit.
    """
    if len(text.encode("utf-8", "surrogatepass")) > LIMIT:
        raise Unreadable(name, 0, _("The file is over %(limit)d kB.") % {"limit": LIMIT // 1000})
    lines = [_stripped(line) for line in normalised(text).split("\n")]
    said = [line for line in lines if line]
    if not said:
        raise Unreadable(name, 0, _("There is no text in it."))
    title, *rest = said
    issued_on = day(rest[0]) if rest else None
    page = _Page()
    for line in rest[1:] if issued_on else rest:
        page.take(line)
    return ReleaseFile(
        name=name,
        title=title,
        body=page.markdown(),
        standing=page.standing or Standing.ORIGINAL.value,
        issued_on=issued_on,
        warnings=tuple(page.warnings()),
    )


def _stripped(line: str) -> str:
    return line.strip(" \t\u00a0\u3000\u200b\ufeff\x0c")


@dataclass
class _Page:
    """What the lines below title and date turn out to be."""

    text: list[str] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    links: int = 0
    standing: str = ""
    points: int = 0

    def take(self, line: str) -> None:
        if standing := standing_of(line):
            self.standing = standing
        elif line.casefold().rstrip(":： ") in _LINKS:
            self.links += 1
        elif (found := _NOTE.match(line)) and _number(found) not in self.notes:
            self.notes[_number(found)] = line[found.end() :]
        else:
            self.points += bool(_BULLET.match(line))
            self.text.append(_BULLET.sub("• ", line, count=1) if _BULLET.match(line) else line)

    def markdown(self) -> str:
        """The text with its notes, in the order in which it refers to them; others come last."""
        order: dict[str, int] = {}
        blocks = [Paragraph(tidy(self._runs(line, order))) for line in self.text]
        for number in self.notes:
            order.setdefault(number, len(order) + 1)
        notes = [(Paragraph(tidy([Run(self.notes[number])])),) for number in order]
        return write(gather(blocks), notes, Tally())

    def _runs(self, line: str, order: dict[str, int]) -> Iterable[Run]:
        start = 0
        for found in _REFERENCE.finditer(line):
            if (number := _number(found)) in self.notes:
                place = order.setdefault(number, len(order) + 1)
                yield Run(line[start : found.start()])
                yield Run(str(place), sort=Sort.NOTE)
                start = found.end()
        yield Run(line[start:])

    def warnings(self) -> Iterable[str]:
        if self.links:
            yield ngettext(
                "%(count)d link was left out: a pasted text has lost its address.",
                "%(count)d links were left out: a pasted text has lost their addresses.",
                self.links,
            ) % {"count": self.links}
        if self.points or _has_points(self.text):
            yield _(
                "Points stand one below the other: how deep they were is lost in a pasted text."
            )
        if self.standing:
            yield _("The label of its standing was left out: the page will show it by itself.")


def _has_points(lines: Iterable[str]) -> bool:
    blocks: Iterable[Block] = gather(Paragraph(tidy([Run(line)])) for line in lines)
    return any(isinstance(block, Points) for block in blocks)


def _number(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group).lstrip("0") or "0"


def standing_of(line: str) -> str:
    """The standing whose shipped label, in any language, this line is; empty for any other line."""
    bare = line.strip("()（）[]［］【】 ").casefold()
    for standing in (Standing.PROVISIONAL, Standing.OFFICIAL):
        for label in shipped(standing).values():
            if bare in (label.short.casefold(), label.full.casefold()):
                return standing.value
    return ""


# --- dates -----------------------------------------------------------------------------------

_NUMBERED = re.compile(r"(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[日일]?")
_OF_ERA = re.compile(
    rf"({'|'.join(name for _day, name in ERAS)})(元|\d{{1,2}})年(\d{{1,2}})月(\d{{1,2}})日"
)
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:er|re|o|\.|st|nd|rd|th)?\s+(?:de\s+)?(\D+?)\.?,?\s+(?:de\s+)?(\d{4})\D*"
)
_MONTH_FIRST = re.compile(r"(\D+?)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_VIETNAMESE = re.compile(r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")


def day(line: str) -> datetime.date | None:
    """The date that a line is and nothing else, as any of our languages writes it; None for another."""
    plain = unicodedata.normalize("NFKC", "".join(_ascii_digit(sign) for sign in line))
    plain = plain.strip("()[] .,").casefold()
    if found := _NUMBERED.fullmatch(plain):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _OF_ERA.fullmatch(plain):
        first = next(begins for begins, name in ERAS if name == found[1])
        year = 1 if found[2] == "元" else int(found[2])
        return _date(first.year + year - 1, int(found[3]), int(found[4]))
    if found := _VIETNAMESE.fullmatch(plain):
        return _date(int(found[3]), int(found[2]), int(found[1]))
    if found := _DAY_FIRST.fullmatch(plain):
        return _date(int(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_FIRST.fullmatch(plain):
        return _date(int(found[3]), _month(found[1]), int(found[2]))
    return None


def _ascii_digit(sign: str) -> str:
    return str(unicodedata.digit(sign)) if sign.isdecimal() else sign


def _month(name: str) -> int:
    """The number of a month named in any of our languages; 0 for no month."""
    for code in CODES:
        for number, wording in enumerate(months(code), 1):
            variants = {wording, *(variant.strip() for variant in wording.split("/"))}
            if name.strip() in {variant.casefold() for variant in variants}:
                return number
    return 0


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
