"""Letters of a script, or of an alphabet, that the language isn't written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.check import Check
from translations.checks.finding import Finding
from translations.checks.letters import CYRILLIC, GREEK, OWN, foreign_to
from translations.checks.reading import Passage, Reading
from translations.checks.told import Told
from translations.segmentation import Kind

_SHOWN = 40
# Each of the two alphabets has letters that the other lacks.
_OF_THE_OTHER = {"ru": "іїєґІЇЄҐ", "uk": "ыэёъЫЭЁЪ"}


class WrongScript(Check):
    id = "wrong-script"
    explanation = gettext_lazy(
        "Words in a script that the language isn’t written in are often left over from the source."
        " Foreign names and terms may stand in brackets, quotation marks or italics."
    )
    source = "Unicode Technical Standard #39, section 5.1; Unicode CLDR, exemplar characters"
    languages = tuple(OWN)

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            if _is_name_in_cell(passage, text.language):
                continue
            told = Told(passage.prose)
            for found in _foreign(text.language).finditer(passage.prose):
                if not told.holds(*found.span()) and not told.is_explained(found.end()):
                    message = _("“%(words)s” is in a script that this language isn’t written in.")
                    shown = {"words": _cut(found[0])}
                    yield self.at(passage, *found.span(), message % shown)


class WrongAlphabet(Check):
    id = "wrong-alphabet"
    explanation = gettext_lazy(
        "Russian has no і, ї, є and ґ, Ukrainian no ы, э, ё and ъ: such a word is of the other"
        " language. In brackets and quotation marks it may be."
    )
    source = "Unicode CLDR, exemplar characters of ru and uk"
    languages = tuple(_OF_THE_OTHER)

    _word = {
        language: re.compile(
            f"(?<![{CYRILLIC}])(?=[{CYRILLIC}]{{0,40}}?[{letters}])[{CYRILLIC}]{{1,100}}+"
        )
        for language, letters in _OF_THE_OTHER.items()
    }

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            told = Told(passage.prose)
            for found in self._word[text.language].finditer(passage.prose):
                if not told.holds(*found.span()):
                    message = _("“%(word)s” has letters that this language’s alphabet lacks.")
                    yield self.at(passage, *found.span(), message % {"word": _cut(found[0])})


@cache
def _foreign(language: str) -> re.Pattern[str]:
    letters = foreign_to(language)
    # A single Greek letter is a symbol: α, Ω, µ.
    between = f"(?:[ \u00a0\u3000·・ー'’-]{{1,2}}+(?=[{letters}]))"
    return re.compile(f"[{letters}](?:[{letters}ー]++|{between})*+|[{GREEK}]{{2,}}+")


def _is_name_in_cell(passage: Passage, language: str) -> bool:
    """Whether a cell of a table holds nothing else, as the list of names in two scripts does."""
    return passage.kind == Kind.TABLE_CELL and bool(
        _foreign(language).fullmatch(passage.prose.strip())
    )


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
