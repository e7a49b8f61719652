"""How fast what is due is published: ``python -m benchmarks.publish_due``. Budget: 500 in 5 s.

One engine in one process, on a database of its own: SQLite always, PostgreSQL where it answers.
Each item is the text of the first real release, approved by a second person, all due at once.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.results import record, table
from tests import backends
from tests.processes import HOUSE

SECONDS_BUDGET, ITEMS_BUDGET, SQL_BUDGET = 5.0, 500, 8


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=ITEMS_BUDGET)
    parser.add_argument("--times", type=int, default=3)
    arguments = parser.parse_args()
    if "BENCH_INSIDE" in os.environ:
        print(json.dumps(inside(arguments.items)))
        return
    rows = [row(name, arguments.items, arguments.times) for name in databases()]
    head = (
        "database", "items/s", f"{ITEMS_BUDGET} items", f"of the budget ({SECONDS_BUDGET:.0f} s)",
        "SQL an item", f"beyond rendering (budget {SQL_BUDGET})",
    )  # fmt: skip
    note = (
        f"{arguments.items} due items, each the real French page (18 segments) in a release of its "
        f"own, published by one process; median of {arguments.times} runs on a new database each."
    )
    record("publish_due", "Publishing what is due", f"{note}\n\n{table(head, rows)}")


def databases() -> list[str]:
    return ["SQLite", *([] if backends.postgresql_refuses() else ["PostgreSQL"])]


def row(name: str, items: int, times: int) -> tuple[str, ...]:
    """The figures of one database: those of the run whose time is the median."""
    runs = sorted((run(name, items) for _time in range(times)), key=lambda made: made["seconds"])
    made = runs[len(runs) // 2]
    rate = items / made["seconds"]
    needed = ITEMS_BUDGET / rate
    return (
        name,
        f"{rate:.0f}",
        f"{needed:.2f} s",
        f"{needed / SECONDS_BUDGET:.0%}",
        f"{made['sql']:.1f}",
        f"{made['sql_beyond_rendering']:.1f}",
    )


def run(name: str, items: int) -> dict[str, Any]:
    """Measure in a process of its own, since Django's settings are read once."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        url = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        if name == "PostgreSQL":
            url = stack.enter_context(backends.new_database())
        env = {"PROVISOIRE_DATA": folder, "DATABASE_URL": url, "BENCH_INSIDE": "1"}
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.publish_due", "--items", str(items)],
            cwd=HOUSE,
            env=os.environ | env | {"DJANGO_SETTINGS_MODULE": "cms.settings"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        made: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return made


def inside(items: int) -> dict[str, float]:
    """Migrate, prepare, publish; first the time, then, over a tenth of the items, the SQL."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from benchmarks.due import prepare, publish_timed, published_with_sql

    prepare(items)
    seconds = publish_timed(items)
    sample = max(items // 10, 1)
    prepare(sample)
    sql, rendering = published_with_sql(sample)
    return {"seconds": seconds, "sql": sql, "sql_beyond_rendering": sql - rendering}


if __name__ == "__main__":
    main()
