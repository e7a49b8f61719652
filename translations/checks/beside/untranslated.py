"""Passages that are left in their source's language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.beside.passages import BesideCheck, Said
from translations.checks.finding import Finding
from translations.checks.letters import HAN, HANGUL, KANA, LANGUAGES_LATIN, LATIN, OWN

_WORD = re.compile(r"[^\W\d_]++(?:['’\-][^\W\d_]++)*+")
_LETTER = re.compile(r"[^\W\d_]")
_EMPHASIS = re.compile(r"[*_]++")
_SPACES = re.compile(r"\s+")
_CHINESE = {"zh-hans", "zh-hant"}
_UNSPACED = {"ja", *_CHINESE}
_NO_CAPITALS = {"ar", "ko"}
# Names in characters are the same in Japanese and Chinese, sentences of so many letters are not.
_LEAST_LETTERS = 14
# Of a sentence some words begin small; of two, as in «Maison des deux rives», most must.
_LEAST_COMMON_WORDS, _COMMON = 2, 4
# Most long words of German begin with capitals.
_COMMON_IN_GERMAN = 3
# So many words in a row that stand in the source too are no chance.
_ROW = 5
_LEAST_ROW_WORDS, _LEAST_SHARE = 6, 0.5
# A character says as much as some letters do; fewer of them are a name.
_LETTERS_A_CHARACTER = 3
_LEAST_LEFT = 18
_CHARACTERS = re.compile(f"[{HAN}{KANA}{HANGUL}]")


class Untranslated(BesideCheck):
    id = "untranslated"
    explanation = gettext_lazy(
        "The passage is as in its source, or most of it is. Names, figures, codes and single words"
        " may be the same in both, and what stands in quotation marks may be quoted."
    )
    source = "ISO 17100:2015, 5.3.1 (completeness); as the Translate Toolkit’s “unchanged”"

    def find(self, said: Said) -> Iterator[Finding]:
        languages = {said.source_language, said.language}
        if said.span is None or len(languages) == 1 or languages <= _CHINESE:
            return
        if _is_same(said):
            yield self.at(*said.span, _("This passage is as in its source: it isn’t translated."))
        elif _is_left_in_script(said):
            message = _("Most of this passage is still in the script of its source.")
            yield self.at(*said.span, message)
        elif copied := _copied(said):
            message = _("Most of this passage is still in the words of its source.")
            yield self.at(*copied, message)


def _is_same(said: Said) -> bool:
    if _plain(said.source_prose) != _plain(said.target_prose):
        return False
    if said.source_language in _UNSPACED:
        letters = len(_LETTER.findall(said.own_words))
        is_sentence = re.search("[ぁ-ゖ]", said.own_words) is not None
        return letters >= (_ROW if is_sentence else _LEAST_LETTERS)
    return _are_common(_words(said.own_words), said.source_language)


def _plain(prose: str) -> str:
    words = _EMPHASIS.sub("", unicodedata.normalize("NFKC", prose))
    return _SPACES.sub(" ", words).strip().casefold()


def _words(prose: str) -> Sequence[str]:
    return _WORD.findall(prose)


def _are_common(words: Sequence[str], language: str) -> bool:
    """Whether they are more than a name: some begin small, where the language has capitals."""
    if language in _NO_CAPITALS:
        return len(words) >= _COMMON
    least = _COMMON_IN_GERMAN if language == "de" else _COMMON
    small = [word for word in words if word[0].islower() and len(word) >= least]
    if len(small) == _LEAST_COMMON_WORDS:
        return 2 * len(small) > len(words)
    return len(small) > _LEAST_COMMON_WORDS


def _is_left_in_script(said: Said) -> bool:
    theirs, ours = _scripts(said.source_language), _scripts(said.language)
    foreign = "".join(script for script in theirs if script not in ours)
    if not foreign:
        return False
    left = re.findall(f"[{foreign}]", said.own_words)
    own = re.findall(f"[{''.join(ours)}]", said.own_words)
    if foreign == LATIN:
        # Names stand in Latin letters in every language.
        words = [word for word in _words(said.own_words) if re.match(f"[{LATIN}]", word)]
        if not _are_common(words, said.source_language) or len(words) < _COMMON:
            return False
    return _weight(left) >= max(_LEAST_LEFT, _weight(own) + 1)


def _scripts(language: str) -> tuple[str, ...]:
    return (LATIN,) if language in LANGUAGES_LATIN else OWN.get(language, (LATIN,))


def _weight(letters: Sequence[str]) -> int:
    characters = len(_CHARACTERS.findall("".join(letters)))
    return len(letters) + (_LETTERS_A_CHARACTER - 1) * characters


def _copied(said: Said) -> tuple[int, int] | None:
    """From the first to the last word of the runs of words that stand in the source too."""
    if said.source_language in _UNSPACED or said.language in _UNSPACED:
        return None
    theirs = [word.casefold() for word in _words(said.source_prose)]
    found = list(_WORD.finditer(said.own_words))
    ours = [word[0].casefold() for word in found]
    known = {tuple(theirs[at : at + _ROW]) for at in range(len(theirs) - _ROW + 1)}
    copied = sorted(
        {
            index
            for at in range(len(ours) - _ROW + 1)
            if tuple(ours[at : at + _ROW]) in known
            for index in range(at, at + _ROW)
        }
    )
    if len(copied) < max(_LEAST_ROW_WORDS, _LEAST_SHARE * len(ours)):
        return None
    if not _are_common([found[index][0] for index in copied], said.source_language):
        return None
    return found[copied[0]].start(), found[copied[-1]].end()
