"""For tests of the lower room by itself."""

from __future__ import annotations

import pytest
from django.db import connection

from releases import append_only
from releases.triggers import PREFIX


@pytest.fixture
def approved_elsewhere(db: None) -> None:
    """Lift the one trigger that looks for approvals: they are the higher room's (tests/translations).

    The test's own transaction, or the next test that commits, puts it back.
    """
    append_only.remove(connection, only=[f"{PREFIX}approved_first"])
