"""Comparing two plain texts, by line and within changed lines by word. Pure.

Right for scripts without spaces, and for what is written from right to left; the staff's screens and
the public versions of a text show the same differences.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

# What stands on the letter before it: accents, Arabic vowels, the variant that a name's character has.
_ON = (
    r"[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8"
    r"\u06ea-\u06ed\u08d3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    r"\U000e0100-\U000e01ef]"
)
# Characters of scripts without spaces; also the rarer ones, which are beyond 16 bits.
_CJK = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_NARROW = r"\u00a0\u202f\u2009"
# What stands inside a figure: 3,5 and 16:30; and what groups it by three, which elsewhere parts words.
_INSIDE = rf"[.,:．，：\u066b\u066c{_NARROW}]\d+|(?<!\d{{4}})[ '’]\d{{3}}(?!\d)"
_FIGURE = rf"\d+(?:{_INSIDE})*"
# Figures in Han characters, alone or with others: 十五, 二〇二五, 1万5千.
_HAN = "[〇零一二三四五六七八九十百千万億兆萬亿两兩]"
# Scripts without spaces are compared by character, but a loan word of katakana is one word; everything
# else by word. A figure is one word with the marks that group it: 1 000 000, 3,5. A space is a word too.
WORD = re.compile(
    rf"(?:{_FIGURE})?(?:{_HAN}+(?:{_FIGURE})?)+|\d+(?:{_INSIDE})+|[０-９]+"
    rf"|[\u30a1-\u30fa\u30fc-\u30fe\uff66-\uff9f]+|[{_CJK}]{_ON}*"
    rf"|\s|(?:[^\W{_CJK}]{_ON}*)+|[^\w\s](?:{_ON}|\u200d[^\w\s])*"
)
_ONE = re.compile(rf"[{_CJK}]{_ON}*")

# Beyond so many pairs of words the comparison would take seconds; the two are then shown whole.
MOST = 4_000_000
# So many places are looked at in one comparison, which takes some seconds. Texts that repeat a few words
# over and over would take minutes; what is left by then is shown as gone and come.
STEPS = 15_000_000


@dataclass(frozen=True)
class Run:
    """A stretch of text that is in both (``same``), only in the old one or only in the new."""

    kind: str
    text: str


def compare(old: str, new: str) -> Iterator[Run]:
    """The two texts as one sequence of runs: by line, and within changed lines by word."""
    patience = Patience()
    for gone, come in _by_line(old, new, patience):
        if gone == come:
            yield Run("same", gone)
        else:
            yield from compare_words(gone, come, patience)


def passages(old: str, new: str) -> Iterator[list[Run]]:
    """Each stretch of lines that differ between the two texts, and nothing of the others."""
    patience = Patience()
    for gone, come in _by_line(old, new, patience):
        if gone != come:
            yield list(compare_words(gone, come, patience))


@dataclass
class Patience:
    """What is left of STEPS for one comparison."""

    steps: int = field(default_factory=lambda: STEPS)


class _Matcher(difflib.SequenceMatcher[str]):
    """Python's own, which finds nothing more that is the same once patience is at its end."""

    b2j: dict[str, list[int]]  # documented, and left out by the stubs

    def __init__(self, before: list[str], after: list[str], patience: Patience) -> None:
        super().__init__(a=before, b=after, autojunk=False)
        places = (len(self.b2j.get(word, ())) for word in before)
        self._sums = list(accumulate(places, initial=0))
        self._patience = patience

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> difflib.Match:
        last = len(self._sums) - 1 if ahi is None else ahi
        self._patience.steps -= self._sums[last] - self._sums[alo]
        if self._patience.steps < 0:
            return difflib.Match(alo, blo, 0)
        return super().find_longest_match(alo, ahi, blo, bhi)


def _by_line(old: str, new: str, patience: Patience) -> Iterator[tuple[str, str]]:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if len(before) * len(after) > MOST:
        yield old, new
        return
    for start, end, begin, stop in changed_stretches(before, after, patience):
        yield "".join(before[start:end]), "".join(after[begin:stop])


def compare_words(old: str, new: str, patience: Patience) -> Iterator[Run]:
    """The two as one sequence of runs by word, with what is left of ``patience``."""
    before, after = WORD.findall(old), WORD.findall(new)
    if len(before) * len(after) > MOST:
        before, after = [old] * bool(old), [new] * bool(new)
    stretches = [
        ("".join(before[start:end]), "".join(after[begin:stop]))
        for start, end, begin, stop in changed_stretches(before, after, patience)
    ]
    for gone, come in _legible(stretches):
        if gone == come:
            yield Run("same", gone)
            continue
        if gone:
            yield Run("old", gone)
        if come:
            yield Run("new", come)


def _legible(stretches: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same with two changes made one where only a crumb between them stayed.

    « le chat » for « un chien » is one change, not two with a space between them.
    """
    found: list[tuple[str, str]] = []
    for gone, come in stretches:
        if len(found) > 1 and _is_crumb(found[-2], found[-1], (gone, come)):
            (old, new), (same, _same) = found[-2:]
            found[-2:] = [(old + same + gone, new + same + come)]
        else:
            found.append((gone, come))
    return found


def _is_crumb(before: tuple[str, str], kept: tuple[str, str], after: tuple[str, str]) -> bool:
    same = kept[0]
    if same != kept[1] or before[0] == before[1] or after[0] == after[1]:
        return False
    if same.isspace():
        return "\n" not in same and all(
            f"{old}{new}".strip() for old, new in zip(before, after, strict=True)
        )
    return _ONE.fullmatch(same) is not None and min(_longer(before), _longer(after)) > 1


def _longer(change: tuple[str, str]) -> int:
    return max(map(len, change))


def changed_stretches(
    before: list[str], after: list[str], patience: Patience
) -> Iterator[tuple[int, int, int, int]]:
    """Where each stretch that is the same, or not, begins and ends in ``before`` and in ``after``."""
    for _tag, start, end, begin, stop in _Matcher(before, after, patience).get_opcodes():
        yield start, end, begin, stop
