"""The system's own processes, started as an operator starts them: for the walk and the drills.

A test that asks for the ``system`` fixture gets an installation of its own, on its lane's services:

    def test_something(system):
        system.manage("demo")              # a command of manage.py, against the same data
        up = system.up()                   # web, worker and beat; system.up("worker") for one
        os.kill(up.pids("worker")[0], signal.SIGKILL)
        urllib.request.urlopen(system.url)
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from cms.part import PARTS

HOUSE = Path(__file__).resolve().parent.parent
OURS = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "PUBLIC_URL", "DEBUG", "PROVISOIRE_PRODUCTION")


class System:
    """An installation with data, database, broker and port of its own; migrated, not started.

    ``migrate=False`` is for one whose database is a copy of one that is.
    """

    def __init__(
        self, folder: Path, database_url: str = "", redis_url: str = "", *, migrate: bool = True
    ) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.ups: list[Up] = []
        services = {"DATABASE_URL": database_url, "REDIS_URL": redis_url}
        self.env = (
            {name: value for name, value in os.environ.items() if name not in OURS}
            | {name: url for name, url in services.items() if url}
            | {"DJANGO_SETTINGS_MODULE": "cms.settings", "PROVISOIRE_DATA": str(folder / "data")}
            | {"HOST": "127.0.0.1", "PORT": str(self.port), "PYTHONUNBUFFERED": "1"}
        )
        if migrate:
            self.manage("migrate", "--verbosity", "0")

    def manage(self, *arguments: str, seconds: float = 120) -> str:
        """Run a command of manage.py to its end, and return what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=HOUSE,
            env=self.env,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
        assert done.returncode == 0, f"{' '.join(arguments)}:\n{done.stdout}{done.stderr}"
        return done.stdout

    def up(self, *parts: str, wait: bool = True) -> Up:
        """Start some parts, or all; ``wait`` until the web server and the worker are ready."""
        up = Up(self, parts or PARTS)
        self.ups.append(up)
        if wait:
            wait_until(up.is_ready, lambda: f"not up: {up.output}", seconds=90)
        return up

    def stop(self) -> None:
        for up in self.ups:
            up.stop()


class Up:
    """One ``manage.py up``, its lines kept in a file."""

    def __init__(self, system: System, parts: tuple[str, ...]) -> None:
        self.system, self.parts = system, parts
        self.log = system.folder / f"up-{len(system.ups)}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "up", "--with-parent", *parts],
                cwd=HOUSE,
                env=system.env,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def output(self) -> str:
        return self.log.read_text(errors="replace")

    def is_ready(self) -> bool:
        assert self.process.poll() is None, self.output
        signs = {"web": "Ctrl-C stops it.", "worker": " ready."}
        return all(signs[part] in self.output for part in self.parts if part in signs)

    def pids(self, part: str = r"\w+") -> list[int]:
        """The processes of one part, or of all: the web server's has a child with the same line."""
        ours = re.compile(rf"cms\.part {part} {self.process.pid} ")
        return [pid for pid, line in process_lines() if ours.search(line)]

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Stop it as Ctrl-C does, and return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(timeout=60)


def process_lines() -> list[tuple[int, str]]:
    """Every living process of this machine: its id and its command line."""
    listed = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,stat=,args="], capture_output=True, text=True, check=True
    )
    rows = [line.split(maxsplit=2) for line in listed.stdout.splitlines()]
    return [(int(row[0]), row[2]) for row in rows if len(row) == 3 and not row[1].startswith("Z")]


def wait_until(
    holds: Callable[[], object], otherwise: Callable[[], str], seconds: float = 30
) -> None:
    """Look until ``holds``; fail, with what ``otherwise`` says, when it takes too long."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, otherwise()
        time.sleep(0.02)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except (urllib.error.URLError, OSError):
        return False


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]
