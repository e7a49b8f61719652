"""Chinese numbers: those of Japanese, and the share that is said after its whole: 百分之十二."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translations.checks.facts.numerals.kanji import Kanji
from translations.checks.facts.numerals.numeral import Numeral

# 十二点五 is 12.5, where 九点三十分 is half past nine.
_POINT = re.compile(
    "(?<=[〇零一二三四五六七八九十百千万亿萬億])[点點](?=[〇零一二三四五六七八九]{1,6}+(?![十分刻点點]))"
)


@dataclass(frozen=True)
class Hanzi(Kanji):
    """Kanji as Chinese uses them: what follows 分之 is a number too, 点 a decimal point."""

    def find(self, text: str) -> Iterator[Numeral]:
        yield from super().find(_POINT.sub("・", text))

    def _is_number(self, text: str, start: int, end: int) -> bool:
        return text.endswith("分之", 0, start) or super()._is_number(text, start, end)
