"""The guards that ``make mutations`` takes away are where it says, or it would take nothing away."""

from __future__ import annotations

import pytest

from tests.mutations.guards import MUTATIONS, Mutation
from tests.processes import HOUSE


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: each.name)
def test_guard_stands_once_where_the_mutation_says(mutation: Mutation) -> None:
    assert (HOUSE / mutation.path).read_text(encoding="utf-8").count(mutation.old) == 1
    for test in mutation.tests:
        assert (HOUSE / test).exists(), test
