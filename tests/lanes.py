"""Which tests a lane runs; without a lane, as when pytest is called by hand, all that can run.

The embedded lane (SQLite, filesystem broker) runs all but the browser's tests, which have a lane of
their own. The service lane (PostgreSQL, Redis) runs again what touches a database or a broker.
"""

from __future__ import annotations

import os
import shutil

import pytest

LANE = "TEST_LANE"
EMBEDDED, SERVICES, BROWSER = "embedded", "services", "browser"
AGAIN_ON_SERVICES = ("django_db", "broker", "processes")
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


def belongs(item: pytest.Item) -> bool:
    """Whether the lane that the environment names runs this test."""
    lane = os.environ.get(LANE)
    if item.get_closest_marker("browser"):
        return lane in (BROWSER, None) and chromium() is not None
    return lane in (EMBEDDED, None) or (lane == SERVICES and touches_a_service(item))


def touches_a_service(item: pytest.Item) -> bool:
    from django.test import SimpleTestCase, TransactionTestCase

    case = getattr(item, "cls", None)
    if case is not None and issubclass(case, SimpleTestCase):
        return issubclass(case, TransactionTestCase)
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(fixtures & DATABASE_FIXTURES) or any(
        item.get_closest_marker(name) for name in AGAIN_ON_SERVICES
    )


def chromium() -> str | None:
    """The browser that Playwright drives: the one named by CHROMIUM, else Debian's."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium")
