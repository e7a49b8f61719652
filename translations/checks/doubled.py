"""Words typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.check import Check
from translations.checks.finding import Finding
from translations.checks.reading import Reading

# Vietnamese and Turkish double words to say «little by little»; the others not named have no spaces.
_LANGUAGES = ("ar", "de", "en", "es", "fr", "id", "it", "ko", "nl", "pt", "ru", "uk")
# Marks over and under letters belong to the word; they are no letters to Python.
_WORD = re.compile(
    "(?:[^\\W\\d_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670])++"
    "(?:['’\\-\u2010\u2011](?:[^\\W\\d_]|[\u0300-\u036f])++)*+"
)
_TWICE = {
    # The first are Latin letters by their names, as in «سي إن إن».
    "ar": "إن إس إف إل إم آر بي تي جي دي سي كي يو جدا يوما يومًا خطوة شيئا شيئًا رويدا رويدًا",
    "de": "das dem den der die ihr sie",
    "en": "ha had her that very",
    "es": "muy",
    "fr": "en faire ha nous très vous",
    "it": "man mano passo pian piano quasi via",
    "nl": "dat die heel zij",
    "pt": "quase",
    "ru": "еле очень чуть",
    "uk": "дуже ледь",
}


class DoubledWord(Check):
    id = "doubled-word"
    explanation = gettext_lazy(
        "The same word stands twice in a row. What a language does say twice, such as “nous nous”"
        " in French, is left alone."
    )
    source = "house rule, as LanguageTool’s WORD_REPEAT_RULE"
    languages = _LANGUAGES

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            words = ((w.start(), w.end(), w[0]) for w in _WORD.finditer(passage.prose))
            for (start, middle, word), (again, end, repeated) in pairwise(words):
                gap = passage.prose[middle:again]
                if gap.isspace() and _is_mistake(word, repeated, text.language):
                    message = _("“%(word)s” stands twice.") % {"word": repeated}
                    yield self.at(passage, start, end, message, word)


def _is_mistake(word: str, repeated: str, language: str) -> bool:
    # Two capitals are a name: Pago Pago. In German they are any noun.
    is_name = word[0].isupper() and repeated[0].isupper() and language != "de"
    return (
        word.casefold() == repeated.casefold()
        and not is_name
        and word.casefold() not in _TWICE.get(language, "").split()
    )
