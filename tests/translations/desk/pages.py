"""The desk's page as a person is answered it: what it is made of, its HTML, the rows that it shows."""

from __future__ import annotations

import re

from django.test import Client

from tests.translations.desk.texts import desk
from translations.desk.page import DeskPage
from translations.models import Translation


def page(client: Client, french: Translation, **asked: str) -> DeskPage:
    answer = client.get(desk(french, **asked))
    assert answer.status_code == 200
    found: DeskPage = answer.context["page"]
    return found


def html(client: Client, french: Translation, **asked: str) -> str:
    return client.get(desk(french, **asked)).content.decode()


def shown(client: Client, french: Translation, show: str) -> list[str]:
    """The texts of the rows that a filter leaves."""
    rows = page(client, french, show=show).standing_rows
    found = html(client, french, show=show)
    assert re.findall(r'<li class="row [^>]*data-key="([^"]+)"', found) == [r.key for r in rows]
    return [row.segment.text for row in rows]
