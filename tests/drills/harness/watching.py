"""A reader who never stops looking: which canaries the public side shows, and since when."""

from __future__ import annotations

import datetime
import re
import threading
import time
import urllib.error
import urllib.request

from tests.drills.harness.stage import LANGUAGES

# A word by itself: the keys of files are random letters, and some hold these by chance.
CANARY = re.compile(r"(?<![a-z0-9])zq[a-z]{5}(?![a-z0-9])")
PAUSE = 0.1
PATHS = [
    path.format(language)
    for language in LANGUAGES
    for path in ("/api/v1/releases?language={}", "/{}/feed.atom", "/{}/releases/")
]


class Watch:
    """``seen`` has each canary with the first moment at which an answer showed it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.seen: dict[str, datetime.datetime] = {}
        self.answers = self.failures = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look_on, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look once more, at everything, and no more after that."""
        if not self._stop.is_set():
            self._stop.set()
            self._thread.join(timeout=60)
            self._look()

    def _look_on(self) -> None:
        while not self._stop.is_set():
            self._look()
            time.sleep(PAUSE)

    def _look(self) -> None:
        for path in PATHS:
            body = self._get(path)
            if body is None:
                self.failures += 1
                continue
            self.answers += 1
            # The moment is taken after the answer, so that what counts as early was early.
            for word in set(CANARY.findall(body)) - set(self.seen):
                self.seen[word] = datetime.datetime.now(datetime.UTC)

    def _get(self, path: str) -> str | None:
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, OSError):
            return None
