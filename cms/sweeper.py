"""The sweep that needs no broker: threads in each worker, so that a dead broker delays nothing.

One publishes and one sends mails, so that a dead mail server delays nothing either.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

import django
from django.conf import settings
from django.db import connections

from cms import request_ids

logger = logging.getLogger(__name__)
_stopping = threading.Event()
_threads: list[threading.Thread] = []


def start() -> list[threading.Thread]:
    """Begin to sweep in the background, for as long as this process lives; once, however often asked."""
    if any(thread.is_alive() for thread in _threads):
        return _threads
    django.setup()
    _stopping.clear()
    _threads[:] = [
        threading.Thread(target=run, args=(turn, _stopping), name=name, daemon=True)
        for name, turn in (("sweeper", _publish), ("postman", _tell))
    ]
    for thread in _threads:
        thread.start()
    return _threads


def stop() -> None:
    """End after the turn that is under way."""
    _stopping.set()


def is_stopping() -> bool:
    """Whether somebody asked for the end."""
    return _stopping.is_set()


def run(turn: Callable[[], object], stopping: threading.Event) -> None:
    """Take a turn now and every ``SWEEP_SECONDS``; one that fails is logged, and the next still comes."""
    while True:
        with request_ids.named(request_ids.new("sweep")):
            try:
                turn()
            except Exception:
                logger.exception("a sweep failed; the next comes in %s s", settings.SWEEP_SECONDS)
            finally:
                connections.close_all()
        if stopping.wait(settings.SWEEP_SECONDS):
            return


# Imported here, because the tasks need the models, and this module is loaded before the apps are.


def _publish() -> None:
    from translations.tasks import publish_once

    publish_once()


def _tell() -> None:
    from translations.tasks import tell_once

    tell_once()
