"""Crews of sweepers as a drill holds them: started, killed one by one, stopped."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.processes import HOUSE, wait_until

SWEEP_SECONDS = (
    "0.1"  # of the two that the product waits, or one that is killed soon would do nothing
)


# Root writes past any mode, unless it has put that right aside.
WITHOUT_PRIVILEGE = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


class Crew:
    """``count`` sweepers, each replaced within a moment of its death (``crew``)."""

    kills = 0

    def __init__(
        self, log: Path, env: Mapping[str, str], count: int, ahead: float, *, unprivileged: bool
    ) -> None:
        self.log = log
        command = [sys.executable, "-m", "tests.drills.harness.crew", str(count)]
        if unprivileged and os.geteuid() == 0:
            command = [*WITHOUT_PRIVILEGE, *command]
        with log.open("wb") as file:
            self.process = subprocess.Popen(
                [*command, f"--ahead={ahead}"],
                cwd=HOUSE,
                env={**env, "SWEEP_SECONDS": SWEEP_SECONDS},
                stdout=file,
                stderr=subprocess.STDOUT,
            )
        wait_until(lambda: len(self.living()) == count, self.output)

    def output(self) -> str:
        return self.log.read_text(errors="replace")

    def living(self) -> list[int]:
        """The children that are there now: each has said its process id when it was born."""
        assert self.process.poll() is None, self.output()
        return [pid for pid in self.ever_born()[-64:] if _lives(pid)]

    def ever_born(self) -> list[int]:
        return [int(line) for line in self.output().splitlines() if line.isdecimal()]

    def everybody(self) -> list[int]:
        """The children, and the one that they come from."""
        return [self.process.pid, *self.living()]

    def kill_one(self) -> None:
        os.kill(random.choice(self.living()), signal.SIGKILL)  # noqa: S311
        self.kills += 1

    def stop(self) -> None:
        for pid in [self.process.pid, *self.living()]:
            os.kill(pid, signal.SIGKILL)
        self.process.wait()


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
