"""The nudge: asks a worker to sweep at once. Nothing depends on it; the sweep comes round anyway."""

from __future__ import annotations

import logging

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)

SWEEP = "translations.tasks.sweep"


def nudge() -> None:
    """Send the sweep's task once the present transaction has committed; a dead broker is no matter."""
    transaction.on_commit(_send)


def _send() -> None:
    send(SWEEP)


def send(task: str, *arguments: int) -> bool:
    """Send a task by its name, since the verbs must not import the tasks that call them.

    Whether the broker took it; the sweep does what it does not.
    """
    try:
        current_app.send_task(task, arguments, retry=False, ignore_result=True)
    except (OperationalError, OSError) as error:
        logger.warning("the broker does not answer (%s); the sweep will do it", error)
        return False
    return True
