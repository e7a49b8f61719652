from __future__ import annotations

import pytest

from tests.cast import Cast


@pytest.fixture
def cast(db: None) -> Cast:
    """The embassy and its people."""
    return Cast()
