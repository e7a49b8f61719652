"""Four workers, 200 due items, two of the workers killed with ``kill -9`` while they publish.

Real processes on the lane's database and broker. The checker reads only the database and HTTP.
"""

from __future__ import annotations

import datetime
import json
import os
import signal
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection

from releases.clock import database_now
from releases.document import Document
from releases.models import Publication
from tests.cast import FRENCH, Cast, text
from tests.processes import System, Up, wait_until
from translations import nudge
from translations.models import Event, Notice, Public, State, Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform

LANGUAGES = ("fr", "en", "ar", "es")
ITEMS = 200
KILLED_AT = (30, 90)  # items published when the first and the second worker die
HOUR = datetime.timedelta(hours=1)
SOON = datetime.timedelta(seconds=2)

pytestmark = pytest.mark.processes


@pytest.fixture
def cast(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The embassy and its people, in a database that other processes can see."""
    # The desks' nudges would go to this process's broker, where no worker listens.
    monkeypatch.setattr(nudge, "_send", lambda: None)
    cast = Cast()
    cast.office.languages = ["ja", *LANGUAGES]
    cast.office.save()
    return cast


@pytest.fixture
def installed(cast: Cast, tmp_path: Path) -> Iterator[System]:
    """The system's processes, on this test's own database."""
    system = System(tmp_path, database_url(), os.environ.get("TEST_REDIS_URL", ""))
    yield system
    for up in system.ups:
        up.stop(signal.SIGKILL)
    wait_until(
        lambda: not any(up.pids() for up in system.ups), lambda: "a killed system left orphans"
    )


def database_url() -> str:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["TEST_DATABASE_URL"])._replace(path=f"/{name}").geturl()


def approved(cast: Cast) -> list[Translation]:
    """200 translations of 50 releases, each drafted by Anna and approved by Chloé."""
    return [
        cast.approved(cast.drafted(original, language, of_its_own(number, language)))
        for number in range(ITEMS // len(LANGUAGES))
        for original in [cast.external()]
        for language in LANGUAGES
    ]


def of_its_own(number: int, language: str) -> Document:
    return text(f"{FRENCH.title} {number} ({language})", FRENCH.body)


def schedule(cast: Cast, texts: list[Translation]) -> None:
    for translation in texts:
        perform(translation, Verb.SCHEDULE, cast.olivia, publish_at=database_now() + HOUR)


def bring_near(texts: list[Translation]) -> datetime.datetime:
    """Move the hour of all of them to the same moment soon, however long it took to schedule them."""
    due = database_now() + SOON
    Translation.objects.filter(pk__in=[text.pk for text in texts]).update(publish_at=due)
    return due


def published() -> int:
    return Publication.objects.count()


def kill(up: Up) -> None:
    """End the worker in the midst of its work, and then what would start it again, unwarned."""
    (worker,) = up.pids("worker")
    os.kill(worker, signal.SIGKILL)
    assert published() < ITEMS, "all was done before the worker was killed"
    up.stop(signal.SIGKILL)


def wait_for(items: int, worker: Up) -> None:
    wait_until(lambda: published() >= items, lambda: worker.output)


def test_each_item_is_published_once_though_two_of_four_workers_are_killed(
    cast: Cast, installed: System
) -> None:
    texts = approved(cast)
    schedule(cast, texts)
    installed.up("beat", wait=False)
    workers = [installed.up("worker", wait=False) for _worker in range(4)]
    wait_until(lambda: all(up.is_ready() for up in workers), lambda: workers[-1].output)
    due = bring_near(texts)
    assert published() == 0
    for worker, items in zip(workers, KILLED_AT, strict=False):
        wait_for(items, worker)
        kill(worker)
    wait_for(ITEMS, workers[-1])
    each_published_once(texts, due)
    all_are_read_over_http(installed, texts)


def each_published_once(texts: list[Translation], due: datetime.datetime) -> None:
    """None twice, none lost, none early, and the record unbroken."""
    editions = Publication.objects.values_list("release", "language")
    assert Counter(editions) == Counter((t.release_id, t.language) for t in texts)
    acts = Transition.objects.filter(verb=Verb.PUBLISH, refusal="")
    assert Counter(acts.values_list("translation", flat=True)) == Counter(t.pk for t in texts)
    standing = Translation.objects.filter(is_original=False).values_list("state", "public")
    assert set(standing) == {(State.PUBLISHED, Public.LIVE)}
    assert not Publication.objects.filter(at__lt=due)
    assert Transition.first_broken() is None
    assert Publication.first_broken() is None
    told = Notice.objects.filter(event=Event.PUBLISHED).values_list("translation", "person")
    assert set(Counter(told).values()) == {1}


def all_are_read_over_http(installed: System, texts: list[Translation]) -> None:
    """Each stands in its language's list, and its page says its title."""
    installed.up("web")
    for language in LANGUAGES:
        items = read_json(f"{installed.url}/api/v1/releases?language={language}")["items"]
        titles = sorted(t.text.title for t in texts if t.language == language)
        assert sorted(item["title"] for item in items) == titles
        for item in items:
            with urllib.request.urlopen(item["url"]) as page:
                assert item["title"] in page.read().decode()


def read_json(url: str) -> Any:
    with urllib.request.urlopen(url) as answer:
        return json.load(answer)
