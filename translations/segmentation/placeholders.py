"""Placeholders: the inline marks of a passage that a translator moves but never types. Pure.

The tokeniser has a twin in ``static/staff/desk/placeholders.js``; one table of cases holds the two
together (tests/translations/desk/placeholders.json). It reads a passage alone, so a reference that
leads nowhere is a placeholder all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Token:
    """A mark at ``start`` of a passage; ``raw`` is how it is written, ``pair`` the index of its other end."""

    kind: str
    raw: str
    start: int
    pair: int | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.raw)


_SCAN = re.compile(
    r"""
      (?P<break>[ ]{2,}\n|\\\n)
    | (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<code>(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`))
    | (?P<note>\[\^[^\s\[\]]{1,64}\])
    | (?P<autolink><(?:https?://|mailto:)[^\s<>]+>)
    | (?P<ruby>\{[^{}|｜\n]{1,64}[|｜][^{}|｜\n]{1,64}\})
    | (?P<link_close>\]\((?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)\))
    | (?P<bracket>\[)
    | (?P<run>\*{1,3}|_{1,3})
    """,
    re.VERBOSE,
)
_LONE = ("break", "code", "note", "autolink", "ruby")
# More is no passage but an attack on the pairing.
_MOST_OPEN = 200


def placeholders(text: str) -> list[Token]:
    """The placeholders of a passage in their order; of a pair, each names the index of the other."""
    found: list[tuple[str, str, int]] = []
    pairs: dict[int, int] = {}
    brackets: list[int] = []
    runs: list[int] = []
    for match in _SCAN.finditer(text):
        kind, raw, start = str(match.lastgroup), match[0], match.start()
        kind = "code" if kind == "ticks" else kind
        if kind == "escape":
            continue
        found.append((kind, raw, start))
        here = len(found) - 1
        if kind == "bracket":
            brackets = [*brackets, here][-_MOST_OPEN:]
        elif kind == "link_close" and brackets:
            pairs[brackets.pop()] = here
        elif kind == "run":
            _match_run(text, found, runs, pairs)
    return _tokens(found, pairs)


def _match_run(
    text: str, found: list[tuple[str, str, int]], runs: list[int], pairs: dict[int, int]
) -> None:
    """Pair the last run of stars or underscores with the nearest like it that waits for its end."""
    here = len(found) - 1
    _kind, raw, start = found[here]
    before, after = text[start - 1 : start], text[start + len(raw) : start + len(raw) + 1]
    within = raw[0] == "_" and before.isalnum() and after.isalnum()
    opens = bool(after.strip()) and not within
    closes = bool(before.strip()) and not within
    if closes:
        for index in reversed(runs):
            if found[index][1] == raw:
                del runs[runs.index(index) :]
                pairs[index] = here
                return
    if opens:
        runs.append(here)
        del runs[:-_MOST_OPEN]


def _tokens(found: list[tuple[str, str, int]], pairs: dict[int, int]) -> list[Token]:
    """Those that stand alone, and those that have their other end."""
    ends = {end: start for start, end in pairs.items()}
    kept = [
        index
        for index, (kind, _raw, _start) in enumerate(found)
        if kind in _LONE or index in pairs or index in ends
    ]
    number = {index: place for place, index in enumerate(kept)}
    tokens = []
    for index in kept:
        kind, raw, start = found[index]
        other = pairs.get(index, ends.get(index))
        tokens.append(Token(_kind(kind, raw), raw, start, None if other is None else number[other]))
    return tokens


def _kind(kind: str, raw: str) -> str:
    if kind == "bracket":
        return "link_open"
    if kind == "run":
        return "strong" if len(raw) > 1 else "emphasis"
    return kind
