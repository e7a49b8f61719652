"""The words of a text, as far as they can be told apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from translations.checks.reading import Passage

HYPHENS = "-\u2010\u2011"
_ALPHABETIC = re.compile(rf"[^\W\d_][^\W_]*+(?:[{HYPHENS}][^\W_]++)*+")
# In a script without spaces, the words that can be told: Latin ones, and katakana with its dots.
_UNSPACED = re.compile(
    rf"[A-Za-zＡ-Ｚａ-ｚ][A-Za-zＡ-Ｚａ-ｚ0-9]*+(?:[{HYPHENS}][A-Za-zＡ-Ｚａ-ｚ0-9]++)*+"
    r"|[ァ-ヴー]++(?:[・＝][ァ-ヴー]++)*+"
)
_LANGUAGES_UNSPACED = ("ja", "zh-hans", "zh-hant")
_OPENING = " \t\n\u00a0\u202f\u3000«“\"'‘([*_—–-"
_SENTENCE_ENDS = ".!?…:;。"


class Word(NamedTuple):
    """A word at its place; ``form`` is it without regard to capitals, widths and kinds of hyphens."""

    passage: Passage
    start: int
    end: int
    text: str
    form: str

    @property
    def begins_sentence(self) -> bool:
        prose, place = self.passage.prose, self.start
        before = prose[max(place - 8, 0) : place].rstrip(_OPENING)
        return (place < 8 and not before) or before[-1:] in _SENTENCE_ENDS


def words(passages: Iterable[Passage], language: str) -> Iterator[Word]:
    """The words of ``passages``, each with its place."""
    word = _UNSPACED if language in _LANGUAGES_UNSPACED else _ALPHABETIC
    forms: dict[str, str] = {}
    for passage in passages:
        for found in word.finditer(passage.prose):
            typed = found[0]
            form = forms.get(typed) or forms.setdefault(typed, _form(typed))
            yield Word(passage, found.start(), found.end(), typed, form)


def together(word: Word, following: Word) -> Word:
    """Two neighbours, with the space between them, as one."""
    typed = word.passage.text[word.start : following.end]
    return Word(word.passage, word.start, following.end, typed, f"{word.form} {following.form}")


def _form(typed: str) -> str:
    plain = unicodedata.normalize("NFKC", typed).casefold()
    return re.sub(f"[{HYPHENS}]", "-", plain)
