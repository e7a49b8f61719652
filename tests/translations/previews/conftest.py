from __future__ import annotations

import pytest
from django.test import Client


@pytest.fixture
def reader() -> Client:
    """Somebody outside."""
    return Client(headers={"accept-language": "en"})
