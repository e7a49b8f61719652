"""How fast what is due is published: ``python -m benchmarks.publish_due``. Budget: 500 in 5 s.

Engines in one, two and four processes, as production runs several, on a database of its own: SQLite
always, PostgreSQL where it answers. Each item is the French of the first real release, approved by a
second person, all due at once.
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

COUNTED = """\
Statements that read or write, an item; those that begin and end transactions are none. *Rendering* are
those asked from within `releases.pages.render`, wherever they stand in the code: what pages show
besides their text, and the rows that hold them. *Beyond* is all else that the publication of one item
asks, the live columns and the address among it. *A turn* is what is asked besides, such as looking up
what is due, twenty at a time, in a turn of a tenth of the items. What people are told is written
afterwards, by another thread. `cpu` is that of all the engines, without the database's."""


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=ITEMS_BUDGET)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    arguments = parser.parse_args()
    if role := os.environ.get("BENCH_INSIDE"):
        print(json.dumps(inside(role, arguments.items)), flush=True)
        return
    rows = [
        row(name, workers, arguments.items, arguments.times)
        for name in databases()
        for workers in arguments.workers
    ]
    head = (
        "database", "engines", "items/s", f"{ITEMS_BUDGET} items",
        f"of the budget ({SECONDS_BUDGET:.0f} s)", "cpu an item", "SQL an item, rendering",
        f"beyond (budget {SQL_BUDGET})", "a turn",
    )  # fmt: skip
    note = (
        f"{arguments.items} due items, each the real French page (18 segments) in a release of its "
        f"own; median of {arguments.times} runs on a new database each. Load of the machine "
        f"meanwhile, of which this is a part: {os.getloadavg()[1]:.1f}.\n\n{COUNTED}"
    )
    record("publish_due", "Publishing what is due", f"{note}\n\n{table(head, rows)}")


def databases() -> list[str]:
    return ["SQLite", *([] if backends.postgresql_refuses() else ["PostgreSQL"])]


def row(name: str, workers: int, items: int, times: int) -> tuple[str, ...]:
    """The figures of one database: those of the run whose time is the median."""
    runs = sorted(
        (run(name, workers, items) for _time in range(times)), key=lambda made: made["seconds"]
    )
    made = runs[len(runs) // 2]
    rate = items / made["seconds"]
    needed = ITEMS_BUDGET / rate
    return (
        name,
        str(workers),
        f"{rate:.0f}",
        f"{needed:.2f} s",
        f"{needed / SECONDS_BUDGET:.0%}",
        f"{1000 * made['cpu'] / items:.1f} ms",
        f"{made['rendering']:.1f}",
        f"{made['beyond']:.1f}",
        f"{made['turn']:.0f}",
    )


def run(name: str, workers: int, items: int) -> dict[str, Any]:
    """Measure in processes of their own, since Django's settings are read once."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        url = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        if name == "PostgreSQL":
            url = stack.enter_context(backends.new_database())
        env = {"PROVISOIRE_DATA": folder, "DATABASE_URL": url}
        counted = answer(process("prepare", items, env))
        engines = [process("engine", items, env) for _engine in range(workers)]
        for engine in engines:
            assert engine.stdout and engine.stdout.readline() == "ready\n"
        for engine in engines:
            assert engine.stdin
            engine.stdin.write("go\n")
            engine.stdin.flush()
        turns = [answer(engine) for engine in engines]
        assert sum(turn["published"] for turn in turns) == items, turns
        return {
            "seconds": max(turn["ended"] for turn in turns) - min(turn["began"] for turn in turns),
            "cpu": sum(turn["cpu"] for turn in turns),
            **counted,
        }


def process(role: str, items: int, env: dict[str, str]) -> subprocess.Popen[str]:
    own = {"BENCH_INSIDE": role, "DJANGO_SETTINGS_MODULE": "cms.settings"}
    return subprocess.Popen(
        [sys.executable, "-m", "benchmarks.publish_due", "--items", str(items)],
        cwd=HOUSE,
        env=os.environ | env | own,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def answer(engine: subprocess.Popen[str]) -> dict[str, Any]:
    """What the process printed last, once it has ended well."""
    said, _errors = engine.communicate()
    assert engine.returncode == 0
    made: dict[str, Any] = json.loads(said.splitlines()[-1])
    return made


def inside(role: str, items: int) -> dict[str, float]:
    """Count the statements of some and prepare what is due; or publish it with others once told to."""
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks import due

    if role == "prepare":
        call_command("migrate", verbosity=0)
        due.prepare(sample := max(items // 10, 1))
        sql = due.published_with_sql(sample)
        due.prepare(items)
        return {
            "rendering": sql.rendering / sample,
            "beyond": sql.beyond / sample,
            "turn": sql.turn,
        }
    due.warm()
    print("ready", flush=True)
    sys.stdin.readline()
    return due.publish_timed(items)


if __name__ == "__main__":
    main()
