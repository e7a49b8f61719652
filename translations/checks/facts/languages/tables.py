"""Short ways to write the tables of a language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import overload


def counted(words: str, start: int = 1, step: int = 1) -> dict[str, int]:
    """Each of ``words`` with its number, counted from ``start``."""
    return {word: start + step * place for place, word in enumerate(words.split())}


@overload
def keyed(words: str) -> dict[str, int]: ...
@overload
def keyed(words: str, *, kind: type[str]) -> dict[str, str]: ...
def keyed(words: str, *, kind: type[int] | type[str] = int) -> dict[str, int] | dict[str, str]:
    """Each word with what stands after it."""
    parts = words.split()
    marked = dict(zip(parts[::2], parts[1::2], strict=True))
    if kind is str:
        return marked
    return {word: int(meant) for word, meant in marked.items()}


def named(table: Mapping[str, str], *, separator: str | None = None) -> dict[str, str]:
    """A table from names to the words for each, turned around."""
    return {word: name for name, words in table.items() for word in words.split(separator)}


def spans(table: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Words for units of time; their names are seconds and months: «3600 0», «0 12»."""
    return {
        word: (int(seconds), int(months))
        for word, name in named(table, separator="|").items()
        for seconds, months in [name.split()]
    }
