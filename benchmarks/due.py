"""Due items, prepared by the verbs, and their publication measured. Needs Django to be set up."""

from __future__ import annotations

import datetime
import re
import time
from dataclasses import replace

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.timing import statements
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


def warm() -> None:
    """Connect, as an engine that runs has long done."""
    assert Translation.objects.due().exists()


def publish_timed(items: int) -> dict[str, float]:
    """Publish with the other engines until nothing is due: how many, from when to when, by what cpu."""
    began, cpu, published = time.time(), time.process_time(), 0
    while Translation.objects.due().exists():
        published += len(publish_due(limit=items).published)
    ended = time.time()
    return {
        "published": published,
        "began": began,
        "ended": ended,
        "cpu": time.process_time() - cpu,
    }


def published_with_sql(items: int) -> tuple[float, float]:
    """The SQL statements an item, and those of them that make what readers have."""
    with CaptureQueriesContext(connection) as queries:
        turn = publish_due(limit=items)
    assert len(turn.published) == items, turn
    for_readers = sum(is_for_readers(query["sql"]) for query in queries.captured_queries)
    return statements(queries) / items, for_readers / items


# By the table that a statement writes or reads first; a union begins with the first of its three.
FOR_READERS = {
    "releases_address",
    "releases_country",
    "releases_externaloriginal",
    "releases_office",
    "releases_release",
    "releases_rendered",
    "releases_standinglabel",
    "releases_topic",
    "translations_revisionrecord",
}
TABLE = re.compile(r'(?:FROM|INTO|UPDATE) "(\w+)"')


def is_for_readers(sql: str) -> bool:
    found = TABLE.search(sql)
    return found is not None and found[1] in FOR_READERS
