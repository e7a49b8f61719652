from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.translations.machine.service import KEY, Service, serving


@pytest.fixture(params=["libretranslate", "deepl"])
def service(request: pytest.FixtureRequest, settings: Any) -> Iterator[Service]:
    """A service that is set up, and speaks the one protocol and then the other."""
    with serving() as served:
        settings.MACHINE_PROVIDER = request.param
        settings.MACHINE_URL, settings.MACHINE_KEY = served.url, KEY
        settings.MACHINE_TIMEOUT = 10.0
        yield served
