"""Asking for a machine draft: the wish goes on record, and a worker hears of it once that is committed."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from translations.attempt import Attempt
from translations.machine.provider import provider
from translations.models import MachineDraft
from translations.nudge import send_later

TASK = "translations.tasks.draft_by_machine"


def ask(attempt: Attempt) -> None:
    """What the verb does: nothing leaves this house before its transaction has committed."""
    service = provider()
    draft = MachineDraft.objects.create(
        translation=attempt.translation,
        asked_by=attempt.user,
        service=service.name if service else "",
    )
    attempt.facts["service"] = draft.service
    transaction.on_commit(partial(send_later, TASK, draft.pk))
