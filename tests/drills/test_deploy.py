"""A new generation of workers takes over from the old in the midst of the work; meanwhile two beats run."""

from __future__ import annotations

import signal

import pytest

from tests.drills.harness.drill import HEALTHY, Drill
from tests.drills.harness.figures import note

pytestmark = pytest.mark.processes


def test_items_go_out_once_while_one_generation_follows_another(drill: Drill) -> None:
    old = drill.system.up("worker", "beat")
    half = len(drill.items) // 2
    drill.bring_near(drill.items[:half])
    new = drill.system.up("worker", "beat", wait=False)  # while the old one works
    drill.wait_for(half // 2)
    assert old.stop(signal.SIGTERM) == 0, old.output
    drill.bring_near(drill.items[half:])
    drill.wait_for(len(drill.items))
    assert new.is_ready()
    note("deploy: old and new workers, two beats", drill.check(most_late=HEALTHY))


def test_killed_worker_of_the_system_itself_is_started_again(drill: Drill) -> None:
    """The whole of it as an operator runs it, and not the crew of the other drills."""
    up = drill.system.up("worker")
    first, rest = drill.items[: len(drill.items) // 4], drill.items[len(drill.items) // 4 :]
    drill.bring_near(first)
    drill.wait_for(1)
    (pid,) = up.pids("worker")
    drill.kill(pid)
    drill.bring_near(rest)
    drill.wait_for(len(drill.items))
    assert up.pids("worker") != [pid]
    note("the system's own worker killed", drill.check())
