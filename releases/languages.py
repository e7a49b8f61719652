"""The seventeen languages whose columns exist in code; an office enables a subset.

Adding one is a migration made by a developer, never by an operator (DESIGN.md, section 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Language:
    """One language: its BCP 47 code in lower case, its own name, its direction of writing.

    ``is_slugged`` says whether titles in its script are transliterated into addresses; a title
    in Han, Hangul or Arabic script would make a slug that nobody can read.
    """

    code: str
    name: str
    direction: str = "ltr"
    is_slugged: bool = True

    @property
    def suffix(self) -> str:
        """The column suffix that django-modeltranslation gives this language.

        Indonesian is ``ind`` there, since Django gives ``_id`` another meaning.
        """
        return "ind" if self.code == "id" else self.code.replace("-", "_")

    @property
    def tag(self) -> str:
        """The tag for ``lang`` and ``hreflang``, the script in title case (RFC 5646, 2.1.1)."""
        language, _, script = self.code.partition("-")
        return f"{language}-{script.title()}" if script else language


LANGUAGES: tuple[Language, ...] = (
    Language("ja", "日本語", is_slugged=False),
    Language("en", "English"),
    Language("fr", "Français"),
    Language("es", "Español"),
    Language("de", "Deutsch"),
    Language("it", "Italiano"),
    Language("pt", "Português"),
    Language("nl", "Nederlands"),
    Language("ar", "العربية", direction="rtl", is_slugged=False),
    Language("ru", "Русский"),
    Language("uk", "Українська"),
    Language("zh-hans", "简体中文", is_slugged=False),
    Language("zh-hant", "繁體中文", is_slugged=False),
    Language("ko", "한국어", is_slugged=False),
    Language("vi", "Tiếng Việt"),
    Language("id", "Bahasa Indonesia"),
    Language("tr", "Türkçe"),
)

BY_CODE = {language.code: language for language in LANGUAGES}
CODES = tuple(BY_CODE)
CHOICES = tuple((language.code, language.name) for language in LANGUAGES)


@cache
def column(field: str, code: str) -> str:
    """The column of ``field`` in a language: of "title" in "zh-hans", ``title_zh_hans``.

    Raises KeyError for a language that has no columns.
    """
    return f"{field}_{BY_CODE[code].suffix}"
