"""Tries: how often what is due is tried, and how long; how a failure is told, and what is none."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection, models

from translations.errors import Refused

logger = logging.getLogger(__name__)

TRIES = 3
BACKOFF = (datetime.timedelta(seconds=2), datetime.timedelta(seconds=8))

# PostgreSQL's name for a statement that took longer than it may. Who waited too long for a lock has
# another one, and is not to blame.
TOOK_TOO_LONG = "57014"
# What a statement may wait for a lock, of what it may take in all.
FOR_LOCKS = 1 / 3


def backoff(tries: int) -> datetime.timedelta:
    """How long to wait after ``tries`` failed tries and this one."""
    return BACKOFF[min(tries, len(BACKOFF) - 1)]


def why(error: Exception) -> str:
    """The reason as people are told it."""
    return str(error) if isinstance(error, Refused) else f"{type(error).__name__}: {error}"


def is_the_databases(error: Exception) -> bool:
    """Whether the database itself gave out, which is no fault of what was to be published.

    That stays due and counts no try: when the database is back it goes out, and until then its
    lateness is seen.
    """
    return isinstance(error, OperationalError | InterfaceError) and not took_too_long(error)


def took_too_long(error: Exception) -> bool:
    """Whether a statement was ended for its time: its text's fault, unless other texts' are slow, too."""
    return getattr(error.__cause__, "sqlstate", None) == TOOK_TOO_LONG


@contextmanager
def noting(what: models.Model) -> Iterator[None]:
    """Log what goes wrong while a failed try is noted, and go on: others are due, too.

    What has no note is still due, and the next sweep tries it again.
    """
    try:
        yield
    except Exception:
        logger.exception("the failed try of %s %s was not noted", what._meta.model_name, what.pk)


@contextmanager
def bounded() -> Iterator[None]:
    """On PostgreSQL, end each statement within that takes longer than ``SWEEP_STATEMENT_SECONDS``.

    One that hangs would hold up all that its worker is to publish. One that waits for a lock gives
    up sooner, and its text is tried again with the next sweep.
    """
    if connection.vendor != "postgresql":
        yield  # SQLite waits for its one lock as long as its settings say, and for nobody else
        return
    longest = int(settings.SWEEP_STATEMENT_SECONDS * 1000)
    bounds = f"SET statement_timeout = {longest}; SET lock_timeout = {int(longest * FOR_LOCKS)}"
    with connection.cursor() as cursor:
        cursor.execute(bounds)
    try:
        yield
    finally:
        try:
            with connection.cursor() as cursor:
                cursor.execute("RESET statement_timeout; RESET lock_timeout")
        except DatabaseError:
            connection.close()  # it is of no use any more, and with it go its bounds
