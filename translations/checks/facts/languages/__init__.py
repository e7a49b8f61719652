"""One file a language: its words, and the rules that read its facts."""

from __future__ import annotations

from translations.checks.facts.languages.ar import ARABIC
from translations.checks.facts.languages.de import GERMAN
from translations.checks.facts.languages.en import ENGLISH
from translations.checks.facts.languages.es import SPANISH
from translations.checks.facts.languages.fr import FRENCH
from translations.checks.facts.languages.it import ITALIAN
from translations.checks.facts.languages.ja import JAPANESE
from translations.checks.facts.languages.ko import KOREAN
from translations.checks.facts.languages.language import Language
from translations.checks.facts.languages.nl import DUTCH
from translations.checks.facts.languages.pt import PORTUGUESE
from translations.checks.facts.languages.ru import RUSSIAN
from translations.checks.facts.languages.uk import UKRAINIAN
from translations.checks.facts.languages.zh_hans import SIMPLIFIED_CHINESE
from translations.checks.facts.languages.zh_hant import TRADITIONAL_CHINESE

LANGUAGES = {
    language.code: language
    for language in (
        JAPANESE,
        ENGLISH,
        FRENCH,
        SPANISH,
        GERMAN,
        ITALIAN,
        PORTUGUESE,
        DUTCH,
        ARABIC,
        RUSSIAN,
        UKRAINIAN,
        SIMPLIFIED_CHINESE,
        TRADITIONAL_CHINESE,
        KOREAN,
    )
}


def language_of(code: str) -> Language:
    """What is known of a language; of one without a file, its digits."""
    return LANGUAGES.get(code, ENGLISH)
