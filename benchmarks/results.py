"""RESULTS.md: each benchmark writes its own section, with command, machine and date."""

from __future__ import annotations

import datetime
import os
import platform
import re
import sys
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"
HEAD = """# Results

Medians, measured by `make bench`. Each section names its command, machine and date; a figure without
them is a rumour. Budgets are those of the design.
"""


def record(name: str, title: str, text: str) -> None:
    """Put ``text`` in the place of what the benchmark ``name`` wrote before, and print it."""
    command = " ".join(["python -m", f"benchmarks.{name}", *sys.argv[1:]])
    where = f"`{command}` · {machine()} · {datetime.date.today():%Y-%m-%d}"
    section = f"<!-- {name} -->\n## {title}\n\n{where}\n\n{text.strip()}\n<!-- /{name} -->\n"
    whole = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else HEAD
    old = re.compile(rf"<!-- {name} -->\n.*?<!-- /{name} -->\n", re.DOTALL)
    if not old.search(whole):
        whole = f"{whole.rstrip()}\n\n{section}"
    RESULTS.write_text(old.sub(lambda _match: section, whole), encoding="utf-8")
    print(f"{title}\n{where}\n\n{text.strip()}\n")


def machine() -> str:
    """What it was measured on, in a few words."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}"


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A Markdown table whose first column is text and whose others are figures."""
    rule = ("---", *("---:" for _column in head[1:]))
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))
