"""Resending: the sweep's part in machine drafts. It sends the task again, and never does its work."""

from __future__ import annotations

import datetime

from django.db.models.functions import Now

from releases.clock import database_now
from translations.machine.asking import TASK
from translations.machine.failure import Cause
from translations.machine.making import TRIES
from translations.models import MachineDraft
from translations.nudge import send

GRACE = datetime.timedelta(seconds=20)
PATIENCE = datetime.timedelta(hours=1)
AT_ONCE = 20


def send_again() -> int:
    """Send the tasks that the broker lost, and give up what has waited too long; how many were sent.

    The row itself says that it was sent: of several sweeps one sends, and not again before ``GRACE``.
    """
    sent = 0
    for draft in MachineDraft.objects.overlooked(GRACE)[:AT_ONCE]:
        mine = MachineDraft.objects.waiting().filter(pk=draft.pk, next_try_at=draft.next_try_at)
        if draft.tries >= TRIES or draft.asked_at < database_now() - PATIENCE:
            mine.update(
                state=MachineDraft.State.FAILED, cause=draft.cause or Cause.LOST, ended_at=Now()
            )
        elif mine.update(next_try_at=Now()):
            if not send(TASK, draft.pk):
                break  # the broker is dead: the next sweep asks it again
            sent += 1
    return sent
