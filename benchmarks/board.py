"""What the front page costs with many releases behind it: ``python -m benchmarks.board``.

The texts are made once, in bulk, in a new SQLite database (``benchmarks.archive``): releases of four
years in ten languages, most of them public, the rest in every state. Each person then opens the page.
"""

from __future__ import annotations

import math
import os
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from benchmarks.results import record, table

SQL, MS, KB = 15, 120, 80  # the budget of a page
PAGES = (
    ("press officer, all of it", "olivia", ""),
    ("… the last page", "olivia", "page=999"),
    ("… one topic of one year", "olivia", "topic=1&since=2025-01-01&until=2025-12-31"),
    ("… French drafts", "olivia", "language=fr&state=draft"),
    ("… not begun in some language", "olivia", "state=none"),
    ("… overdue", "olivia", "state=overdue"),
    ("… source has changed", "olivia", "state=outdated"),
    ("reviewer of every language", "chloe", ""),
    ("translator of every language", "anna", ""),
    ("all of it at once: a superuser", "root", ""),
)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--releases", type=int, default=2000)
    parser.add_argument("--times", type=int, default=12, help="of each page")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PROVISOIRE_DATA"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings"
        record(
            "board",
            "The front page and the coverage board",
            measure(arguments.releases, arguments.times),
        )


def measure(releases: int, times: int) -> str:
    import django

    django.setup()
    from benchmarks import archive
    from benchmarks.timing import page
    from translations.watching import banner

    banner.forget(until=math.inf)  # asked once in five seconds, whoever opens which page
    cast, texts = archive.made(releases)
    rows = [
        (
            said,
            *page(f"/admin/?{query}", getattr(cast, name), times),
            f"{SQL} SQL, {MS} ms, {KB} KB",
        )
        for said, name, query in PAGES
    ]
    note = (
        f"{releases} releases in up to ten languages, {texts} texts, on SQLite; medians of {times} "
        "times each, through Django’s test client as the person who does it, session and whole page "
        "included; `cpu` is the process’s own time; KB are those of the page, not compressed. "
        f"Load of the machine meanwhile, of which this is one: {os.getloadavg()[0]:.1f}."
    )
    return f"{note}\n\n{table(('page', 'SQL', 'ms', 'cpu ms', 'KB', 'budget'), rows)}"


if __name__ == "__main__":
    main()
