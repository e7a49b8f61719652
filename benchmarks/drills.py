"""The long form of the drills: ``python -m benchmarks.drills --items 1000 --kills 300`` (``make drills``).

Every drill of ``tests/drills`` on SQLite and, where it answers, on PostgreSQL and Redis, with as many items
and kills as are asked for. There the lateness is judged, too: in ``make test`` it is not, since a
test is no stopwatch.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from benchmarks.results import record, table
from tests.processes import HOUSE

LANES = {"embedded": "SQLite", "services": "PostgreSQL"}
HEAD = ("drill", "database", "items", "kills", "median", "p99", "most", "answers read")


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=400)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--outage", type=float, default=20, help="seconds")
    parser.add_argument("--acts", type=int, default=25, help="of each of the crowd of twenty")
    parser.add_argument("only", nargs="*", help="some of the drills, as pytest names them")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "figures"
        figures.touch()
        code = drilled(arguments, figures)
        rows = [row(json.loads(line)) for line in figures.read_text().splitlines()]
    if code:
        sys.exit(code)
    note = (
        f"{arguments.items} items in each drill, {arguments.outage:.0f} s of outage; late by, in seconds,"
        " from the minute by the database’s clock to the row of the publication. In every drill: none"
        " lost, none twice, none early, and no reader saw what was not approved (`verify_record` clean)."
        f" Load of the machine at the end: {os.getloadavg()[1]:.1f}."
    )
    record("drills", "Drills", f"{note}\n\n{table(HEAD, rows)}")


def drilled(arguments: Namespace, figures: Path) -> int:
    """Run them; each that passes leaves a line in ``figures``. Returns the exit code."""
    asked = {
        "DRILL_ITEMS": arguments.items,
        "DRILL_KILLS": arguments.kills,
        "DRILL_OUTAGE": arguments.outage,
        "DRILL_ACTS": arguments.acts,
        "DRILL_FIGURES": figures,
    }
    env = os.environ | {name: str(value) for name, value in asked.items()}
    drills = arguments.only or ["tests/drills"]
    command = [sys.executable, "-m", "tests.run_lanes", "-m", "processes", *drills]
    return subprocess.run(command, cwd=HOUSE, env=env, check=False).returncode


def row(found: dict[str, Any]) -> tuple[str, ...]:
    late = (f"{found[name]:.2f}" for name in ("p50", "p99", "most"))
    counted = (f"{found[name]:,}" for name in ("items", "kills"))
    return (found["name"], LANES[found["lane"]], *counted, *late, f"{found['answers']:,}")


if __name__ == "__main__":
    main()
