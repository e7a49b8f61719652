"""The languages of the interface: what staff read, on their pages and in their mails."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse

# Those in which the whole interface is worded; whoever's browser asks for another reads English,
# which is better than half of each.
LANGUAGES = (("fr", "Français"), ("en", "English"), ("ja", "日本語"))
CODES = tuple(code for code, _name in LANGUAGES)


def keep_in_cookie(answer: HttpResponse, language: str) -> None:
    """Have the browser ask for the staff's pages in ``language`` from now on."""
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
