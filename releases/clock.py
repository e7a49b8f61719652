"""The database's clock, which rules: a worker whose own is an hour off publishes nothing early."""

from __future__ import annotations

import datetime

from django.db import connection
from django.utils import timezone


def database_now() -> datetime.datetime:
    """The present moment by the database's clock, in UTC. SQLite's is this machine's own."""
    if connection.vendor != "postgresql":
        return timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        now: datetime.datetime = cursor.fetchone()[0]
    return now.astimezone(datetime.UTC)
