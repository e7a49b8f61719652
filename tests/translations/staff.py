"""Staff at their browsers: logged in, on a page, with its forms before them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from releases.models import Release
from translations.demo.page import Page, read_page
from translations.models import Translation


def at_desk(user: User) -> Client:
    """A browser in which ``user`` is logged in, in English."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def text_path(translation: Translation, room: str = "change", *more: Any) -> str:
    return reverse(f"admin:translations_translation_{room}", args=[translation.pk, *more])


def release_path(release: Release, room: str = "change", *more: Any) -> str:
    return reverse(f"admin:releases_release_{room}", args=[release.pk, *more])


def page_of(client: Client, path: str) -> Page:
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return read_page(answer.content.decode())


def typed(client: Client, translation: Translation, **changes: str) -> dict[str, str]:
    """The fields of the text's own form, as a person leaves them after these changes."""
    return page_of(client, text_path(translation)).form(text_path(translation)).fields | changes


def words(answer: Any) -> str:
    """What stands on the page that was answered."""
    return read_page(answer.content.decode()).words


def headers(answer: Any) -> dict[str, str]:
    """What stands in the answer's head, but for the id of the request, which is another each time."""
    return {name: said for name, said in answer.headers.items() if name != "X-Request-ID"}
