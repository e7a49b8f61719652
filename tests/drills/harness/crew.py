"""A crew of sweepers: ``python -m tests.drills.harness.crew 3``, forked from one process that has all
loaded, so that one that is killed is replaced within a moment, and hundreds can be.

Each child starts the product's own threads, ``cms.sweeper.start``, as a worker does. ``--ahead``
gives them a clock that is so many seconds fast. One line a child says its process id.
"""

from __future__ import annotations

import datetime
import os
import signal
import threading
import time
from argparse import ArgumentParser
from contextlib import suppress


def main() -> None:
    parser = ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("--ahead", type=float, default=0)
    arguments = parser.parse_args()
    import django

    django.setup()
    if arguments.ahead:
        set_clocks_ahead(arguments.ahead)
    signal.signal(signal.SIGTERM, lambda *_given: os._exit(0))
    children: set[int] = set()
    try:
        while True:
            while len(children) < arguments.count:
                children.add(born())
            gone, _status = os.waitpid(-1, os.WNOHANG)
            children.discard(gone)
            time.sleep(0.01)
    finally:
        for child in children:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)


def born() -> int:
    """A new sweeper; in the child this doesn't return."""
    parent = os.getpid()
    child = os.fork()
    if child:
        os.write(1, f"{child}\n".encode())
        return child
    from cms import sweeper

    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    for thread in sweeper.start():
        thread.join()
    os._exit(1)


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.1)
    os._exit(0)


def set_clocks_ahead(seconds: float) -> None:
    """This machine's clock, as Python and Django read it, is fast; the database's is not."""
    from django.utils import timezone

    now, stamp = timezone.now, time.time
    by = datetime.timedelta(seconds=seconds)
    timezone.now = lambda: now() + by
    time.time = lambda: stamp() + seconds


if __name__ == "__main__":
    main()
