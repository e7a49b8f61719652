"""Lines of 50 kB that were made to be slow to read, and how long the checks of facts take over them."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from benchmarks.judging import document_findings, sentence_findings
from translations.demo import texts

SIZE = 49_900  # bytes of UTF-8: what a body may have
ATOMS = (
    "1", "1 ", "1,", "1.", "1,1", "1 000 ", "１", "万", "1万", "一", "一億", "十", "〇", "つ", "年",
    "1年", "1月", "1月1日", "午後", "午後1時", "1時1分", "約", "令和", "令和元年", "第", "1:", "1:1 ",
    "1h", "16h00", " h", "a.m. ", "p", "$", "$1", "€ ", "1 %", "%", "percent ", "million ", "mille ",
    "cent ", "vingt ", "quatre-vingt-", "twenty-", "hundred ", "hundred and ", "one ", "half ", "une ",
    "and a half ", "et demie ", "the ", "1er ", "May ", "mai ", "1 May ", "mars 1", "2025-", "1/", "1-",
    "1–", "MMXX", "IV ", "XXIe ", "A", "AB ", "[^1]", "[a](b)", "(1)", "(", "「", "- ", "日本", "Japon ",
    "\u202f", "\u00a0", "é", "'", "’", ".", "...", "\u0661", "\u200f", "Mon ", "lundi ", "月曜日",
    "au moins ", "少なくとも", "une dizaine de ", "dozens of ", "'98 ", "1990s ", "#1", "F-16 ", "°C ",
)  # fmt: skip
MIXED = 40
NOTABLE = 0.1  # seconds
SHORT = "12, 1:30"


class Slow(NamedTuple):
    """The seconds that a line took, and how it begins."""

    seconds: float
    line: str


def lines(seed: int) -> Iterator[str]:
    """Each atom over and over, two in turn, and mixtures."""
    rng = random.Random(seed)  # noqa: S311
    for atom in ATOMS:
        yield _filled(lambda atom=atom: atom)
    for _time in range(MIXED):
        few = rng.sample(ATOMS, rng.choice((2, 2, 3, 5, 20)))
        yield _filled(lambda few=few: rng.choice(few))


def slowest(languages: tuple[str, str], seed: int) -> tuple[Slow, Slow]:
    """The slowest line in one of the texts, beside a short one, and in both texts."""
    sentence_findings(SHORT, SHORT, languages)  # expressions are compiled once a process
    one = two = Slow(0.0, "")
    for line in lines(seed):
        for source, target in ((SHORT, line), (line, SHORT)):
            one = max(one, Slow(_least(source, target, languages), line[:12]))
        two = max(two, Slow(_least(line, line, languages), line[:12]))
    return one, two


def release(languages: tuple[str, str], times: int = 15) -> float:
    """The median of the seconds for the NATO release."""
    source, target = (texts.read(texts.OTAN, language).document.body for language in languages)
    return statistics.median(
        _seconds(lambda: document_findings(source, target, languages)) for _time in range(times)
    )


def _filled(word: Callable[[], str]) -> str:
    made, size = [], 0
    while size < SIZE:
        made.append(word())
        size += len(made[-1].encode())
    return "".join(made[:-1])


def _least(source: str, target: str, languages: tuple[str, str]) -> float:
    """The least of three times, where the first is not short anyway."""
    took = _seconds(lambda: sentence_findings(source, target, languages))
    times = 2 if took > NOTABLE else 0
    return min(
        [took]
        + [_seconds(lambda: sentence_findings(source, target, languages)) for _time in range(times)]
    )


def _seconds(act: Callable[[], object]) -> float:
    """Of the processor, not of the clock: the checks wait for nothing."""
    began = time.process_time()
    act()
    return time.process_time() - began
