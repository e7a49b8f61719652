"""Workers are killed with ``kill -9``, one after the other, all the time that they publish."""

from __future__ import annotations

import os
import time

import pytest

from tests.drills.harness.drill import KILLED, Drill
from tests.drills.harness.figures import note

pytestmark = pytest.mark.processes

PAUSE = 0.25
KILLS = int(os.environ.get("DRILL_KILLS", "8"))  # in the long form a thousand


def test_each_item_goes_out_once_though_workers_are_killed_all_the_time(drill: Drill) -> None:
    crew = drill.crew(4)
    while drill.due.keys() < {item.text for item in drill.items}:
        # Some at a time, so that there is work to be killed at, however many kills are asked for.
        waiting = [item for item in drill.items if item.text not in drill.due]
        drill.bring_near(waiting[: max(4, len(drill.items) * 2 // KILLS)], seconds=0.2)
        while drill.published() < len(drill.due):
            time.sleep(PAUSE)
            crew.kill_one()
    assert crew.kills >= min(KILLS, len(drill.items) // 4)
    note("workers killed every 250 ms", drill.check(most_late=KILLED))
