"""A worker whose clock is an hour fast: the database's rules."""

from __future__ import annotations

import pytest

from tests.drills.harness.drill import HEALTHY, Drill
from tests.drills.harness.figures import note
from tests.drills.harness.staged import ON_SERVICES

pytestmark = [
    pytest.mark.processes,
    pytest.mark.skipif(
        not ON_SERVICES, reason="SQLite has no clock but the worker's own machine's"
    ),
]


def test_worker_an_hour_ahead_publishes_nothing_early(drill: Drill) -> None:
    drill.crew(2, ahead=3600)
    drill.bring_near(drill.items, seconds=4)  # some forty looks of each before the minute
    drill.wait_for(len(drill.items))
    note("clocks of the workers an hour ahead", drill.check(most_late=HEALTHY))
