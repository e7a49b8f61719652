"""A process that ends with the one that started it, however that one ended: no orphans.

Why by looking, and not by Linux's death signal or a pipe: docs/decisions/11-no-orphans.md.
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
