"""Texts marked in the list, and the page that asks, as a browser would post them."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.translations.staff import page_of
from translations.models import Translation

LIST = "/admin/translations/translation/"
TOMORROW = {"publish_at_0": "2099-01-02", "publish_at_1": "10:00", "zone": "Europe/Paris"}


def address(act: str, *texts: Translation) -> str:
    query = "&".join(f"text={each.pk}" for each in texts)
    return reverse("admin:translations_translation_several", args=[act]) + f"?{query}"


def submitted(cast: Cast, language: str = "fr") -> Translation:
    return cast.submitted(cast.drafted(cast.external(), language))


def approved(cast: Cast, language: str = "fr") -> Translation:
    return cast.approved(cast.drafted(cast.external(), language))


def offered(client: Client) -> list[str]:
    """The acts that the list has buttons for."""
    html = client.get(LIST).content.decode()
    return re.findall(r'<input type="hidden" name="action" value="(\w+)">', html)


def mark(client: Client, act: str, *texts: Translation, **more: str) -> Any:
    """Mark these in the list and press the act's button."""
    acts = offered(client)
    marked = {"_selected_action": [str(each.pk) for each in texts]}
    given = {"action": acts, "index": acts.index(act), "select_across": "0"} | marked | more
    return client.post(LIST, given)


def fields(client: Client, act: str, *texts: Translation) -> dict[str, Any]:
    """What the page that asks would post of these texts, untouched."""
    path = address(act, *texts)
    shown = page_of(client, path).form(f"/several/{act}/").fields
    return shown | {"text": [str(each.pk) for each in texts]}


def press(client: Client, act: str, *texts: Translation, **more: Any) -> Any:
    return client.post(address(act), fields(client, act, *texts) | more)


def state(one: Translation) -> str:
    return Translation.objects.get(pk=one.pk).state


def states(*texts: Translation) -> list[str]:
    return [state(each) for each in texts]


def reasons(answer: Any) -> dict[int, list[str]]:
    """By text, why it was refused, as the page that was answered says."""
    every = answer.context["outcomes"].refused
    return {each.text.pk: [str(reason) for reason in each.refusals] for each in every}
