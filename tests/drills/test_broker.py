"""The broker is only a nudge: stopped, emptied, or a black hole, it delays nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.drills.harness.brokers import own_broker
from tests.drills.harness.drill import HEALTHY
from tests.drills.harness.figures import note
from tests.drills.harness.staged import Staged

pytestmark = pytest.mark.processes


def test_items_go_out_whatever_becomes_of_the_broker(staged: Staged, tmp_path: Path) -> None:
    with (
        own_broker(tmp_path / "data") as broker,
        staged.drill(tmp_path, redis_url=broker.url) as drill,
    ):
        drill.system.up("worker", "beat")
        drill.wait_for_a_sweep()  # a worker that has begun is what is tried, not how it begins
        troubles = (broker.stop, broker.start, broker.flush, broker.swallow, broker.wake)
        size = -(-len(drill.items) // len(troubles))
        for number, trouble in enumerate(troubles):
            trouble()
            drill.bring_near(drill.items[number * size : (number + 1) * size])
            drill.wait_for(len(drill.due))
        note("broker stopped, started, flushed, a black hole", drill.check(most_late=HEALTHY))
        assert drill.watch.failures == 0, "the site did not always answer"


@pytest.mark.parametrize("as_found", ["be_absent", "be_useless"])
def test_items_go_out_though_a_worker_begins_without_its_broker(
    staged: Staged, tmp_path: Path, as_found: str
) -> None:
    """Nor does it begin again and again: one that ends soon after it has begun sweeps too seldom."""
    with (
        own_broker(tmp_path / "data") as broker,
        staged.drill(tmp_path, redis_url=broker.url) as drill,
    ):
        getattr(broker, as_found)()
        up = drill.system.up("worker", "beat", wait=False)
        drill.wait_for_a_sweep()
        (worker,) = up.pids("worker")
        half = len(drill.items) // 2
        for items in (drill.items[:half], drill.items[half:]):
            drill.bring_near(items)
            drill.wait_for(len(drill.due))
        assert up.pids("worker") == [worker]
        note(f"begun with a broker that is {as_found[3:]}", drill.check(most_late=HEALTHY))
    assert drill.watch.failures == 0, "the site did not always answer"
