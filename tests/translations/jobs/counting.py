"""Counting: a person's hands at the browser, which do a job and count what it took.

A click is a press of the mouse or of a key that commands something; choosing in a field is one, too.
Typing words is not: the field is noted. A load is a document that the browser opens, however it was
led there; what a script fetches into the page is none, since the person stays where they are. Each
person begins on the front page of their rooms, logged in, which is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User

from tests.translations.jobs.table import Count
from tests.translations.test_admin_browser import log_in

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

FRONT = "/admin/"


@dataclass
class Hands:
    """Those of one person after the other, on the one page."""

    page: Page
    live_server: Any
    clicks: int = 0
    typed: int = 0
    loads: int = 0
    _begun: bool = field(default=False, repr=False)

    def __post_init__(self) -> None:
        self.page.on("domcontentloaded", lambda _page: self._loaded())

    def _loaded(self) -> None:
        self.loads += self._begun

    def sits(self, user: User) -> None:
        """Another person, or the first, before their own front page."""
        self._begun = False
        self.page.context.clear_cookies()
        log_in(self.page, self.live_server, user)
        self.page.goto(self.live_server.url + FRONT)
        self._begun = True

    def click(self, target: Locator) -> None:
        """Where the page stays."""
        self.clicks += 1
        target.click()

    def follow(self, target: Locator) -> None:
        """Where the click leads to another page."""
        with self._led_on():
            self.click(target)

    def type(self, words: str) -> None:
        """Words, where one is."""
        self.typed += 1
        self.page.keyboard.type(words)

    def press(self, key: str) -> None:
        """A key that leads to another page."""
        with self._led_on():
            self.clicks += 1
            self.page.keyboard.press(key)

    @contextmanager
    def _led_on(self) -> Iterator[None]:
        with self.page.expect_event("domcontentloaded"):
            yield

    @property
    def count(self) -> Count:
        """Once what is under way has come."""
        self.page.wait_for_load_state("networkidle")
        return Count(self.clicks, self.loads, self.typed)
