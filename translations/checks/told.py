"""What a text tells in another's words: foreign names and terms in brackets or quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from translations.checks.asides import FILLER

# Each sign begins a run of its own that ends at the next sign of its kind: linear in the text.
_MOST = "{1,300}+"
_PAIRS = (
    "()",
    "（）",
    "[]",
    "［］",
    "「」",
    "『』",
    "«»",
    "“”",
    "„“",
    "‘’",
    "‹›",
    "《》",
    "〈〉",
    '""',
)
_TOLD = re.compile(
    "|".join(
        f"{re.escape(one)}[^{re.escape(one)}{re.escape(other)}\n]{_MOST}{re.escape(other)}"
        for one, other in map(tuple, _PAIRS)
    )
)
# Foreign words stand in italics, and those with a translation behind them explain themselves.
_EMPHASIS = "*_"
_EXPLAINED = re.compile(r"[*_»”’\"]{0,3}+[ \u00a0]?[(（]")


class Told:
    """Where ``prose`` tells what others say; which is looked for only if it is asked for."""

    def __init__(self, prose: str) -> None:
        self._prose = prose

    def holds(self, start: int, end: int) -> bool:
        """Whether ``prose[start:end]`` stands in brackets, quotation marks or italics."""
        prose = self._prose
        if start and prose[start - 1] in _EMPHASIS and prose[end : end + 1] in tuple(_EMPHASIS):
            return True
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and end <= self._spans[index][1]

    def is_explained(self, end: int) -> bool:
        """Whether brackets follow on what ends there."""
        return _EXPLAINED.match(self._prose, end) is not None

    def filled(self) -> str:
        """The prose with filler for what stands in brackets or quotation marks."""
        return _TOLD.sub(lambda found: FILLER * len(found[0]), self._prose)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [found.span() for found in _TOLD.finditer(self._prose)]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _end in self._spans]
