from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast
from tests.translations.staff import at_desk


@pytest.fixture
def olivia(cast: Cast) -> Client:
    return at_desk(cast.olivia)
