"""No GPL at run time (docs/decisions/05-no-gpl-at-run-time.md)."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution

import pytest

from tests.processes import HOUSE

LOCKED = re.findall(
    r"^([a-z0-9.-]+)==", (HOUSE / "requirements.lock").read_text(), flags=re.MULTILINE
)
GPL = re.compile(r"(?<!L)(?<!Lesser )\bA?GPL|GNU (Affero )?General Public", re.IGNORECASE)


@pytest.mark.parametrize("name", LOCKED)
def test_nothing_at_run_time_is_under_the_gpl(name: str) -> None:
    try:
        facts = distribution(name).metadata
    except PackageNotFoundError:  # locked for another system than this one
        return
    stated = [facts.get("License-Expression") or facts.get("License") or ""]
    stated += [line for line in facts.get_all("Classifier") or [] if "License" in line]
    assert not [line for line in stated if GPL.search(line.splitlines()[0] if line else "")]
