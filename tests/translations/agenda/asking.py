"""A person before the calendar, and what they put into it."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.test import Client
from django.urls import reverse

from releases.models import Release
from tests.cast import Cast
from translations.models import Translation
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

UTC = datetime.UTC
PARIS = ZoneInfo("Europe/Paris")
NOON = datetime.datetime(2099, 3, 4, 12, 0, tzinfo=UTC)


def calendar(client: Client, **asked: Any) -> Any:
    asked = {"day": "2099-03-04"} | asked
    return client.get(reverse("admin:releases_release_calendar"), asked)


def scheduled(text: Translation, cast: Cast, at: datetime.datetime = NOON, **more: Any) -> Any:
    return perform(text, Verb.SCHEDULE, cast.olivia, publish_at=at, **more)


def entries(answer: Any) -> list[Any]:
    return [each.entry for day in answer.context["page"].days for each in day.entries]


def on_days(answer: Any) -> dict[str, int]:
    page = answer.context["page"]
    return {f"{day.date}": len(day.entries) for day in page.days if day.entries}


def under_embargo(release: Release, cast: Cast) -> None:
    given = {"embargo_until": NOON, "reason": "The summit."}
    perform_on_release(release, Verb.SET_EMBARGO, cast.olivia, **given)


def ics(client: Client, **asked: Any) -> str:
    path = reverse("admin:releases_release_calendar_file")
    answer = client.get(path, {"day": "2099-03-04"} | asked)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return answer.content.decode()
