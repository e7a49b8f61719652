"""Celery's tasks: thin, over ``publishing`` and the outbox.

The broker is only a nudge: a task that is lost delays nothing, because the sweep runs every two
seconds from beat and from a thread in each worker.
"""

from __future__ import annotations

from celery import shared_task

from translations import outbox, publishing
from translations.machine import making, resending
from translations.notifications import afterwards, handing_over, overdue
from translations.watching import heartbeat


def sweep_once() -> None:
    """Publish what is due and send what waits. Raises what the database raises."""
    publish_once()
    tell_once()


def publish_once() -> None:
    publishing.publish_due()
    heartbeat.beat()  # before the mails, whose server may keep them long: this is about publishing


def tell_once() -> None:
    """What people and services are told; a mail server that says nothing may keep it long."""
    afterwards.tell_afterwards()
    overdue.tell_of_overdue()
    handing_over.hand_over()
    outbox.deliver_waiting()
    resending.send_again()


@shared_task(ignore_result=True)
def sweep() -> None:
    sweep_once()


@shared_task(ignore_result=True)
def draft_by_machine(pk: int) -> None:
    """Its own task, since a sweep must not wait for a stranger's server."""
    making.make(pk)
