"""Every act waits for whoever holds its release: two at one release follow each other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from releases.models import Release
from tests.cast import Cast
from tests.translations.scenes import approved
from translations import publishing
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one lock, which every writer takes when its transaction begins")
    return Cast()


@contextmanager
def held(release: Release) -> Iterator[None]:
    """Somebody else is at work on the release, and does not finish before we give up."""
    is_held, is_over = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            Release.objects.locked(release.pk)
            is_held.set()
            is_over.wait()
        connection.close()

    other = threading.Thread(target=hold)
    other.start()
    is_held.wait()
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '200ms'")
    try:
        yield
    finally:
        is_over.set()
        other.join()
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = 0")


ACTS: dict[str, Callable[[Any, Cast], Any]] = {
    "on a text": lambda text, cast: perform(text, Verb.TAKE_OVER, cast.anna),
    "publishing": lambda text, cast: perform(text, Verb.PUBLISH, cast.olivia),
    "on a release": lambda text, cast: perform_on_release(
        text.release, Verb.GRANT, cast.olivia, assignee=cast.anna
    ),
    "several together": lambda text, cast: publishing.publish_together([text], cast.olivia),
}


@pytest.mark.parametrize("act", ACTS)
def test_act_waits_for_whoever_holds_its_release(cast: Cast, act: str) -> None:
    text = approved(cast)
    with held(text.release), pytest.raises(OperationalError, match="lock timeout"):
        ACTS[act](text, cast)
    ACTS[act](text, cast)
