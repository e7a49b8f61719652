"""``make test``: the suite on SQLite and files, then on the services, then in a browser.

Its last lines say plainly which lanes ran. Services that the environment names must answer,
and REQUIRE_SERVICES=1 (in CI) wants every lane.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field

from tests import backends
from tests.lanes import BROWSER, EMBEDDED, LANE, SERVICES, chromium

OURS = ("TEST_DATABASE_URL", "TEST_REDIS_URL")
NO_TESTS = 5  # pytest's exit code when none was chosen


@dataclass
class Lane:
    """One run of pytest, or the reason why there was none."""

    name: str
    kind: str
    env: dict[str, str] = field(default_factory=dict)
    missing: str = ""
    required: bool = os.environ.get("REQUIRE_SERVICES") == "1"
    outcome: str = ""
    failed: bool = False

    def run(self, arguments: list[str]) -> None:
        if self.missing:
            self.outcome = f"not run ({self.missing})"
            self.failed = self.required
            return
        print(f"\nlane {self.name}", flush=True)
        bare = {name: value for name, value in os.environ.items() if name not in OURS}
        with subprocess.Popen(
            [sys.executable, "-m", "pytest", *arguments],
            env=bare | self.env | {LANE: self.kind, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            text=True,
        ) as pytest:
            assert pytest.stdout
            for line in pytest.stdout:
                print(line, end="", flush=True)
                self.outcome = line.strip("= \n") or self.outcome
        self.failed = pytest.returncode not in ((0, NO_TESTS) if arguments else (0,))


def main(arguments: list[str]) -> int:
    with ExitStack() as stack:
        lanes = [
            Lane("sqlite+filesystem", EMBEDDED),
            service_lane(stack),
            Lane("browser", BROWSER, missing="" if chromium() else "no Chromium; set CHROMIUM"),
        ]
        for lane in lanes:
            lane.run(arguments)
    print()
    for lane in lanes:
        print(f"lane {lane.name}: {'FAILED, ' if lane.failed else ''}{lane.outcome}")
    return int(any(lane.failed for lane in lanes))


def service_lane(stack: ExitStack) -> Lane:
    """The lane of PostgreSQL and Redis. Where one of them is missing, neither is used."""
    refusals = [why for why in (backends.postgresql_refuses(), backends.redis_refuses()) if why]
    if refusals:
        lane = Lane("postgresql+redis", SERVICES, missing="; ".join(refusals))
        lane.required |= any(name in os.environ for name in OURS)
        return lane
    redis_url = stack.enter_context(backends.free_redis())
    env = {"TEST_DATABASE_URL": backends.POSTGRESQL, "TEST_REDIS_URL": redis_url}
    return Lane("postgresql+redis", SERVICES, env)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
