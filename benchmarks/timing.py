"""How long an act takes and what it asks of the database. Knows Django alone, so that others use it too."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable, Sequence
from typing import TypeAlias

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

TRANSACTION = re.compile("BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE")
WARM = 2  # of each act, done before any is measured

Act: TypeAlias = Callable[[], object]


def measured(acts: Sequence[Act]) -> dict[str, float]:
    """Of ``acts``, alike and each to be done once, the medians, and the statements of the last one.

    ``ms`` is by the clock on the wall, ``cpu`` by this process's own, which other processes on the
    machine disturb less.
    """
    *timed, last = acts
    for act in timed[:WARM]:
        act()
    took = [_milliseconds(act) for act in timed[WARM:]]
    with CaptureQueriesContext(connection) as queries:
        last()
    wall, cpu = (statistics.median(column) for column in zip(*took, strict=True))
    return {"ms": wall, "cpu": cpu, "sql": statements(queries)}


def page(path: str, user: object, times: int) -> tuple[str, str, str, str]:
    """Statements, ms, cpu and KB of a page, as a person of the staff's gets it, in French."""
    client = Client(SERVER_NAME="127.0.0.1", headers={"accept-language": "fr"})
    client.force_login(user)
    sizes = []

    def look() -> None:
        answer = client.get(path)
        assert answer.status_code == 200, answer.status_code
        sizes.append(len(answer.content) / 1000)

    found = measured([look] * times)
    return f"{found['sql']:.0f}", f"{found['ms']:.0f}", f"{found['cpu']:.0f}", f"{max(sizes):.0f}"


def statements(queries: CaptureQueriesContext) -> int:
    """The statements that read or write, without those that begin and end (inner) transactions."""
    return sum(not TRANSACTION.match(query["sql"]) for query in queries.captured_queries)


def _milliseconds(act: Act) -> tuple[float, float]:
    began, cpu = time.perf_counter(), time.process_time()
    act()
    return (time.perf_counter() - began) * 1000, (time.process_time() - cpu) * 1000
