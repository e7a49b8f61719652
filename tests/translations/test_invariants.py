"""What must always hold (DESIGN.md, section 6), whatever nine people do to eight texts in four languages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.translations.invariants.machine import Workflow
from tests.translations.invariants.moves import MOVES, WAYS
from tests.translations.invariants.posting import POSTED
from tests.translations.invariants.walk import Walk
from tests.translations.invariants.world import World, new_world
from translations.transitions import RELEASE_TABLE, TABLE

# The same few walks each time, for a change is not to fail by a chance of its own; new ones where asked.
WALKS = int(os.environ.get("WALKS", "3"))
IS_CHOSEN = "WALKS" not in os.environ
OURS = set(TABLE) | set(RELEASE_TABLE)


@pytest.fixture
def world(db: None, settings: Any) -> Iterator[World]:
    settings.MACHINE_PROVIDER = "libretranslate"  # else one verb could never be done
    yield new_world()


def test_walks_know_every_verb_of_both_tables() -> None:
    """A new row of the workflow that no walk can take is a gap in all that follows."""
    assert set(MOVES) == OURS
    assert set(WAYS) == OURS


def test_every_verb_can_be_done_with_what_the_walks_give(world: World) -> None:
    """Else a walk could try one for ever, be refused each time, and prove nothing of it."""
    refused = []
    for verb, steps in WAYS.items():
        for by_post in (False, True) if verb in POSTED else (False,):
            with transaction.atomic():
                walk = Walk(world)
                walk.steps(*steps[:-1])
                if not walk.step(*steps[-1], by_post=by_post):
                    refused.append((verb, by_post))
                assert walk.account.breaches == []
                transaction.set_rollback(True)
    assert refused == []


def test_workflow_holds_whatever_people_do(world: World) -> None:
    Workflow.world, Workflow.tally = world, {}
    run_state_machine_as_test(
        Workflow,
        settings=settings(
            max_examples=WALKS,
            stateful_step_count=16,
            deadline=None,
            derandomize=IS_CHOSEN,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Workflow.tally["published"], "no walk came as far as the public: the walks prove nothing"
