"""One file a language: its words, and the rules that read its facts."""

from __future__ import annotations

from translations.checks.facts.languages.en import ENGLISH
from translations.checks.facts.languages.fr import FRENCH
from translations.checks.facts.languages.ja import JAPANESE
from translations.checks.facts.languages.language import Language

LANGUAGES = {language.code: language for language in (JAPANESE, ENGLISH, FRENCH)}


def language_of(code: str) -> Language:
    """What is known of a language; of one without a file, its digits."""
    return LANGUAGES.get(code, ENGLISH)
