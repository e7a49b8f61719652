"""The heartbeat of the sweep: that a process has looked at everything that was due, and when."""

from __future__ import annotations

import datetime
import os
import socket
import threading
import time

from django.db.models import Max
from django.db.models.functions import Now

from translations.models import Heartbeat
from translations.watching import lateness

EVERY = 5.0  # seconds: a sweep comes every two, and who watches asks for thirty
KEPT = datetime.timedelta(days=1)

_lock = threading.Lock()
_next: dict[int, float] = {}  # by process, since a fork begins with its parent's


def beat() -> None:
    """Note that this process has just published all that was due. Most calls cost nothing."""
    with _lock:
        is_first = os.getpid() not in _next
        if time.monotonic() < _next.get(os.getpid(), 0.0):
            return
        _next[os.getpid()] = time.monotonic() + EVERY
    try:
        _write(is_first=is_first)
    except Exception:
        forget()  # the next sweep tries again
        raise


def forget() -> None:
    """Let the next sweep beat, whenever it comes."""
    with _lock:
        _next.clear()


def last() -> datetime.datetime | None:
    """When any process last looked at everything; None if none ever has."""
    found: datetime.datetime | None = Heartbeat.objects.aggregate(last=Max("at"))["last"]
    return found


def _write(*, is_first: bool) -> None:
    Heartbeat.objects.bulk_create(
        [Heartbeat(worker=_name(), at=Now())],
        update_conflicts=True,
        unique_fields=["worker"],
        update_fields=["at"],
    )
    if is_first:
        Heartbeat.objects.filter(at__lt=Now() - KEPT).delete()
    lateness.count()


def _name() -> str:
    return f"{socket.gethostname()[:100]}:{os.getpid()}"
