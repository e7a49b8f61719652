"""A script at the desk: what it asks of the server, and how the answer is read."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from tests.cast import Cast
from tests.translations.staff import at_desk, text_path
from translations.models import Translation

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;</textarea><b>"
FORMS = ("arrange", "remark", "suggestion", "accept", "submit")
ALL = ("save", "preview", *FORMS)


def ask(client: Client, french: Translation, what: str, /, **given: Any) -> Any:
    """The answer to a script: JSON for ``save`` and ``preview``, a form for all else."""
    if what in FORMS:
        return client.post(text_path(french, f"desk_{what}"), given)
    return sent(client, french, what, json.dumps(given))


def sent(client: Client, french: Translation, what: str, body: str | bytes) -> Any:
    return client.post(text_path(french, f"desk_{what}"), body, content_type="application/json")


def row(french: Translation, key: str, said: str, **more: Any) -> dict[str, Any]:
    """A passage as the script sends it, over what is stored."""
    stored = french.segments.get(key=key).text
    return {"key": key, "text": said, "was": stored} | more


def saved(cast: Cast, french: Translation, *rows: dict[str, Any], user: User | None = None) -> Any:
    user = user or cast.anna
    return ask(at_desk(user), french, "save", author=str(user.pk), segments=list(rows))


def said(answer: Any) -> str:
    """Every reason in one line."""
    return " ".join(reason["message"] for reason in answer.json()["reasons"])


def about(answer: Any) -> list[str]:
    """The passages that the reasons are about."""
    return [key for reason in answer.json()["reasons"] for key in reason["keys"]]
