"""One part of the running system in a process of its own: ``python -m cms.part web <parent> …``."""

from __future__ import annotations

import os
import sys
import warnings

from cms import leash

CELERY = {
    "worker": [
        # Threads and not forked processes: nothing is left behind when the worker is killed.
        *("worker", "--pool", "threads", "--concurrency", os.environ.get("WORKER_THREADS", "2")),
        *("--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "INFO"),
    ],
    "beat": ["beat", "--loglevel", "WARNING"],
}
PARTS = ("web", *CELERY)


def main(name: str, parent: str, host: str, port: str) -> None:
    leash.tie(int(parent))
    if name == "web":
        from cms.web import serve

        serve(host, int(port))
    else:
        from celery.exceptions import SecurityWarning

        from cms.celery import app

        # It warns of root, who is the only user of many a container; messages are JSON, not pickle.
        warnings.simplefilter("ignore", SecurityWarning)
        app.start(["--quiet", *CELERY[name]])


if __name__ == "__main__":
    main(*sys.argv[1:])
