"""Letters that look like those of another script, which no reader sees and every search misses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.check import Check
from translations.checks.finding import Finding
from translations.checks.letters import ARABIC, CYRILLIC, GREEK, LATIN, OWN
from translations.checks.reading import Passage, Reading
from translations.checks.told import Told

_FROM_CYRILLIC = str.maketrans("аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅ", "aeopcyxijshdqwABEKMHOPCTYXIJS")
_FROM_GREEK = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo")
_TO_LATIN = _FROM_CYRILLIC | _FROM_GREEK
_TO_CYRILLIC: Mapping[str, dict[int, int]] = {
    "ru": str.maketrans("aeopcyxABEKMHOPCTYX", "аеорсухАВЕКМНОРСТУХ"),
    "uk": str.maketrans("aeopcyxiABEKMHOPCTYXI", "аеорсухіАВЕКМНОРСТУХІ"),
}
_LATIN_ONLY = re.compile(f"[{LATIN}]+")
_CYRILLIC_ONLY = re.compile(f"[{CYRILLIC}]+")


class LookAlike(Check):
    id = "look-alike"
    explanation = gettext_lazy(
        "A letter of another script that looks the same: a search doesn’t find the word, a program"
        " reads it aloud wrongly, and an address with it may lead elsewhere."
    )
    source = (
        "Unicode Technical Report #36, section 2.2; Unicode Technical Standard #39, confusables"
    )
    languages = tuple(OWN)

    _seam = re.compile(
        f"(?<=[{LATIN}])[{CYRILLIC}{GREEK}]|(?<=[{CYRILLIC}{GREEK}])[{LATIN}]",
    )
    _word = re.compile(f"[{LATIN}{CYRILLIC}{GREEK}]++")

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            if self._seam.search(passage.prose):
                for found in self._word.finditer(passage.prose):
                    right = self._seam.search(found[0]) and _in_one_script(found[0], text.language)
                    if right:
                        yield self._other(passage, found, right)
            if text.language in _TO_CYRILLIC:
                yield from self._alone(passage, text.language)

    def _alone(self, passage: Passage, language: str) -> Iterator[Finding]:
        """A Latin letter as a word among Cyrillic ones."""
        for found in _ALONE[language].finditer(passage.prose):
            yield self._other(passage, found, found[0].translate(_TO_CYRILLIC[language]))

    def _other(self, passage: Passage, found: re.Match[str], right: str) -> Finding:
        message = _("“%(word)s” has letters of another script that look alike.")
        return self.at(passage, *found.span(), message % {"word": found[0][:40]}, right)


_ALONE = {
    language: re.compile(f"(?<=[{CYRILLIC},][ \u00a0])[{letters}](?=[ \u00a0][{CYRILLIC}])")
    for language, letters in {"ru": "acoy", "uk": "acoyi"}.items()
}


def _in_one_script(word: str, language: str) -> str:
    """The word in the script that it was meant in; "" where it is not known to be one."""
    if language in _TO_CYRILLIC:
        right = word.translate(_TO_CYRILLIC[language])
        if _CYRILLIC_ONLY.fullmatch(right):
            return right
    right = word.translate(_TO_LATIN)
    return right if _LATIN_ONLY.fullmatch(right) else ""


class PersianLetter(Check):
    id = "persian-letter"
    explanation = gettext_lazy(
        "A Persian keyboard has another kaf and yeh, which look like the Arabic ones within a word:"
        " a search for the word doesn’t find it."
    )
    source = "W3C, Arabic & Persian Layout Requirements; Unicode Standard, 9.2"
    languages = ("ar",)

    _letter = re.compile(f"(?<=[{ARABIC}])[\u06a9\u06cc]|[\u06a9\u06cc](?=[{ARABIC}])")
    _right: Mapping[str, str] = {"\u06a9": "\u0643", "\u06cc": "\u064a"}
    _arabic = re.compile(f"[{ARABIC}]")

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            told = Told(passage.prose)
            for found in self._letter.finditer(passage.prose):
                if not told.holds(*found.span()):
                    message = _(
                        "“%(letter)s” is a letter of Persian that looks like an Arabic one."
                    )
                    right = self._meant(passage.prose, found)
                    yield self.at(passage, *found.span(), message % {"letter": found[0]}, right)

    def _meant(self, prose: str, found: re.Match[str]) -> str:
        """The Arabic letter; at the end of a word yeh stands for either of two."""
        is_last = not self._arabic.match(prose, found.end())
        return "" if is_last and found[0] == "\u06cc" else self._right[found[0]]
