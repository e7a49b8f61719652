"""One term in two spellings: Indo-Pacifique and Indopacifique, OTAN and Otan."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from translations.checks.check import Check
from translations.checks.finding import Finding, Severity
from translations.checks.reading import Reading
from translations.checks.words import HYPHENS, Word, together
from translations.segmentation import Kind

_JOINTS = re.compile(rf"[{HYPHENS}・＝ ]")
# Shorter ones meet by chance, but for those with a number: G7 and G-7.
_SHORTEST = 5


class TwoSpellings(Check):
    id = "two-spellings"
    explanation = gettext_lazy(
        "A term keeps one spelling in a text: with a hyphen, with a space, or in one word. Who"
        " searches for one does not find the other."
    )
    source = "house rule: one term, one spelling"

    def find(self, text: Reading) -> Iterator[Finding]:
        spellings: dict[str, dict[str, list[Word]]] = defaultdict(lambda: defaultdict(list))
        for word in text.words:
            spellings[_JOINTS.sub("", word.form)][word.form].append(word)
        for word in _with_a_space(text.words):
            key = _JOINTS.sub("", word.form)
            if key in spellings:
                spellings[key][word.form].append(word)
        for key, forms in spellings.items():
            if len(forms) > 1 and _is_a_term(key):
                yield from self._all_but_the_usual(forms)

    def _all_but_the_usual(self, forms: Mapping[str, list[Word]]) -> Iterator[Finding]:
        usual = max(forms, key=lambda form: len(forms[form]))
        times = len(forms[usual])
        for form, words in forms.items():
            for word in words if form != usual else ():
                right = _as_typed(forms[usual], word.text)
                message = ngettext(
                    "“%(typed)s” is also written “%(usual)s” in this text, %(times)d time.",
                    "“%(typed)s” is also written “%(usual)s” in this text, %(times)d times.",
                    times,
                ) % {"typed": word.text, "usual": right, "times": times}
                yield self.at(word.passage, word.start, word.end, message, right)


class TwoCases(Check):
    id = "two-cases"
    severity = Severity.HINT
    explanation = gettext_lazy(
        "An acronym, a name or a title keeps its capitals in a text: OTAN or Otan, RUTTE or Rutte,"
        " pays membres or Pays membres."
    )
    source = "Imprimerie nationale, Lexique des règles typographiques: capitals"

    def find(self, text: Reading) -> Iterator[Finding]:
        forms: dict[str, list[Word]] = defaultdict(list)
        for word in text.words:
            forms[word.form].append(word)
        for alike in forms.values():
            # «US» is not «us», and any word may begin a sentence or stand in a line of capitals.
            if any(_is_loud(word.text) for word in alike) and not any(map(_is_low, alike)):
                yield from self._all_but_the_usual([w for w in alike if _tells_case(w)])
        if text.language == "fr":
            for alike in _terms(text.words):
                yield from self._all_but_the_usual(alike)

    def _all_but_the_usual(self, words: list[Word]) -> Iterator[Finding]:
        if len({word.text for word in words}) < 2:
            return
        usual, _times = Counter(word.text for word in words).most_common(1)[0]
        for word in words:
            if word.text != usual:
                message = _("“%(typed)s” is also written “%(usual)s” in this text.") % {
                    "typed": word.text,
                    "usual": usual,
                }
                yield self.at(word.passage, word.start, word.end, message, usual)


def _with_a_space(words: Iterable[Word]) -> Iterator[Word]:
    """Neighbours that a capital shows to be a name; of other words, grammar parts some."""
    for word, following in pairwise(words):
        if (
            word.passage is following.passage
            and following.start - word.end == 1
            and word.passage.prose[word.end].isspace()
            and word.text[0].isupper()
            and (following.text[0].isupper() or not word.begins_sentence)
            and (len(following.text) > 1 or following.text.isdecimal())
        ):
            yield together(word, following)


def _is_a_term(key: str) -> bool:
    return len(key) >= _SHORTEST or not key.isalpha()


def _as_typed(words: Iterable[Word], like: str) -> str:
    """The usual spelling among ``words`` that begins, where possible, with a capital as ``like``."""
    counted = Counter(word.text for word in words)
    alike = [
        (text, times) for text, times in counted.items() if text[0].isupper() == like[0].isupper()
    ]
    return max(alike or counted.items(), key=lambda item: item[1])[0]


def _is_loud(typed: str) -> bool:
    """Whether it has a capital within, as acronyms, NAMES and Double-Names do."""
    return len(typed) > 2 and any(letter.isupper() for letter in typed[1:])


def _is_low(word: Word) -> bool:
    return word.text.islower()


def _tells_case(word: Word) -> bool:
    if word.passage.kind in (Kind.HEADING, Kind.TITLE) and word.passage.text.isupper():
        return False
    return _is_loud(word.text) or not word.begins_sentence


def _terms(words: Iterable[Word]) -> Iterable[list[Word]]:
    """Terms of two words, the second without a capital, such as «pays membres», by their form.

    French writes a capital in the first word of a name alone; other languages vary too freely.
    """
    found: dict[str, list[Word]] = defaultdict(list)
    for word, following in pairwise(words):
        if (
            word.passage is following.passage
            and following.start - word.end == 1
            and min(len(word.text), len(following.text)) >= 4
            and following.text.islower()
            and word.text[1:].islower()
            and not word.begins_sentence
        ):
            term = together(word, following)
            found[term.form].append(term)
    return found.values()
