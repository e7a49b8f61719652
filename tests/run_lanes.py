"""``make test``: the suite on SQLite and files beside the one on the services, then in a browser.

The first two keep a core each busy, so they run side by side: the second's lines are printed once the
first has ended. The browser keeps a core busy by itself, and drills that are timed run one after
another. The last lines say plainly which lanes ran. Services that the environment names must answer,
and REQUIRE_SERVICES=1 (in CI) wants every lane.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field

from tests import backends
from tests.lanes import BROWSER, EMBEDDED, LANE, SERVICES, chromium

OURS = ("TEST_DATABASE_URL", "TEST_REDIS_URL")
NO_TESTS = 5  # pytest's exit code when none was chosen

Say = Callable[[str], None]


def print_at_once(line: str) -> None:
    print(line, end="", flush=True)


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

    def run(self, arguments: list[str], say: Say = print_at_once) -> None:
        """Run what this lane has of the tests, giving each line to ``say`` as it comes."""
        if self.missing:
            self.outcome = f"not run ({self.missing})"
            self.failed = self.required
            return
        say(f"\nlane {self.name}\n")
        bare = {name: value for name, value in os.environ.items() if name not in OURS}
        with subprocess.Popen(
            [sys.executable, "-m", "pytest", *arguments],
            env=bare | self.env | {LANE: self.kind, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            text=True,
        ) as pytest:
            assert pytest.stdout
            for line in pytest.stdout:
                say(line)
                self.outcome = line.strip("= \n") or self.outcome
        self.failed = pytest.returncode not in ((0, NO_TESTS) if arguments else (0,))


def main(arguments: list[str]) -> int:
    with ExitStack() as stack:
        lanes = [
            embedded := Lane("sqlite+filesystem", EMBEDDED),
            services := service_lane(stack),
            browser := Lane(
                "browser", BROWSER, missing="" if chromium() else "no Chromium; set CHROMIUM"
            ),
        ]
        if "DRILL_FIGURES" in os.environ:
            embedded.run(arguments)
            services.run(arguments)
        else:
            run_side_by_side(embedded, services, arguments)
        browser.run(arguments)
    print()
    for lane in lanes:
        print(f"lane {lane.name}: {'FAILED, ' if lane.failed else ''}{lane.outcome}")
    return int(any(lane.failed for lane in lanes))


def run_side_by_side(first: Lane, second: Lane, arguments: list[str]) -> None:
    held: list[str] = []
    with ThreadPoolExecutor(1) as beside:
        running = beside.submit(second.run, arguments, held.append)
        first.run(arguments)
        running.result()
    print_at_once("".join(held))


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
