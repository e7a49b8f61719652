"""Shown once: what was made for one person's eyes, on its way from the post to the page that shows it.

The server keeps it nowhere: it goes in a signed cookie of a minute to the one page that shows it, which
takes it away. So the page can be loaded again without making another.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse

NAME = "shown-once"
SECONDS = 60


def hand_over(answer: HttpResponse, path: str, user: User, said: str) -> None:
    """Send ``said`` along to the page at ``path``, where this person alone is shown it."""
    answer.set_signed_cookie(
        NAME, said, salt=_salt(user), max_age=SECONDS, path=path,
        secure=bool(settings.SESSION_COOKIE_SECURE), httponly=True, samesite="Strict",
    )  # fmt: skip


def handed_over(request: HttpRequest, user: User) -> str:
    """What was sent along to the page that is asked for; empty where nothing was."""
    said = request.get_signed_cookie(NAME, default="", salt=_salt(user), max_age=SECONDS)
    return said or ""


def take_away(answer: HttpResponse, path: str) -> None:
    """It was shown."""
    answer.delete_cookie(NAME, path=path, samesite="Strict")


def _salt(user: User) -> str:
    return f"translations.shown-once.{user.pk}"
