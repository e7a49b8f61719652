"""Counting: how much there is to translate, in the words that a translator is paid by."""

from __future__ import annotations

import re

# Japanese and Chinese part no words: their characters are counted, without spaces and punctuation.
_BY_CHARACTER = ("ja", "zh")
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_CHARACTER = re.compile(r"[^\W_]")
_ADDRESS = re.compile(r"\]\([^)\s]*\)|\[\^[^\]\s]+\]")


def words(markdown: str, language: str) -> int:
    """The words of a passage without its addresses and notes' marks; characters in Japanese and Chinese."""
    text = _ADDRESS.sub(" ", markdown)
    pattern = _CHARACTER if language.startswith(_BY_CHARACTER) else _WORD
    return len(pattern.findall(text))
