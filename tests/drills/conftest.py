"""The drills' installations: each a copy of one that was staged once for them all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.drills.harness")

from tests.drills.harness.drill import Drill  # noqa: E402  (asserts are rewritten at import)
from tests.drills.harness.staged import Staged  # noqa: E402

ITEMS = int(os.environ.get("DRILL_ITEMS", "24"))


@pytest.fixture(scope="session")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staged]:
    """An installation with its texts approved and scheduled for a far day; it starts no process."""
    if kept := os.environ.get("DRILL_STAGED"):
        yield Staged.kept(Path(kept), ITEMS)
        return
    with Staged.made(tmp_path_factory.mktemp("staged"), ITEMS) as made:
        yield made


@pytest.fixture
def drill(staged: Staged, tmp_path: Path) -> Iterator[Drill]:
    """A copy of it, with its web server up and a reader who looks on."""
    with staged.drill(tmp_path) as drill:
        yield drill
