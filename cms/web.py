"""The web server: granian over ``cms.wsgi``."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from functools import partial
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from cms import leash

WORKERS = int(os.environ.get("WEB_WORKERS", "1"))
THREADS = min(8, 2 * (os.cpu_count() or 1) + 1)  # each keeps a database connection
STOP_SECONDS = 3


def serve(host: str, port: int) -> None:
    """Serve until told to stop."""
    server = Granian(
        "cms.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.warning,
    )
    server.serve(target_loader=partial(load, os.getpid()), wrap_loader=False)


def load(server: int) -> Callable[..., Any]:
    """The application, in granian's worker process, which must not outlive its server."""
    leash.tie(server)
    # granian's own handlers come after this; until then those of its server would swallow the signal.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    from cms.wsgi import application

    return application
