"""A process that ends with the one that started it, however that one ended: no orphans.

A thread that looks who the parent is, on every system, rather than Linux's death signal: that one
is tied to the parent's thread, has no equal elsewhere, and has no second step for a process that
hears SIGTERM and can not finish.
"""

from __future__ import annotations

import os
import signal
import threading
import time

LOOK_SECONDS = 0.25
GRACE_SECONDS = 5.0


def tie(parent: int) -> None:
    """Stop this process soon after ``parent``, which started it, is gone; by force if need be."""
    threading.Thread(target=_watch, args=(parent,), name="leash", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os.kill(os.getpid(), signal.SIGKILL)
