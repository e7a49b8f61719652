"""A breaker: remembers for some seconds that a service did not answer, so that not everyone waits for it."""

from __future__ import annotations

import logging
import threading
import time

logger = logging.getLogger(__name__)

PAUSE = 10.0  # seconds until one caller tries again


class Breaker:
    """Shared by the threads of one process."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._lock = threading.Lock()
        self._tried_again_at: float | None = None  # None while it answers

    def lets_through(self, *, may_probe: bool) -> bool:
        """Whether to ask the service. After a failure one prober a pause is let through, and no one else."""
        with self._lock:
            if self._tried_again_at is None:
                return True
            now = time.monotonic()
            if not may_probe or now < self._tried_again_at:
                return False
            self._tried_again_at = now + PAUSE
            return True

    def failed(self, error: Exception) -> None:
        with self._lock:
            is_news = self._tried_again_at is None
            self._tried_again_at = time.monotonic() + PAUSE
        if is_news:
            logger.warning("%s: Redis does not answer (%s)", self.name, type(error).__name__)

    def answered(self) -> None:
        with self._lock:
            is_news, self._tried_again_at = self._tried_again_at is not None, None
        if is_news:
            logger.warning("%s: Redis answers again", self.name)
