"""Remembered: an answer of the database's that one process asks for no more than so often."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class Remembered(Generic[Answer]):
    """What ``ask`` answered last, for ``seconds``; then one asks for all who want to know.

    What ``ask`` raises is raised, and not remembered.
    """

    def __init__(self, ask: Callable[[], Answer], seconds: float) -> None:
        self.ask, self.seconds = ask, seconds
        self.lock = threading.Lock()
        self.last: tuple[float, Answer] | None = None

    def __call__(self) -> Answer:
        """The answer, no older than ``seconds``."""
        with self.lock:
            if self.last is None or time.monotonic() >= self.last[0]:
                answer = self.ask()
                self.last = time.monotonic() + self.seconds, answer
            return self.last[1]

    def forget(self) -> None:
        """Ask again the next time."""
        self.last = None
