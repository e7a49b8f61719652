"""The house itself: who may import whom, how crowded a room may be, what the locks may say."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.processes import HOUSE

ROOMS = ("cms", "translations", "releases", "templates", "tests", "benchmarks")
LONGEST = 400
DRAWERS = {"utils", "helpers", "services", "misc", "common"}
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def house_files(pattern: str) -> list[Path]:
    return [
        path.relative_to(HOUSE)
        for path in HOUSE.rglob(pattern)
        if path.relative_to(HOUSE).parts[0] in ROOMS and "migrations" not in path.parts
    ]


def test_imports_keep_to_their_direction() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo"]
    linted = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout


def test_files_have_room() -> None:
    files = [*house_files("*.py"), *house_files("*.html")]
    lengths = {path: len((HOUSE / path).read_text().splitlines()) for path in files}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


def test_files_are_named_after_a_subject() -> None:
    assert [path for path in house_files("*.py") if path.stem in DRAWERS] == []


@pytest.mark.parametrize("name", LOCKS)
def test_lock_pins_by_hash_and_names_no_index(name: str) -> None:
    lock = (HOUSE / name).read_text()
    assert re.findall(r"https?://|--(?:extra-)?index-url|--find-links", lock) == []
    pins = re.split(r"\n(?=[a-z0-9])", lock.strip())
    assert [pin.splitlines()[0] for pin in pins if "--hash=sha256:" not in pin] == []


@pytest.mark.parametrize("name", LOCKS)
def test_lock_holds_every_dependency(name: str) -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text())
    wanted = list(project["project"]["dependencies"])
    if "dev" in name:
        wanted += project["dependency-groups"]["dev"]
    names = {re.split(r"[\[<>=~! ]", line, maxsplit=1)[0].lower() for line in wanted}
    locked = set(re.findall(r"^([a-z0-9.-]+)==", (HOUSE / name).read_text(), re.MULTILINE))
    assert names - locked == set()


def test_locks_agree_with_each_other() -> None:
    run, dev = (
        dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", (HOUSE / name).read_text(), re.MULTILINE))
        for name in LOCKS
    )
    assert {name: version for name, version in run.items() if dev.get(name) != version} == {}
