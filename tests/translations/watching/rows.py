"""Rows as the engine leaves them: a heartbeat, a text whose minute has passed, a mail that waits."""

from __future__ import annotations

import datetime

from django.utils import timezone

from tests.cast import Cast
from translations.models import Heartbeat, Outbox, Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform


def heart_beat(at: datetime.datetime, worker: str = "one") -> None:
    Heartbeat.objects.update_or_create(worker=worker, defaults={"at": at})


def scheduled(cast: Cast) -> Translation:
    """An original of tomorrow."""
    approved = cast.approved(cast.submitted(cast.original()))
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    return perform(approved, Verb.SCHEDULE, cast.olivia, publish_at=tomorrow)


def overdue_text(
    cast: Cast, minute: datetime.datetime, text: Translation | None = None
) -> Translation:
    """A text that was scheduled in time for this minute, and is not public."""
    late = text or scheduled(cast)
    Translation.objects.filter(pk=late.pk).update(publish_at=minute)
    began = minute - datetime.timedelta(hours=1)
    acts = Transition.objects.filter(translation=late)
    acts_moved(acts, began)
    return late


def acts_moved(acts: object, at: datetime.datetime) -> None:
    """Put the acts on record an hour before, which its triggers refuse to anybody else."""
    from django.db import connection

    from releases import append_only

    append_only.remove(connection)
    acts.update(at=at)  # type: ignore[attr-defined]
    append_only.install(connection)


def mail_waiting(cast: Cast, since: datetime.datetime) -> Outbox:
    mail, _made = Outbox.objects.update_or_create(
        key=f"watched:{since:%H%M%S%f}", defaults={"recipient": cast.olivia, "event": "approved"}
    )
    Outbox.objects.filter(pk=mail.pk).update(created_at=since)
    return mail
