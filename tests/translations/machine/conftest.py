from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.cast import Cast
from tests.translations.machine.drafts import SOURCE
from tests.translations.machine.service import KEY, Service, serving
from translations.models import Translation


@pytest.fixture(params=["libretranslate", "deepl"])
def service(request: pytest.FixtureRequest, settings: Any) -> Iterator[Service]:
    """A service that is set up, and speaks the one protocol and then the other."""
    with serving() as served:
        settings.MACHINE_PROVIDER = request.param
        settings.MACHINE_URL, settings.MACHINE_KEY = served.url, KEY
        settings.MACHINE_TIMEOUT = 10.0
        yield served


@pytest.fixture
def french(cast: Cast) -> Translation:
    return cast.started(cast.external(SOURCE))
