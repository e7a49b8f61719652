"""Short ways to write the tables of a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

Kind = TypeVar("Kind", int, str)


def counted(words: str, start: int = 1, step: int = 1) -> dict[str, int]:
    """Each of ``words`` with its number, counted from ``start``."""
    return {word: start + step * place for place, word in enumerate(words.split())}


def keyed(words: str, *, kind: Callable[[str], Kind] = int) -> dict[str, Kind]:
    """Each word with what stands after it."""
    parts = words.split()
    return {word: kind(meant) for word, meant in zip(parts[::2], parts[1::2], strict=True)}


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
