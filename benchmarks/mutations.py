"""Takes one guard away at a time, in a copy, and runs its tests: ``python -m benchmarks.mutations``.

At least one must fail for each. The table goes to ``benchmarks/RESULTS.md``; a guard that nothing misses
ends it with 1. A part of a name as the argument runs those alone, and writes no table.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from benchmarks.results import record, table
from tests import backends
from tests.lanes import EMBEDDED, LANE, SERVICES
from tests.mutations.guards import MUTATIONS, Mutation
from tests.processes import HOUSE

LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", ".*_cache", ".hypothesis")
FAILED = re.compile(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", re.MULTILINE)


def main(asked: str) -> int:
    chosen = [each for each in MUTATIONS if asked in each.name]
    rows, missed = [], []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "house"
        shutil.copytree(HOUSE, folder, ignore=LEFT_OUT)
        services = _services(stack) if any(each.lane == SERVICES for each in chosen) else {}
        for mutation in chosen:
            noticed = _run(mutation, folder, services)
            sys.stdout.write(f"{mutation.name}: {noticed or 'NOBODY NOTICED'}\n")
            sys.stdout.flush()
            rows.append((mutation.name, f"`{mutation.path}`", f"`{noticed}`"))
            missed += [] if noticed else [mutation.name]
    if not asked and not missed:
        head = ("without this guard", "in", "this fails first")
        record("mutations", "Guards taken away, one at a time", table(head, rows))
    return int(bool(missed))


def _services(stack: ExitStack) -> dict[str, str]:
    """Where PostgreSQL and Redis are. Ends it all where they don't answer: SQLite has no such locks."""
    if refusal := backends.postgresql_refuses() or backends.redis_refuses():
        sys.exit(f"Not tried: {refusal}")
    redis_url = stack.enter_context(backends.free_redis())
    return {"TEST_DATABASE_URL": backends.POSTGRESQL, "TEST_REDIS_URL": redis_url}


def _run(mutation: Mutation, folder: Path, services: dict[str, str]) -> str:
    """The first test that fails without the guard; empty where none does."""
    path = folder / mutation.path
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace(mutation.old, mutation.new), encoding="utf-8")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *mutation.tests],
            cwd=folder,
            # The settings are the tests' own: what we import names the product's, which are on SQLite.
            env=os.environ
            | {LANE: mutation.lane, "DJANGO_SETTINGS_MODULE": "tests.settings"}
            | (services if mutation.lane != EMBEDDED else {}),
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        path.write_text(whole, encoding="utf-8")
    found = FAILED.search(done.stdout)
    return found[1].rpartition("/")[2] if done.returncode == 1 and found else ""


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:])))
