"""Celery's tasks: thin, over ``publishing`` and the outbox.

The broker is only a nudge: a task that is lost delays nothing, because the sweep runs every two
seconds from beat and from a thread in each worker.
"""

from __future__ import annotations

from celery import shared_task

from translations import outbox, publishing


def sweep_once() -> None:
    """Publish what is due and send what waits. Raises what the database raises."""
    publishing.publish_due()
    outbox.deliver_waiting()


@shared_task(ignore_result=True)
def sweep() -> None:
    sweep_once()
