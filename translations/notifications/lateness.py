"""Lateness: tells of texts that should have been handed in, or have been public, by now."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Case, DateTimeField, F, Q, QuerySet, When
from django.db.models.functions import Now

from translations.models import Event, State, Translation
from translations.notifications.announcing import tell
from translations.notifications.occasion import Occasion
from translations.roles import clock

AT_ONCE = 50
# What is published a moment after its minute is not late; what still waits then is held by something.
GRACE = datetime.timedelta(minutes=5)


def tell_of_overdue(limit: int = AT_ONCE) -> int:
    """Tell once of each time that has passed, and return of how many. Safe in any number of sweeps."""
    if not overdue().exists():
        return 0
    told = 0
    for _each in range(limit):
        if not _tell_of_next():
            break
        told += 1
    return told


def overdue() -> QuerySet[Translation]:
    """Those of whose time nobody was told yet, by the database's clock."""
    scheduled = Q(state=State.SCHEDULED, publish_at__lte=Now() - GRACE)
    written = Q(state__in=[State.DRAFT, State.RETURNED], due_at__lte=Now())
    untold = Q(late_told__isnull=True) | ~Q(late_told=F("late"))
    rows = Translation.objects.filter(scheduled | written)
    late = Case(
        When(state=State.SCHEDULED, then="publish_at"),
        default="due_at",
        output_field=DateTimeField(),
    )
    return rows.alias(late=late).filter(untold).order_by("pk")


def _tell_of_next() -> bool:
    """Tell of one, under its release's lock, as every act takes it; what another holds is passed over."""
    with transaction.atomic():
        locked = overdue().select_for_update(skip_locked=True, of=("self", "release"), no_key=True)
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
