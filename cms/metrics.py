"""``/metrics``: what watches publishing, in Prometheus's text form, from the database.

Every number is asked of the database at the moment of asking, so that it is the same whichever web
server answers, and right with any number of workers. They are counts and seconds, of no text in
particular, and still not for the public: that something is late tells that something was to come.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest

from releases.clock import database_now
from translations.watching import heartbeat, lateness
from translations.watching.overdue import failed, overdue
from translations.watching.trouble import mails

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
# What a proxy adds: a request with one of these only seems to come from this machine.
FORWARDED = (
    *("Forwarded", "Via", "X-Real-IP"),
    *("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"),
)
PREFIX = "provisoire_"


def may_read(request: HttpRequest) -> bool:
    """Whoever has the token; without one set, whoever asks on this machine itself, past no proxy."""
    token = settings.METRICS_TOKEN
    if token:
        given = request.headers.get("Authorization", "")
        return hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
    return _is_here(request.META.get("REMOTE_ADDR", "")) and not any(
        name in request.headers for name in FORWARDED
    )


def exposition() -> str:
    """All of it as text. Raises DatabaseError while the database does not answer."""
    return "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    now, late, waiting, last = database_now(), overdue(), mails(), heartbeat.last()
    yield from _gauge("overdue_items", "Texts that are due and not public.", late.count)
    yield from _gauge(
        "overdue_oldest_seconds",
        "Since when the first of them could have gone out.",
        (now - late.since).total_seconds() if late.since else 0,
    )
    yield from _gauge("failed_items", "Texts that gave up and wait for people.", failed())
    yield from _histogram()
    if last is not None:
        yield from _gauge(
            "sweep_last_success_timestamp_seconds",
            "When a sweep last published all that was due, by the database's clock.",
            last.timestamp(),
        )
        age = max(0.0, (now - last).total_seconds())
        yield from _gauge("sweep_age_seconds", "How long ago that is.", age)
    oldest = waiting["since"]
    yield from _gauge("outbox_waiting", "Mails that wait.", waiting["waiting"])
    yield from _gauge(
        "outbox_oldest_seconds",
        "How long the first of them has waited.",
        (now - oldest).total_seconds() if oldest else 0,
    )
    yield from _gauge("outbox_failed", "Mails that were given up.", waiting["failed"])


def _gauge(name: str, says: str, value: float) -> Iterator[str]:
    yield f"# HELP {PREFIX}{name} {says}"
    yield f"# TYPE {PREFIX}{name} gauge"
    yield f"{PREFIX}{name} {_number(value)}"


def _histogram() -> Iterator[str]:
    tally, name = lateness.tally(), f"{PREFIX}publication_lateness_seconds"
    yield f"# HELP {name} How long after its minute the clock published a text."
    yield f"# TYPE {name} histogram"
    for bound in lateness.BOUNDS:
        yield f'{name}_bucket{{le="{bound}"}} {tally.buckets[bound]}'
    yield f'{name}_bucket{{le="+Inf"}} {tally.count}'
    yield f"{name}_sum {_number(tally.seconds)}"
    yield f"{name}_count {tally.count}"


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _is_here(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False  # a socket of this machine's has no address: who listens there sets a token
