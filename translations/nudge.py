"""The nudge: asks a worker to sweep at once. Nothing depends on it; the sweep comes round anyway.

It is sent from a thread of its own: a broker that swallows what it is sent would hold up whoever has
published five languages for two seconds each.
"""

from __future__ import annotations

import atexit
import logging
import os
import threading
from contextvars import Context, copy_context
from typing import Any

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)

SWEEP = "translations.tasks.sweep"
# How long a process that ends still waits for what it has to send: as long as a dead Redis may take.
LAST_SECONDS = 2.0


def nudge() -> None:
    """Send the sweep's task once the present transaction has committed; a dead broker is no matter."""
    transaction.on_commit(_send)


def _send() -> None:
    send_later(SWEEP)


def send(task: str, *arguments: int) -> bool:
    """Send a task by its name, since the verbs must not import the tasks that call them.

    Whether the broker took it; the sweep does what it does not. Not for where a person waits.
    """
    try:
        current_app.send_task(task, arguments, retry=False, ignore_result=True)
    except (OperationalError, OSError) as error:
        logger.warning("the broker does not answer (%s); the sweep will do it", error)
        return False
    return True


def send_later(task: str, *arguments: int) -> None:
    """Send a task from the thread beside, and wait for nothing. What waits to be sent is sent once."""
    _sender.add((task, arguments))


class Sender:
    """A thread that sends what was added, one after the other, and sleeps while there is nothing."""

    def __init__(self) -> None:
        self.change = threading.Condition()
        self.waiting: dict[tuple[Any, ...], Context] = {}
        self.is_sending = False
        self.has_begun = False

    def add(self, message: tuple[Any, ...]) -> None:
        with self.change:
            self.waiting.setdefault(message, copy_context())  # who asks is named in the logs
            if not self.has_begun:
                self.has_begun = True
                threading.Thread(target=self.run, name="nudge", daemon=True).start()
            self.change.notify_all()

    def run(self) -> None:
        while True:
            with self.change:
                self.is_sending = False
                self.change.notify_all()
                self.change.wait_for(lambda: self.waiting)
                task, arguments = next(iter(self.waiting))
                asked_in = self.waiting.pop((task, arguments))
                self.is_sending = True
            try:
                asked_in.run(send, task, *arguments)
            except Exception:
                # Or this thread would end, and with it every nudge that is still to come.
                logger.exception("a nudge failed; the sweep will do it")

    def finish(self, seconds: float = LAST_SECONDS) -> bool:
        """Wait until all is sent, but no longer than this. Whether it is."""
        with self.change:
            return self.change.wait_for(lambda: not (self.waiting or self.is_sending), seconds)


def _new_sender() -> None:
    """In a forked process: the thread is not here, and may have held the lock."""
    global _sender
    _sender = Sender()


_sender = Sender()
os.register_at_fork(after_in_child=_new_sender)
atexit.register(lambda: _sender.finish())
