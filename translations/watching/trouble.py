"""Trouble: what of the engine is not as it should be, since when, and where the bounds are."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q
from django.utils.translation import gettext_lazy as _

from releases.clock import database_now
from translations.models import Notice, Outbox
from translations.notifications.afterwards import untold_since
from translations.templatetags.staff import when
from translations.watching import heartbeat
from translations.watching.overdue import overdue

SAID = {
    "overdue": _("What was due at %(when)s or later has not been published."),
    "sweep": _("No worker has looked at what is due since %(when)s."),
    "outbox": _("Mails have been waiting to be sent since %(when)s."),
}
NEVER = _("No worker has looked at what is due yet.")
BOUNDS = {"overdue": 60, "sweep": 30, "outbox": 300}  # seconds that each may take


@dataclass(frozen=True)
class Trouble:
    """One thing that is wrong; ``since`` None for a sweep of which there never was one."""

    name: str
    since: datetime.datetime | None
    seconds: int | None

    @property
    def said(self) -> str:
        """What is wrong and since when, by the ministry's clocks, in a sentence."""
        return str(SAID[self.name]) % {"when": when(self.since)} if self.since else str(NEVER)


def troubles() -> list[Trouble]:
    """What is wrong now, the worst first; nothing, while all is well."""
    now = database_now()
    return list(_beyond(now))


def mails() -> dict[str, Any]:
    """How many wait and since when, and how many were given up.

    What is to become a mail waits, too: notices that are to be mailed, and acts of which no notice is
    written yet.
    """
    outcome = Outbox.Outcome
    found: dict[str, Any] = Outbox.objects.filter(
        outcome__in=(outcome.WAITING, outcome.FAILED)
    ).aggregate(
        waiting=Count("pk", filter=Q(outcome=outcome.WAITING)),
        since=Min("created_at", filter=Q(outcome=outcome.WAITING)),
        failed=Count("pk", filter=Q(outcome=outcome.FAILED)),
    )
    to_be_mailed = Notice.objects.to_be_mailed().values_list("mail_at", flat=True).first()
    moments = (found["since"], to_be_mailed, untold_since())
    found["since"] = min((each for each in moments if each), default=None)
    return found


def _beyond(now: datetime.datetime) -> Iterator[Trouble]:
    last = heartbeat.last()
    moments = {"overdue": overdue().since, "sweep": last, "outbox": mails()["since"]}
    for name, since in moments.items():
        if since is None:
            if name == "sweep":
                yield Trouble(name, None, None)
            continue
        seconds = (now - since).total_seconds()
        if seconds > BOUNDS[name]:
            yield Trouble(name, since, int(seconds))
