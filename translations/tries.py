"""Tries: how often what is due is tried, how long it waits between, and how a failure is told."""

from __future__ import annotations

import datetime

from django.db import InterfaceError, OperationalError

from translations.errors import Refused

TRIES = 3
BACKOFF = (datetime.timedelta(seconds=2), datetime.timedelta(seconds=8))


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
    return isinstance(error, OperationalError | InterfaceError)
