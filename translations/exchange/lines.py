"""Lines: the runs of a paragraph put in order, as a browser shows them: white space and marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from translations.exchange.blocks import Line, Mark, Run, Sort

# Han, kana and full-width signs, but not Hangul: between two of them the end of a line in the page's
# source is no space (CSS Text 3, 4.1.3).
_EAST = re.compile(
    "[\u2e80-\u303f\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60]"
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_END = "\u2028"
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


def tidy(runs: Iterable[Run]) -> Line:
    """The runs of one paragraph without the white space that nobody sees, marks around words only.

    White space at its ends is that of the layout, be it full-width; within, only ordinary spaces are
    collapsed.
    """
    collapsed = _trimmed(_collapsed(list(runs)))
    return tuple(_merged(_hugging(_merged(collapsed))))


def parted(runs: Sequence[Run]) -> list[list[Run]]:
    """The paragraphs that two or more ends of lines in a row make of these runs."""
    found: list[list[Run]] = [[]]
    ends = 0
    for run in runs:
        if run.sort is Sort.BREAK:
            ends += 1
        elif run.sort is not Sort.WORDS or run.text.strip():
            if ends > 1:
                found.append([])
            ends = 0
        found[-1].append(run)
    return found


def shared(one: Sequence[Mark], other: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks that both begin with."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return tuple(mark for mark, _same in pairs)


def without(line: Iterable[Run], *kinds: str) -> Line:
    """The line without the marks of these kinds."""
    return tuple(
        _merged(
            replace(run, marks=tuple(mark for mark in run.marks if mark.kind not in kinds))
            for run in line
        )
    )


def plain(line: Iterable[Run]) -> str:
    """The words of a line, with what stands for its notes and readings left out."""
    return "".join(run.text for run in line if run.sort is not Sort.NOTE)


def _collapsed(runs: list[Run]) -> list[Run]:
    """One space for all white space in a row, none where a line begins or ends."""
    shown = [_shown(run) for run in runs]
    line = "".join(shown)
    signs = list(line)
    for found in _SPACES.finditer(line):
        start, stop = found.span()
        signs[start:stop] = [_space(line, start, stop), *[""] * (stop - start - 1)]
    collapsed, place = [], 0
    for run, text in zip(runs, shown, strict=True):
        kept = "".join(signs[place : place + len(text)])
        place += len(text)
        if run.sort is not Sort.WORDS:
            collapsed.append(_standing_alone(run))
        elif kept:
            collapsed.append(replace(run, text=kept))
    return collapsed


def _shown(run: Run) -> str:
    """What a run is where the spaces between runs are counted: its words, or a sign for it."""
    if run.sort is Sort.WORDS:
        return run.text
    return _END if run.sort is Sort.BREAK else run.text[:1]


def _space(line: str, start: int, stop: int) -> str:
    """What white space in the page's source is to the eye."""
    before, after = line[start - 1 : start], line[stop : stop + 1]
    if not start or not after or _END in (before, after):
        return ""
    is_layout = "\n" in line[start:stop] and _EAST.match(before) and _EAST.match(after)
    return "" if is_layout else " "


def _standing_alone(run: Run) -> Run:
    """A footnote's mark without the link that it stands in: it is a link of its own."""
    if run.sort is not Sort.NOTE:
        return run
    return replace(run, marks=tuple(mark for mark in run.marks if mark.kind != "link"))


def _trimmed(runs: list[Run]) -> list[Run]:
    """Without white space and ends of lines at either end."""
    while runs and _is_blank(runs[-1]):
        runs.pop()
    while runs and _is_blank(runs[0]):
        del runs[0]
    if runs and runs[0].sort is Sort.WORDS:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
    if runs and runs[-1].sort is Sort.WORDS:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return runs


def _is_blank(run: Run) -> bool:
    return run.sort is Sort.BREAK or (run.sort is Sort.WORDS and not run.text.strip())


def _merged(runs: Iterable[Run]) -> list[Run]:
    """One run for all words in a row with the same marks."""
    found: list[Run] = []
    for (sort, _marks, solo), group in groupby(runs, _key):
        same = list(group)
        if sort is Sort.WORDS and not solo:
            same = [replace(same[0], text="".join(run.text for run in same))]
        found += [run for run in same if run.text or sort is Sort.BREAK]
    return found


def _key(run: Run) -> tuple[Sort, tuple[Mark, ...], int]:
    return run.sort, run.marks, 0 if run.sort is Sort.WORDS else id(run)


def _hugging(runs: list[Run]) -> list[Run]:
    """Marks begin and end at words: white space keeps those that go on at both its sides."""
    pieces: list[Run] = []
    for run in runs:
        if run.sort is not Sort.WORDS or not run.marks:
            pieces.append(run)
            continue
        edges = _EDGES.fullmatch(run.text)
        texts = edges.groups() if edges else (run.text,)
        pieces += [replace(run, text=text) for text in texts if text]
    solid = [run.marks if not _is_blank(run) else None for run in pieces]
    before = _last_seen(solid)
    after = _last_seen(solid[::-1])[::-1]
    return [
        run if marks is not None else replace(run, marks=shared(run.marks, shared(earlier, later)))
        for run, marks, earlier, later in zip(pieces, solid, before, after, strict=True)
    ]


def _last_seen(marks: Iterable[tuple[Mark, ...] | None]) -> list[tuple[Mark, ...]]:
    found: list[tuple[Mark, ...]] = []
    last: tuple[Mark, ...] = ()
    for each in marks:
        last = last if each is None else each
        found.append(last)
    return found
