"""A preview link, and all that ends it."""

from __future__ import annotations

import datetime
from typing import Any

from django.test import Client
from django.utils import timezone

from releases.clock import database_now
from tests.cast import Cast
from translations.models import Translation
from translations.previews.tokens import digest, new_token
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

BANNER = "Preview, not published. Do not distribute."


def link(text: Translation, cast: Cast, hours: int = 24, **more: Any) -> str:
    """The path of a link that Olivia made for a newsroom."""
    token = new_token()
    given = {"reason": "AFP", "hours": hours, "digest": digest(token)} | more
    perform(text, Verb.PREVIEW_LINK, cast.olivia, **given)
    return f"/preview/{token}/"


def nonsense() -> str:
    return f"/preview/{new_token()}/"


def answers_as_nonsense(reader: Client, path: str) -> bool:
    """Whether the answer is that to an address that nobody ever made, to the byte."""
    found, nothing = reader.get(path), reader.get(nonsense())
    return (
        found.status_code == nothing.status_code == 404
        and found.content == nothing.content
        and found.headers.items() == nothing.headers.items()
    )


def revoked(text: Translation, cast: Cast) -> None:
    perform(text, Verb.REVOKE_LINK, cast.olivia, link=text.preview_links.get().pk)


def expired(text: Translation, cast: Cast) -> None:
    now = database_now()
    text.preview_links.update(expires_at=now - datetime.timedelta(seconds=1))


def cancelled(text: Translation, cast: Cast) -> None:
    perform(text, Verb.CANCEL, cast.olivia, reason="The visit is called off.")


def taken_up_again(text: Translation, cast: Cast) -> None:
    cancelled(text, cast)
    perform(Translation.objects.get(pk=text.pk), Verb.REOPEN, cast.olivia)


def dropped(text: Translation, cast: Cast) -> None:
    perform(text, Verb.RECALL, cast.anna)
    perform(text, Verb.DISCARD, cast.olivia)


def published(text: Translation, cast: Cast) -> None:
    cast.published(text)


def published_and_revised(text: Translation, cast: Cast) -> None:
    cast.published(text)
    perform(text, Verb.REVISE, cast.olivia, significance="substantive")


def withdrawn(text: Translation, cast: Cast) -> None:
    cast.published(text)
    perform(text, Verb.WITHDRAW, cast.olivia, reason="mistake")


def maker_gone(text: Translation, cast: Cast) -> None:
    cast.olivia.is_active = False
    cast.olivia.save()


def maker_works_there_no_more(text: Translation, cast: Cast) -> None:
    cast.olivia.language_roles.all().delete()


def put_under_embargo_by_another(text: Translation, cast: Cast) -> None:
    later = timezone.now() + datetime.timedelta(days=1)
    given = {"embargo_until": later, "reason": "The summit."}
    perform_on_release(text.release, Verb.SET_EMBARGO, cast.root, **given)
