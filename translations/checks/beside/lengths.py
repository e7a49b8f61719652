"""How long a translation is for its source, in the middle and how far off the middle.

Lengths vary by their ratio, hence logarithms; the median and the median of deviations from it don't
move for the passages that are wrong. Two numbers a pair of languages: ``lengths.tsv``, made by
``python -m benchmarks.lengths``, of which ``lengths.md`` says what they come from.
"""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from translations.checks.asides import FILLER, prose

LEAST_PAIRS = 200
TABLE = Path(__file__).parent / "lengths.tsv"

_SIGN = re.compile(rf"[^\s{FILLER}]")
# Signs below which a passage says too little for its length to mean anything, by language.
_SHORT: Mapping[str, int] = {"ja": 20, "zh-hans": 16, "zh-hant": 16, "ko": 20}
_SHORT_ELSEWHERE = 50
# How much shorter each writes than alphabets do, very roughly.
_DENSE: Mapping[str, float] = {"ja": -0.85, "zh-hans": -1.2, "zh-hant": -1.2, "ko": -0.75}
# The spread where no pair of the two is known.
_WIDE = 0.25
# Letters added to both lengths, so that a few signs more or less in a short passage don't weigh much.
_SLACK = 12
# The letters of a sentence of those that the table is made from, very roughly.
_SENTENCE = 110
# Deviations that are a finding, and the least that is: half as long again.
_MOST_DEVIATIONS = 3.7
_LEAST_FAR = math.log(1.5)
_LEAST_SPREAD = 0.08
_NORMAL = 1.4826  # the standard deviation that belongs to a median deviation of 1


@dataclass(frozen=True)
class Norm:
    """The median of log(target's length / source's), and the median deviation from it."""

    median: float
    spread: float

    @property
    def reversed(self) -> Norm:
        """That of translations the other way."""
        return Norm(-self.median, self.spread)

    def expected(self, source: int) -> float:
        """How long a translation of ``source`` signs is, in the middle."""
        return source * math.exp(self.median)

    def excess(self, source: int, target: int, language: str) -> float:
        """How far off the expected length ``target`` is: over 1 it is a finding, under -1 too."""
        scale = math.exp(_DENSE.get(language, 0.0))
        slack, expected = _SLACK * scale, self.expected(source)
        ratio = math.log((target + slack) / (expected + slack))
        deviation = _NORMAL * max(self.spread, _LEAST_SPREAD)
        # What is of few signs varies more: the variance goes by the length (Gale and Church).
        deviation *= math.sqrt(max(_SENTENCE * scale / (expected + slack), 1))
        return ratio / max(_MOST_DEVIATIONS * deviation, _LEAST_FAR)


def length(words: str) -> int:
    """The signs of a text's prose: no spaces, marks, addresses or code."""
    return len(_SIGN.findall(words))


def is_short(signs: float, language: str) -> bool:
    """Whether so many signs say too little."""
    return signs < _SHORT.get(language, _SHORT_ELSEWHERE)


def learned(pairs: Iterable[tuple[str, str]], source_language: str, language: str) -> Norm | None:
    """What passages and their translations teach; None of fewer than ``LEAST_PAIRS`` that say much."""
    ratios = []
    for source, target in pairs:
        here, there = length(prose(source)), length(prose(target))
        if here and there and not (is_short(here, source_language) or is_short(there, language)):
            ratios.append(math.log(there / here))
    if len(ratios) < LEAST_PAIRS:
        return None
    median = statistics.median(ratios)
    return Norm(median, statistics.median(abs(ratio - median) for ratio in ratios))


def shipped(source_language: str, language: str) -> Norm:
    """That of the table; of a pair that it lacks, a wide one."""
    table = _table()
    if norm := table.get((source_language, language)):
        return norm
    if norm := table.get((language, source_language)):
        return norm.reversed
    return Norm(_DENSE.get(language, 0.0) - _DENSE.get(source_language, 0.0), _WIDE)


@cache
def _table() -> Mapping[tuple[str, str], Norm]:
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:])
    return {
        (source, target): Norm(float(median), float(spread))
        for source, target, median, spread in rows
    }
