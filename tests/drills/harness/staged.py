"""What is staged once and copied for each drill: a database with its texts, and their files.

Ten thousand texts take longer to stage than to drill with: DRILL_STAGED names a folder in which they
are kept for the next run, and so is a database ``provisoire_staged_…`` on PostgreSQL, until it is
dropped by hand.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.backends import POSTGRESQL, free_redis, new_database
from tests.drills.harness.database import Database, administer
from tests.drills.harness.drill import Drill
from tests.drills.harness.stage import Item
from tests.processes import HOUSE, System, wait_until

ON_SERVICES = "TEST_DATABASE_URL" in os.environ
LIST = "items.json"  # in a kept folder, once all is staged


@dataclass(frozen=True)
class Staged:
    """``folder`` holds the data, ``url`` names the database that nobody uses but to copy it."""

    folder: Path
    url: str
    items: tuple[Item, ...]

    @classmethod
    @contextmanager
    def made(cls, folder: Path, count: int) -> Iterator[Staged]:
        with ExitStack() as stack:
            url = stack.enter_context(new_database()) if ON_SERVICES else f"sqlite:///{folder}/db"
            system = System(folder, url)
            yield cls(folder, url, tuple(_stage(system, count)))

    @classmethod
    def kept(cls, folder: Path, count: int) -> Staged:
        """What an earlier run has staged in ``folder``; where none has, it is staged now and stays."""
        folder = folder / f"{'services' if ON_SERVICES else 'embedded'}-{count}"
        url = f"sqlite:///{folder}/db"
        if ON_SERVICES:
            url = urlsplit(POSTGRESQL)._replace(path=f"/provisoire_staged_{count}").geturl()
        if not (folder / LIST).exists():
            folder.mkdir(parents=True)
            if ON_SERVICES:
                administer(POSTGRESQL, f'CREATE DATABASE "provisoire_staged_{count}"')
            staged = tuple(_stage(System(folder, url), count))
            (folder / LIST).write_text(json.dumps([asdict(item) for item in staged]))
        items = json.loads((folder / LIST).read_text())
        return cls(folder, url, tuple(Item(**item) for item in items))

    @contextmanager
    def drill(self, folder: Path, *, url: str = "", redis_url: str = "") -> Iterator[Drill]:
        """A drill on a copy, on the lane's services, or on those that the drill has of its own."""
        with ExitStack() as stack:
            if ON_SERVICES and not redis_url:
                redis_url = stack.enter_context(free_redis())
            url = url or stack.enter_context(self.copied(folder))
            drill = Drill(self.system(folder, url, redis_url), Database(url), self.items)
            stack.callback(_gone, drill)
            stack.callback(drill.stop)
            yield drill

    def system(self, folder: Path, url: str, redis_url: str) -> System:
        shutil.copytree(self.folder / "data", folder / "data", dirs_exist_ok=True)
        return System(folder, url, redis_url, migrate=False)

    @contextmanager
    def copied(self, folder: Path) -> Iterator[str]:
        """The address of a database like this one, which is dropped afterwards."""
        if not ON_SERVICES:
            copy = folder / "database" / "db"
            copy.parent.mkdir()
            with sqlite3.connect(self.url.removeprefix("sqlite:///")) as source:
                target = sqlite3.connect(copy)
                source.backup(target)
                target.close()
            yield f"sqlite:///{copy}"
            return
        name = f"{urlsplit(self.url).path[1:]}_copy"
        administer(self.url, f'CREATE DATABASE "{name}" TEMPLATE "{urlsplit(self.url).path[1:]}"')
        try:
            yield urlsplit(POSTGRESQL)._replace(path=f"/{name}").geturl()
        finally:
            administer(self.url, f'DROP DATABASE "{name}" WITH (FORCE)')


def _stage(system: System, count: int) -> Iterator[Item]:
    made = subprocess.run(
        [sys.executable, "-m", "tests.drills.harness.stage", "--items", str(count)],
        cwd=HOUSE,
        env=system.env,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    for line in made.stdout.splitlines():
        yield Item(**json.loads(line))


def _gone(drill: Drill) -> None:
    wait_until(
        lambda: not any(up.pids() for up in drill.system.ups), lambda: "a drill left orphans"
    )
