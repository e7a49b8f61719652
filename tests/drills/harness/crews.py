"""Crews of sweepers as a drill holds them: started, killed one by one, stopped."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.processes import HOUSE, wait_until

SWEEP_SECONDS = (
    "0.1"  # of the two that the product waits, or one that is killed soon would do nothing
)


class Crew:
    """``count`` sweepers, each replaced within a moment of its death (``crew``)."""

    kills = 0

    def __init__(self, log: Path, env: Mapping[str, str], count: int, ahead: float, **as_whom: Any):
        self.log = log
        command = ["-m", "tests.drills.harness.crew", str(count), f"--ahead={ahead}"]
        with log.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, *command],
                cwd=HOUSE,
                env={**env, "SWEEP_SECONDS": SWEEP_SECONDS},
                stdout=file,
                stderr=subprocess.STDOUT,
                **as_whom,
            )
        wait_until(lambda: len(self.living()) == count, self.output)

    def output(self) -> str:
        return self.log.read_text(errors="replace")

    def living(self) -> list[int]:
        """The children that are there now: each has said its process id when it was born."""
        assert self.process.poll() is None, self.output()
        born = [int(line) for line in self.output().splitlines() if line.isdecimal()]
        return [pid for pid in born[-64:] if _lives(pid)]

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
