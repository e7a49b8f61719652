"""What the work at the desk costs, beside wagtail-localize: ``python -m benchmarks.desk``.

Each system runs in a process of its own on a new SQLite database, the one right after the other in
every round, so that what else the machine does falls on both. wagtail-localize is installed from
``benchmarks/wagtail/requirements.lock`` into a folder outside this tree; ``--alone`` leaves it out.
"""

from __future__ import annotations

import hashlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import venv
from argparse import ArgumentParser
from pathlib import Path
from typing import TypeAlias

from benchmarks.results import record, table
from tests.processes import HOUSE

LOCK = Path(__file__).parent / "wagtail" / "requirements.lock"
Figures: TypeAlias = dict[str, dict[str, float]]

# What is done, its name among the figures, the statements and milliseconds that it may take.
ACTS = (
    ("send a release of 18 segments for translation", "send", 20, 33),
    ("open 18 segments", "open 18", 15, 60),
    ("open 400 segments", "open 400", 15, None),
    ("save one of 18", "save 18", None, 15),
    ("save one of 400", "save 400", None, 15),
    ("take a changed source, 18", "take 18", None, None),
    ("take a changed source, 400", "take 400", None, None),
)
VERBS = (
    ("start one language", "verb start", 20, 33),
    ("start three languages", "verb start 3", None, None),
    ("save a segment", "verb save", None, 15),
    ("take a changed source, 18 segments", "verb take", 15, None),
    ("check the NATO release", "verb check", None, 150),
    ("preview and check it, by the page", "check", None, None),
)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=12, help="of each act in a round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--alone", action="store_true", help="without wagtail-localize")
    arguments = parser.parse_args()
    python = "" if arguments.alone else environment()
    ours, theirs = [], []
    for _round in range(arguments.rounds):
        ours.append(run(sys.executable, "benchmarks.at_desk", arguments.times))
        if python:
            theirs.append(run(python, "benchmarks.wagtail.acts", arguments.times))
    record("desk", "The translator’s desk", report(ours, theirs, arguments.times))


def environment() -> str:
    """The Python of wagtail-localize, installed where it isn't yet."""
    name = f"provisoire-wagtail-{hashlib.sha256(LOCK.read_bytes()).hexdigest()[:12]}"
    folder = Path(tempfile.gettempdir()) / name
    python, installed = folder / "bin" / "python", folder / "installed"
    if not installed.exists():
        venv.create(folder, clear=True, with_pip=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True)
        installed.touch()
    return str(python)


def run(python: str, module: str, times: int) -> Figures:
    """The figures of one round of one system."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        env = {"PROVISOIRE_DATA": folder, "BENCH_DATA": folder, "DATABASE_URL": url}
        kept = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
        done = subprocess.run(
            [python, "-m", module, str(times)],
            cwd=HOUSE,
            env=kept | env,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        figures: Figures = json.loads(done.stdout.splitlines()[-1])
        return figures


def report(ours: list[Figures], theirs: list[Figures], times: int) -> str:
    load = os.getloadavg()[1]
    note = (
        f"Medians of {len(ours)} rounds with {times} times each, through Django’s test client as the "
        "person who does it, session and page included; `cpu` is the process’s own time. Statements "
        "are those that read or write. The text is the same in both: a title and blocks, half "
        "paragraphs, half points. The last two columns are the medians of each round’s own ratio. "
        f"Load of the machine meanwhile, of which this is one: {load:.1f}."
    )
    head = ("act", "SQL", "ms", "cpu ms", "budget")
    if theirs:
        head += ("wagtail-localize: SQL", "ms", "cpu ms", "of its SQL", "of its cpu")
    rows = [_row(ours, theirs, *act) for act in ACTS]
    verbs = [_verb_row(ours, *act) for act in VERBS]
    verb_head = ("the verb alone", "SQL", "ms", "cpu ms", "a second", "budget")
    return f"{note}\n\n{table(head, rows)}\n\n{table(verb_head, verbs)}"


def _row(
    ours: list[Figures],
    theirs: list[Figures],
    said: str,
    name: str,
    sql: int | None,
    ms: int | None,
) -> tuple[str, ...]:
    row = (said, *_shown(ours, name), _budget(sql, ms))
    if not theirs:
        return row
    ratios = [f"{_paired(ours, theirs, name, column):.0%}" for column in ("sql", "cpu")]
    return (*row, *_shown(theirs, name), *ratios)


def _verb_row(
    ours: list[Figures], said: str, name: str, sql: int | None, ms: int | None
) -> tuple[str, ...]:
    a_second = 1000 / _median(ours, name, "ms")
    return (said, *_shown(ours, name), f"{a_second:.0f}", _budget(sql, ms))


def _shown(figures: list[Figures], name: str) -> tuple[str, str, str]:
    sql, ms, cpu = (_median(figures, name, column) for column in ("sql", "ms", "cpu"))
    return f"{sql:.0f}", f"{ms:.1f}", f"{cpu:.1f}"


def _median(figures: list[Figures], name: str, column: str) -> float:
    return statistics.median(made[name][column] for made in figures)


def _paired(ours: list[Figures], theirs: list[Figures], name: str, column: str) -> float:
    """The median of the rounds' own ratios."""
    pairs = zip(ours, theirs, strict=True)
    return statistics.median(our[name][column] / their[name][column] for our, their in pairs)


def _budget(sql: int | None, ms: int | None) -> str:
    said = [f"{sql} SQL" if sql else "", f"{ms} ms" if ms else ""]
    return ", ".join(filter(None, said)) or "–"


if __name__ == "__main__":
    main()
