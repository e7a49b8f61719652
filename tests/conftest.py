"""What every test may use: the lane's choice, tables emptied past their triggers, a browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

from tests.backends import free_redis, new_database
from tests.lanes import belongs, chromium
from tests.processes import System

# A test is no stopwatch: on a busy machine an example may take as long as it takes.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

BROWSER_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
COMMITS = {"transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests of this lane, and have those that commit find the migrations' rows again."""
    for item in items:
        if (marker := item.get_closest_marker("django_db")) and marker.kwargs.get("transaction"):
            raise pytest.UsageError(
                f"{item.nodeid}: ask for transactional_db, which knows the triggers"
            )
        if commits(item):
            item.fixturenames.append("django_db_serialized_rollback")
    left = [item for item in items if not belongs(item)]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]


def commits(item: pytest.Item) -> bool:
    return not COMMITS.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.fixture(autouse=True)
def append_only_tables_can_be_emptied(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that commits has its tables emptied afterwards, which their triggers refuse."""
    if not commits(request.node):
        yield
        return
    from django.db import connection

    from releases import append_only

    request.getfixturevalue("django_db_setup")
    with request.getfixturevalue("django_db_blocker").unblock():
        append_only.remove(connection)
        request.getfixturevalue("transactional_db")
        append_only.install(connection)
        yield
        append_only.remove(connection)


@pytest.fixture(autouse=True)
def speaks_english() -> Iterator[None]:
    """A request leaves its reader's language behind; the next test begins in the house's own."""
    from django.utils import translation

    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def publishing_is_not_looked_at() -> None:
    """No worker sweeps in a test; the staff's pages would say so, and ask for it every few seconds."""
    from translations.watching import banner

    banner.forget(until=float("inf"))


@pytest.fixture
def system(tmp_path: Path) -> Iterator[System]:
    """An installation of its own on the lane's services, for tests marked ``processes``."""
    with ExitStack() as stack:
        urls = [
            stack.enter_context(service()) if variable in os.environ else ""
            for variable, service in (
                ("TEST_DATABASE_URL", new_database),
                ("TEST_REDIS_URL", free_redis),
            )
        ]
        installed = System(tmp_path, *urls)
        stack.callback(installed.stop)
        yield installed


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright; for tests marked ``browser``."""
    from playwright.sync_api import sync_playwright

    # Playwright's loop lives in this thread, where Django would take every query for one inside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=BROWSER_ARGS)
        yield launched
        launched.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab in a browser profile of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
