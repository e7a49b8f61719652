"""Due items, prepared by the verbs, and their publication measured. Needs Django to be set up."""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.timing import statements
from releases import pages, record
from releases.clock import database_now
from tests.cast import Cast
from translations import nudge
from translations.demo import texts
from translations.models import Translation
from translations.publishing import publish_due
from translations.verbs import Verb
from translations.workflow import perform

_cast: list[Cast] = []


def prepare(items: int) -> None:
    """``items`` texts, each in a release of its own, approved and due when this returns."""
    nudge._send = lambda: None  # no worker is to come first
    cast = _cast[0] if _cast else Cast()
    _cast[:] = [cast]
    approved = [cast.approved(_drafted(cast, number)) for number in range(items)]
    at = database_now() + datetime.timedelta(hours=1)
    for text in approved:
        perform(text, Verb.SCHEDULE, cast.olivia, publish_at=at)
    # Brought forward past the verb, so that all are due at one instant, however many they are.
    due = database_now() - datetime.timedelta(seconds=1)
    Translation.objects.filter(pk__in=[t.pk for t in approved]).update(publish_at=due)


def _drafted(cast: Cast, number: int) -> Translation:
    """A release's French, made from its Japanese; the number in both titles keeps addresses apart."""
    japanese, french = (
        replace(read.document, title=f"{read.document.title} {number}")
        for read in (texts.read(texts.OTAN, language) for language in ("ja", "fr"))
    )
    return cast.drafted(cast.external(japanese), "fr", french)


def publish_timed(items: int) -> float:
    """The seconds in which one engine publishes all of them."""
    began = time.perf_counter()
    turn = publish_due(limit=items)
    took = time.perf_counter() - began
    assert len(turn.published) == items, turn
    return took


def published_with_sql(items: int) -> tuple[float, float]:
    """The SQL statements an item, and those of them that its rendering needs."""
    with rendering_counted() as counts, CaptureQueriesContext(connection) as queries:
        turn = publish_due(limit=items)
    assert len(turn.published) == items, turn
    return statements(queries) / items, sum(counts) / items


@contextmanager
def rendering_counted() -> Iterator[list[int]]:
    """A list that grows by the number of statements of each rendering."""
    counts: list[int] = []
    render = pages.render

    def counted(*arguments: Any) -> None:
        with CaptureQueriesContext(connection) as queries:
            render(*arguments)
        counts.append(statements(queries))

    record.pages.render = counted
    try:
        yield counts
    finally:
        record.pages.render = render
