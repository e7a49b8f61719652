"""The database refuses to write, has no room, or goes down at once: what was due goes out when it can."""

from __future__ import annotations

import os
import resource
import sqlite3
import time
from pathlib import Path

import pytest

from tests.drills.harness.clusters import own_cluster, why_no_cluster
from tests.drills.harness.database import Database, administer
from tests.drills.harness.disks import fill, make_room, why_no_disk
from tests.drills.harness.drill import AFTER_AN_OUTAGE, Drill
from tests.drills.harness.figures import note
from tests.drills.harness.staged import ON_SERVICES, Staged

pytestmark = pytest.mark.processes

OUTAGE = float(os.environ.get("DRILL_OUTAGE", "3"))  # seconds
AHEAD = 3.0  # seconds in which the trouble begins, before anything is due
WRITABLE, READ_ONLY = (0o644, 0o755), (0o444, 0o555)


def test_items_wait_while_the_database_is_read_only(drill: Drill) -> None:
    crew = drill.crew(2, unprivileged=True)
    drill.bring_near(drill.items, seconds=AHEAD)
    read_only(drill, READ_ONLY)
    time.sleep(AHEAD + OUTAGE)
    assert drill.published() == 0
    assert len(set(crew.ever_born())) == 2, "a sweeper died of it"
    read_only(drill, WRITABLE)
    drill.wait_for(len(drill.items))
    note("database read-only", drill.check(most_late=AFTER_AN_OUTAGE))


def read_only(drill: Drill, modes: tuple[int, int]) -> None:
    """For new connections, of which each look of a sweeper makes one."""
    if ON_SERVICES:
        name = drill.database.url.rpartition("/")[2]
        value = "on" if modes == READ_ONLY else "off"
        administer(
            drill.database.url,
            f'ALTER DATABASE "{name}" SET default_transaction_read_only = {value}',
        )
        return
    file = Path(drill.database.path)
    for each in file.parent.glob(f"{file.name}*"):
        each.chmod(modes[0])
    file.parent.chmod(modes[1])


@pytest.mark.skipif(ON_SERVICES, reason="PostgreSQL has no lock that one writer holds against all")
def test_items_wait_while_somebody_holds_the_one_lock_of_sqlite(drill: Drill) -> None:
    """A backup that copies by hand, say; readers read on, and nobody's sweep ends of it."""
    crew = drill.crew(2)
    drill.bring_near(drill.items, seconds=AHEAD)
    holder = sqlite3.connect(drill.database.path, isolation_level=None, timeout=20)
    holder.execute("BEGIN EXCLUSIVE")
    time.sleep(AHEAD + OUTAGE)
    assert drill.published() == 0
    holder.execute("ROLLBACK")
    holder.close()
    drill.wait_for(len(drill.items))
    assert len(set(crew.ever_born())) == 2, "a sweeper died of it"
    note("SQLite's lock held", drill.check(most_late=AFTER_AN_OUTAGE))
    assert drill.watch.failures == 0, "the site did not always answer"


def test_items_wait_while_the_workers_disk_is_full(drill: Drill) -> None:
    """On SQLite it is the database's own disk; on PostgreSQL only the worker's, who needs none."""
    crew = drill.crew(2)
    drill.bring_near(drill.items, seconds=AHEAD)
    limit(crew.everybody(), 1)
    time.sleep(AHEAD + OUTAGE)
    if not ON_SERVICES:
        assert drill.published() == 0
    assert len(set(crew.ever_born())) == 2, "a sweeper died of it"
    limit(crew.everybody(), resource.RLIM_INFINITY)
    drill.wait_for(len(drill.items))
    note("disk full", drill.check(most_late=AFTER_AN_OUTAGE))


def limit(pids: list[int], size: int) -> None:
    """No file may grow beyond ``size``: what a full disk is to a process."""
    for pid in pids:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


@pytest.mark.skipif(bool(why_no_cluster()), reason=why_no_cluster() or "")
def test_items_go_out_once_though_postgresql_restarts_at_once(
    staged: Staged, tmp_path: Path
) -> None:
    with own_cluster(staged.url) as cluster, staged.drill(tmp_path, url=cluster.url) as drill:
        drill.crew(3)
        drill.bring_near(drill.items)
        drill.wait_for(len(drill.items) // 4)
        cluster.restart_at_once()
        drill.wait_for(len(drill.items))
        note("PostgreSQL restarted at once", drill.check(most_late=AFTER_AN_OUTAGE))


@pytest.mark.skipif(bool(why_no_cluster()), reason=why_no_cluster() or "")
def test_items_wait_while_the_servers_disk_is_full(staged: Staged, tmp_path: Path) -> None:
    """The server refuses to write, or gives up for want of room for its own log; somebody makes room."""
    if why_no_disk():
        pytest.skip(why_no_disk())
    room = 3 * size_of(staged) + 160 * 2**20  # bytes: what it holds, its log, and what initdb makes
    with (
        own_cluster(staged.url, disk=room) as cluster,
        staged.drill(tmp_path, url=cluster.url) as drill,
    ):
        crew = drill.crew(2)
        drill.wait_for_a_sweep()
        drill.bring_near(drill.items, seconds=AHEAD)
        fill(cluster.folder)
        time.sleep(AHEAD + OUTAGE)
        assert "No space left on device" in (cluster.folder / "log").read_text(errors="replace")
        if cluster.is_up():
            assert drill.published() < len(drill.items), (
                "there was room for all: nothing is drilled"
            )
        make_room(cluster.folder)
        cluster.start_again()
        drill.wait_for(len(drill.items))
        assert len(set(crew.ever_born())) == 2, "a sweeper died of it"
        note("PostgreSQL's own disk full", drill.check(most_late=AFTER_AN_OUTAGE))


def size_of(staged: Staged) -> int:
    return int(Database(staged.url).value("SELECT pg_database_size(current_database())"))
