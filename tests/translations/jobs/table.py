"""The table of the ten jobs: what each takes here, and in the systems that others use.

It is kept in ``jobs.toml``. The browser tests hold ours to it; what the others take was counted as
``docs/ten-jobs.md`` says, which this writes: ``python -m tests.translations.jobs.table``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DOCUMENT = HERE.parents[2] / "docs" / "ten-jobs.md"
BEGIN, END = "<!-- jobs -->\n", "<!-- /jobs -->\n"
OTHERS = ("wagtail", "weblate")
NAMES = {"ours": "Provisoire", "wagtail": "Wagtail", "weblate": "Weblate"}


@dataclass(frozen=True)
class Count:
    """``typed`` are the fields that words were typed in: the same words anywhere, so not compared."""

    clicks: int
    loads: int
    typed: int = 0

    def __str__(self) -> str:
        clicks = f"{self.clicks} click{'s' * (self.clicks != 1)}"
        return f"{clicks}, {self.loads} load{'s' * (self.loads != 1)}"


@dataclass(frozen=True)
class Way:
    """How one system does a job; ``lacks`` says what it doesn't offer, of which the steps stand instead."""

    steps: Sequence[str]
    count: Count
    lacks: str = ""


@dataclass(frozen=True)
class Job:
    number: int
    name: str
    result: str
    ways: Mapping[str, Way]

    @property
    def ours(self) -> Count:
        return self.ways["ours"].count

    @property
    def theirs(self) -> Count:
        """The fewest clicks of the two others and the fewest loads, whichever of them each is of."""
        counts = [self.ways[name].count for name in OTHERS]
        return Count(min(each.clicks for each in counts), min(each.loads for each in counts))


@cache
def jobs() -> Mapping[int, Job]:
    rows = tomllib.loads((HERE / "jobs.toml").read_text(encoding="utf-8"))["job"]
    return {row["number"]: _job(row) for row in rows}


def _job(row: Mapping[str, Any]) -> Job:
    ways = {name: _way(row[name]) for name in NAMES}
    return Job(row["number"], row["name"], row["result"], ways)


def _way(row: Mapping[str, Any]) -> Way:
    """The count is that of its steps: each begins with what it costs, as ``1c 1l``."""
    steps, clicks, loads, typed = [], 0, 0, 0
    for said in row["steps"]:
        costs, _dash, what = said.partition(": ")
        for cost in costs.split():
            number, kind = int(cost[:-1]), cost[-1]
            clicks += number * (kind == "c")
            loads += number * (kind == "l")
            typed += number * (kind == "t")
        steps.append(f"{what} ({_told(costs)})")
    return Way(steps, Count(clicks, loads, typed), row.get("lacks", ""))


def _told(costs: str) -> str:
    names = {"c": ("click", "clicks"), "l": ("load", "loads"), "t": ("field typed", "fields typed")}
    told = [f"{cost[:-1]} {names[cost[-1]][cost[:-1] != '1']}" for cost in costs.split()]
    return ", ".join(told)


def rendered() -> str:
    """The table, then each job with the steps of each system."""
    return "\n".join([*_table(), *(line for job in jobs().values() for line in _steps(job))]) + "\n"


def _table() -> Iterator[str]:
    yield "| job | clicks here | Wagtail | Weblate | half | loads here | Wagtail | Weblate | half |"
    yield f"| --- |{' ---: |' * 8}"
    for job in jobs().values():
        lacks = ["¹" if job.ways[name].lacks else "" for name in OTHERS]
        cells = [f"{job.number}. {job.name}"]
        for kind in ("clicks", "loads"):
            others = [getattr(job.ways[name].count, kind) for name in OTHERS]
            half = getattr(job.theirs, kind) / 2
            cells += [f"**{getattr(job.ours, kind)}**"]
            cells += [f"{other}{mark}" for other, mark in zip(others, lacks, strict=True)]
            cells += [f"{half:g}"]
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield "¹ The system does not offer this; what people must do instead is counted."
    yield ""


def _steps(job: Job) -> Iterator[str]:
    yield f"### {job.number}. {job.name}"
    yield ""
    yield job.result
    yield ""
    for name, way in job.ways.items():
        lacks = f" {way.lacks}" if way.lacks else ""
        yield f"**{NAMES[name]}**, {way.count}.{lacks}"
        yield ""
        yield from (f"{number}. {step}" for number, step in enumerate(way.steps, 1))
        if not way.steps:
            yield "Nothing: it stands on the front page."
        yield ""


def main() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    before, _begin, rest = document.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    DOCUMENT.write_text(f"{before}{BEGIN}{rendered()}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
