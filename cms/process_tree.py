"""Several processes that start, run and stop as one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

STOP_SECONDS = 8.0
LOOK_SECONDS = 0.1
STEADY_SECONDS = 30.0  # one that ran this long had no trouble starting
LONGEST_PAUSE = 30.0
HEAD_START_SECONDS = 3.0  # at most


@dataclass
class Part:
    """A child process, started again, after a pause that grows, whenever it ends by itself."""

    name: str
    command: list[str]
    say: Callable[[str, str], None]
    failures: int = 0
    started_at: float = 0.0
    restart_at: float | None = None
    process: subprocess.Popen[bytes] = field(init=False)

    def start(self) -> None:
        self.started_at, self.restart_at = time.monotonic(), None
        # A session of its own: Ctrl-C in the terminal reaches only the head of the tree.
        self.process = subprocess.Popen(  # noqa: S603  (the command is ours)
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        threading.Thread(target=self._relay, args=(self.process,), daemon=True).start()

    def look(self) -> None:
        """Notice that the process has ended, and start it again when its pause is over."""
        if self.restart_at is not None:
            if time.monotonic() >= self.restart_at:
                self.start()
        elif (code := self.process.poll()) is not None:
            steady = time.monotonic() - self.started_at > STEADY_SECONDS
            self.failures = 1 if steady else self.failures + 1
            pause = min(2.0 ** (self.failures - 1), LONGEST_PAUSE)
            self.say(self.name, f"ended with {_reason(code)}; starts again in {pause:.0f} s")
            self.restart_at = time.monotonic() + pause

    def signal(self, number: signal.Signals) -> None:
        """Ask it to stop; by SIGKILL, force it and whatever it started."""
        if self.process.poll() is None:
            (os.killpg if number is signal.SIGKILL else os.kill)(self.process.pid, number)

    def _relay(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout  # noqa: S101  (it was asked for)
        for line in process.stdout:
            self.say(self.name, line.decode(errors="replace").rstrip())


class Tree:
    """Parts that start together and, at SIGINT, SIGTERM or SIGHUP, stop together."""

    def __init__(
        self,
        write: Callable[[str], object],
        relayed: Callable[[str, str], str] = "{:<6} | {}".format,
    ) -> None:
        self.write, self.relayed = write, relayed
        self.parts: list[Part] = []
        self.started: list[Part] = []
        self.stops, self.stopped_by = 0, ""

    def add(self, name: str, command: list[str]) -> Part:
        self.parts.append(Part(name, command, self.say))
        return self.parts[-1]

    def say(self, name: str, line: str) -> None:
        self.write(self.relayed(name, line))

    def run(self, look: Callable[[], None], is_first_up: Callable[[], bool]) -> None:
        """Run until stopped, calling ``look`` all along. What it raises stops the parts, too.

        The first part has a head start: on two cores, its first answer comes half a second sooner.
        """
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop_soon)
        try:
            self._start(self.parts[:1])
            rest = self.parts[1:]
            while not self.stops:
                time.sleep(LOOK_SECONDS)
                for part in self.started:
                    part.look()
                look()
                if rest and (is_first_up() or self._has_had_its_start()):
                    self._start(rest)
                    rest = []
        finally:
            self._stop()

    def _start(self, parts: list[Part]) -> None:
        for part in parts:
            part.start()
            self.started.append(part)

    def _has_had_its_start(self) -> bool:
        first = self.parts[0]
        return first.failures > 0 or time.monotonic() - first.started_at > HEAD_START_SECONDS

    def _stop_soon(self, number: int, _frame: object) -> None:
        self.stops += 1
        self.stopped_by = signal.Signals(number).name

    def _stop(self) -> None:
        """Ask every part to stop, and force those that take too long, or a second Ctrl-C meets."""
        asked_at, asked = time.monotonic(), self.stops
        for part in self.started:
            part.signal(signal.SIGTERM)
        while any(part.process.poll() is None for part in self.started):
            time.sleep(LOOK_SECONDS)
            if self.stops > asked or time.monotonic() - asked_at > STOP_SECONDS:
                for part in self.started:
                    part.signal(signal.SIGKILL)


def python(module: str, *arguments: object) -> list[str]:
    """The command that runs one of our modules under this same Python."""
    return [sys.executable, "-m", module, *map(str, arguments)]


def _reason(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
