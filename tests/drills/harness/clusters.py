"""A PostgreSQL cluster of a drill's own, which may be brought down in the midst of the work."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.drills.harness.disks import own_disk
from tests.drills.harness.staged import ON_SERVICES
from tests.processes import free_port

TOOLS = ("initdb", "pg_ctl", "pg_dump", "psql")


def why_no_cluster() -> str:
    """Why the drill can't have one; empty where it can."""
    if not ON_SERVICES:
        return "this lane has no PostgreSQL"
    if missing := [tool for tool in TOOLS if not shutil.which(tool)]:
        return f"not on the path: {', '.join(missing)}"
    if os.geteuid() == 0 and not _unprivileged():
        return "PostgreSQL does not run as root, and there is no user postgres"
    return ""


def _unprivileged() -> dict[str, Any]:
    """As whom the server runs: as ourselves, but never as root."""
    if os.geteuid() != 0:
        return {}
    try:
        them = pwd.getpwnam("postgres")
    except KeyError:
        return {}
    return {"user": them.pw_uid, "group": them.pw_gid, "extra_groups": []}


class Cluster:
    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/postgres"
        self._run("initdb", "--username=postgres", "--auth=trust", "--no-sync", "--pgdata=data")
        self._pg_ctl("start")

    def restart_at_once(self) -> None:
        """As when somebody pulls the plug and puts it in again: it recovers from its log."""
        self._pg_ctl("restart", "--mode=immediate")

    def is_up(self) -> bool:
        """Whether it is there and takes connections: one that has nowhere to write its log gives up."""
        asked = subprocess.run(
            ["psql", "--quiet", "--command=SELECT 1", self.url], capture_output=True, check=False
        )
        return asked.returncode == 0

    def start_again(self) -> None:
        """As an operator does who finds that it gave up."""
        if not self.is_up():
            self._pg_ctl("restart", "--mode=immediate")

    def stop(self) -> None:
        self._pg_ctl("stop", "--mode=immediate")

    def fill_from(self, url: str) -> None:
        """With all that the database at ``url`` holds."""
        with subprocess.Popen(["pg_dump", "--no-owner", url], stdout=subprocess.PIPE) as dump:
            subprocess.run(
                ["psql", "--quiet", "--set=ON_ERROR_STOP=1", self.url],
                stdin=dump.stdout,
                stdout=subprocess.DEVNULL,
                check=True,
            )
        assert dump.returncode == 0

    def _pg_ctl(self, *command: str) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        self._run(
            "pg_ctl", *command, "--wait", "--pgdata=data", "--log=log", f"--options={options}"
        )

    def _run(self, *command: str) -> None:
        subprocess.run(
            command, cwd=self.folder, check=True, stdout=subprocess.DEVNULL, **_unprivileged()
        )


@contextmanager
def own_cluster(url: str, disk: int = 0) -> Iterator[Cluster]:
    """A cluster with the contents of the database at ``url``, gone afterwards; on a disk of so many bytes."""
    with ExitStack() as stack:
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="provisoire-cluster-"))
        )
        if disk:
            stack.enter_context(own_disk(folder, disk))
        if them := _unprivileged():
            os.chown(folder, them["user"], them["group"])
        cluster = Cluster(folder)
        stack.callback(cluster.stop)
        cluster.fill_from(url)
        yield cluster
