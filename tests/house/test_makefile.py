"""The Makefile: what it must not do to what is not its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import HOUSE


def make(folder: Path, target: str) -> subprocess.CompletedProcess[str]:
    """Without what the make above, which runs the suite, hands down."""
    inherited = {name: said for name, said in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "-f", str(HOUSE / "Makefile"), target, f"PYTHON={sys.executable}"]
    return subprocess.run(
        command, cwd=folder, env=inherited, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("target", [".venv/installed", ".venv/installed-dev"])
def test_environment_that_is_a_link_is_left_alone(tmp_path: Path, target: str) -> None:
    """It was emptied through the link, and the checkout that it belongs to stood there without one."""
    theirs, here = tmp_path / "theirs", tmp_path / "here"
    theirs.mkdir()
    here.mkdir()
    (here / ".venv").symlink_to(theirs)
    (theirs / "kept").touch()
    for number, name in enumerate(("requirements.lock", "requirements-dev.lock")):
        (here / name).touch()
        if target == ".venv/installed-dev" and number == 0:
            (theirs / "installed").touch()  # nothing to do for the first
    made = make(here, target)
    assert made.returncode != 0
    assert "Here .venv is a link" in made.stdout
    assert "rm .venv" in made.stdout
    assert (theirs / "kept").exists()
    assert not (theirs / "bin").exists()
