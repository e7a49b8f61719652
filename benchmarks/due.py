"""Due items, prepared by the verbs, and their publication measured. Needs Django to be set up."""

from __future__ import annotations

import datetime
import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from unittest import mock

from django.db import connection

from benchmarks.timing import TRANSACTION
from releases import pages
from releases.clock import database_now
from tests.cast import Cast
from translations import nudge, publishing
from translations.demo import texts
from translations.models import Translation
from translations.publishing import publish_due
from translations.verbs import Verb
from translations.workflow import perform

_cast: list[Cast] = []
_numbers = itertools.count(1)


def prepare(items: int) -> None:
    """``items`` texts, each in a release of its own, approved and due when this returns."""
    nudge._send = lambda: None  # no worker is to come first
    cast = _cast[0] if _cast else Cast()
    _cast[:] = [cast]
    approved = [cast.approved(_drafted(cast, next(_numbers))) for _item in range(items)]
    at = database_now() + datetime.timedelta(hours=1)
    for text in approved:
        perform(text, Verb.SCHEDULE, cast.olivia, publish_at=at)
    # Brought forward past the verb, so that all are due at one instant, however many they are.
    due = database_now() - datetime.timedelta(seconds=1)
    Translation.objects.filter(pk__in=[t.pk for t in approved]).update(publish_at=due)


def _drafted(cast: Cast, number: int) -> Translation:
    """A release's French, made from its Japanese; the number before both titles keeps addresses apart.

    Behind them it would not: an address is cut.
    """
    japanese, french = (
        replace(read.document, title=f"{number} {read.document.title}")
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


def published_with_sql(items: int) -> Counted:
    """What was asked to publish so many."""
    with counting() as counted:
        turn = publish_due(limit=items)
    assert len(turn.published) == items, turn
    return counted


@dataclass
class Counted:
    """Statements by where in the code they are asked, and not by what they say.

    Those asked while pages are rendered, those that publishing an item takes beyond, and the turn's
    own, such as looking up what is due.
    """

    rendering: int = 0
    beyond: int = 0
    turn: int = 0
    where: list[str] = field(default_factory=lambda: ["turn"])

    def __call__(self, execute: Callable[..., Any], sql: str, *given: Any) -> Any:
        if not TRANSACTION.match(sql):
            setattr(self, self.where[-1], getattr(self, self.where[-1]) + 1)
        return execute(sql, *given)

    def within(self, where: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """``call``, whose statements are counted as ``where``."""

        def counted(*given: Any) -> Any:
            self.where.append(where)
            try:
                return call(*given)
            finally:
                self.where.pop()

        return counted


@contextmanager
def counting() -> Iterator[Counted]:
    """Count what publishing asks within."""
    found = Counted()
    render = found.within("rendering", pages.render)
    one = found.within("beyond", publishing._publish_next)
    with (
        mock.patch.object(pages, "render", render),
        mock.patch.object(publishing, "_publish_next", one),
        connection.execute_wrapper(found),
    ):
        yield found
