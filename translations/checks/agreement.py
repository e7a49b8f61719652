"""French agreement where it is sure: «le secrétaire générale», «la ministre délégué»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.check import Check
from translations.checks.finding import Finding
from translations.checks.reading import Reading

# Titles that a man and a woman bear alike, so that the article alone says which.
_TITLES = (
    *("secrétaire", "ministre", "vice-ministre", "porte-parole", "commissaire"),
    *("haut-commissaire", "haute-commissaire", "attaché", "guide", "membre", "juge"),
)
# Masculine and feminine of what follows a title.
_PAIRS = {
    "général": "générale",
    "adjoint": "adjointe",
    "délégué": "déléguée",
    "permanent": "permanente",
    "spécial": "spéciale",
    "principal": "principale",
    "exécutif": "exécutive",
    "chargé": "chargée",
    "nouveau": "nouvelle",
    "élu": "élue",
    "nommé": "nommée",
    "désigné": "désignée",
}
_FEMININE = {feminine: masculine for masculine, feminine in _PAIRS.items()}
_MASCULINE_ARTICLES = ("le", "un", "du", "au", "ce", "cet")
_FEMININE_ARTICLES = ("la", "une", "cette")
_GAP = "[ \\t\\n\u00a0\u202f]"


def _any(words: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_TITLE = re.compile(
    rf"(?<![\w’'-])(?P<article>{_any(_MASCULINE_ARTICLES + _FEMININE_ARTICLES)}){_GAP}"
    rf"(?:{_any(_TITLES)})(?:-|{_GAP})(?P<adjective>{_any((*_PAIRS, *_FEMININE))})(?![\w-])",
    re.IGNORECASE,
)


class TitleAgreement(Check):
    id = "title-agreement"
    explanation = gettext_lazy(
        "An adjective agrees with the article of its title: le secrétaire général, la secrétaire"
        " générale. One of the two is a typing mistake."
    )
    source = "Grevisse, Le Bon Usage: the adjective agrees in gender with its noun"
    languages = ("fr",)

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            for found in _TITLE.finditer(passage.prose):
                article, typed = found["article"].lower(), found["adjective"]
                forms = _FEMININE if article in _MASCULINE_ARTICLES else _PAIRS
                if right := forms.get(typed.lower()):
                    right = right.capitalize() if typed[0].isupper() else right
                    message = _("After “%(article)s”, “%(right)s” rather than “%(typed)s”.") % {
                        "article": found["article"],
                        "right": right,
                        "typed": typed,
                    }
                    yield self.at(passage, *found.span("adjective"), message, right)
