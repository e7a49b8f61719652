"""Lateness: tells of texts that should have been handed in, or have been public, by now."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now

from translations.models import Event, State, Translation
from translations.notifications.occasion import Occasion
from translations.notifications.telling import tell
from translations.roles import clock

AT_ONCE = 50
# What is published a moment after its minute is not late; what still waits then is held by something.
GRACE = datetime.timedelta(minutes=5)


def tell_of_overdue(limit: int = AT_ONCE) -> int:
    """Tell once of each time that has passed, and return of how many. Safe in any number of sweeps."""
    told = 0
    for late in (not_handed_in(), not_public()):
        if not late.exists():
            continue
        while told < limit and _tell_of_next(late):
            told += 1
    return told


# Two questions, and not one of either kind: each has an index of its own.


def not_handed_in() -> QuerySet[Translation]:
    """Those whose due time has passed by the database's clock, and of which nobody was told yet."""
    return _untold("due_at").filter(state__in=[State.DRAFT, State.RETURNED], due_at__lte=Now())


def not_public() -> QuerySet[Translation]:
    """Those whose minute to be public is well past, likewise."""
    return _untold("publish_at").filter(state=State.SCHEDULED, publish_at__lte=Now() - GRACE)


def _untold(time: str) -> QuerySet[Translation]:
    rows = Translation.objects.filter(Q(late_told__isnull=True) | ~Q(late_told=F(time)))
    return rows.order_by("pk")


def _tell_of_next(late: QuerySet[Translation]) -> bool:
    """Tell of one, under its release's lock, as every act takes it; what another holds is passed over."""
    with transaction.atomic():
        locked = late.select_for_update(skip_locked=True, of=("self", "release"), no_key=True)
        text = locked.select_related("release").defer("document").annotate(now=Now()).first()
        if text is None:
            return False
        event, moment = _time_of(text)
        Translation.objects.filter(pk=text.pk).update(late_told=moment)
        occasion = Occasion(
            event=event,
            release=text.release,
            text=text,
            actor=clock(),
            at=text.now,
            cause=f"{event}:{text.pk}:{moment:%Y%m%d%H%M%S%f}",
            moment=moment,
        )
        tell([occasion])
    return True


def _time_of(text: Translation) -> tuple[Event, datetime.datetime | None]:
    """Which time of the text it is that has passed."""
    if text.state == State.SCHEDULED:
        return Event.LATE, text.publish_at
    return Event.OVERDUE, text.due_at
