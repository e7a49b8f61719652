"""A worker: it sweeps, and takes tasks for as long as there is a queue that it can take them from.

The sweep is begun first, and outlives the queue. A Redis that is dead Celery waits for by itself; but
where the embedded broker's folder can't be read, it ends, and a worker that ended with it and began
again would spend its life beginning.
"""

from __future__ import annotations

import logging
import os
import signal
import time
import warnings

from cms import sweeper

logger = logging.getLogger(__name__)

ARGUMENTS = [
    # Threads and not forked processes: nothing is left behind when the worker is killed.
    *("worker", "--pool", "threads", "--concurrency", os.environ.get("WORKER_THREADS", "2")),
    *("--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "INFO"),
]
# How long a worker without a queue goes on before it gives its place to a new one, who tries again.
ALONE_SECONDS = 60.0


def run() -> int:
    """Sweep and take tasks until told to stop, or for a minute more where there is no queue.

    Returns the exit code.
    """
    sweeper.start()
    celery(ARGUMENTS)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)  # Celery's own handlers ask it, who is gone
    if sweeper.is_stopping():
        return 0
    logger.error("there is no queue; this worker sweeps on without for %.0f s", ALONE_SECONDS)
    time.sleep(ALONE_SECONDS)
    return 1


def celery(arguments: list[str]) -> bool:
    """Celery's command by these arguments, until it ends. Whether that was no failure of its own."""
    from celery.exceptions import SecurityWarning

    # It warns of root, who is the only user of many a container; messages are JSON, not pickle.
    warnings.simplefilter("ignore", SecurityWarning)
    has_failed = False
    try:
        from cms.celery import app

        app.start(["--quiet", *arguments])
    except Exception:
        logger.exception("Celery ended")
        has_failed = True
    return not has_failed
