"""From the server's start to its first page: ``python -m benchmarks.start_up``. Budget: 1.5 s."""

from __future__ import annotations

import http.client
import statistics
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path

from benchmarks.results import record, table
from tests.processes import System

BUDGET = 1.5
PAGE = "/fr/releases/"


def seconds_to_first_page(system: System, *parts: str) -> float:
    """Start parts of the system, ask until the page comes, and stop them again."""
    began = time.perf_counter()
    up = system.up(*parts, wait=False)
    while not answers(system.port):
        if up.process.poll() is not None or time.perf_counter() - began > 60:
            raise RuntimeError(up.output)
        time.sleep(0.002)
    took = time.perf_counter() - began
    up.stop()
    return took


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", PAGE)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=7)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as folder:
        system = System(Path(folder))
        system.manage("demo")
        rows = []
        for name, parts in (("web alone", ["web"]), ("web, worker and beat", [])):
            took = sorted(seconds_to_first_page(system, *parts) for _time in range(times))
            figures = (statistics.median(took), took[0], took[-1])
            share = f"{figures[0] / BUDGET:.0%}"
            rows.append((name, *(f"{figure:.2f} s" for figure in figures), share))
    head = ("`manage.py up`", "median", "least", "most", f"of the budget ({BUDGET} s)")
    note = f"From the process's start to the first `{PAGE}`, {times} times, demonstration loaded."
    record("start_up", "Start to first page", f"{note}\n\n{table(head, rows)}")


if __name__ == "__main__":
    main()
