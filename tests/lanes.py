"""Which tests a lane runs.

The embedded lane (SQLite, filesystem broker) runs everything. The service lane (PostgreSQL, Redis)
runs again what touches a database or a broker. A test in a browser runs once, where Chromium is.
"""

from __future__ import annotations

import os
import shutil

import pytest

LANE = "TEST_LANE"
EMBEDDED, SERVICES = "embedded", "services"
AGAIN_ON_SERVICES = ("django_db", "broker", "processes")
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


def belongs(item: pytest.Item, lane: str) -> bool:
    if item.get_closest_marker("browser"):
        return lane == EMBEDDED and chromium() is not None
    return lane == EMBEDDED or touches_a_service(item)


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
