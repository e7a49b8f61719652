"""What the calendar costs with many releases behind it: ``python -m benchmarks.agenda``.

The archive is that of the front page (``benchmarks.archive``), with a publication for each public
text; then the worst that can be asked of it, in which everything goes out in one month.
"""

from __future__ import annotations

import datetime
import os
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from benchmarks.results import record, table

SQL, MS, KB = 15, 250, 250
CALENDAR = "/admin/releases/release/calendar/"
PAGES = (
    ("this week", "olivia", ""),
    ("this month", "olivia", "view=month"),
    ("… one language", "olivia", "view=month&language=fr"),
    ("… by other clocks", "olivia", "view=month&zone=Australia/Lord_Howe"),
    ("a month of four years ago", "olivia", "view=month&day={long_ago}"),
    ("this month, a translator", "anna", "view=month"),
)
WORST = (
    ("all of it in this month: the week", "olivia", ""),
    ("… the month", "olivia", "view=month"),
    ("… the month, one language", "olivia", "view=month&language=fr"),
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
        record("agenda", "The calendar", measure(arguments.releases, arguments.times))


def measure(releases: int, times: int) -> str:
    import django

    django.setup()
    from benchmarks import archive

    cast, texts = archive.made(releases)
    _publish(cast)
    rows = _rows(cast, PAGES, times)
    _crowd()
    rows += _rows(cast, WORST, times)
    note = (
        f"{releases} releases in up to ten languages, {texts} texts and their publications, on SQLite; "
        f"medians of {times} times each, through Django’s test client as the person who does it, "
        "session and whole page included; `cpu` is the process’s own time; KB are those of the page, "
        "not compressed. The last rows are the worst that can be asked: every text that was public is "
        "scheduled within the month; of each kind 2,000 are read, and the page says so. "
        f"Load of the machine meanwhile, of which this is one: {os.getloadavg()[0]:.1f}."
    )
    return f"{note}\n\n{table(('page', 'SQL', 'ms', 'cpu ms', 'KB', 'budget'), rows)}"


def _rows(cast: Any, pages: tuple[tuple[str, str, str], ...], times: int) -> list[Any]:
    from benchmarks.timing import page

    long_ago = datetime.date.today() - datetime.timedelta(days=1400)
    return [
        (
            said,
            *page(f"{CALENDAR}?{query.format(long_ago=long_ago)}", getattr(cast, name), times),
            f"{SQL} SQL, {MS} ms, {KB} KB",
        )
        for said, name, query in pages
    ]


def _publish(cast: Any) -> None:
    """One publication for each public text, on the morning of its issue."""
    from benchmarks import archive
    from releases.models import Act, Publication
    from translations.models import Translation

    live = Translation.objects.filter(public="live").values_list(
        "release", "release__issued_on", "language", "standing"
    )
    morning = datetime.time(8, 0, tzinfo=datetime.UTC)
    Publication.append_all(
        [
            Publication(
                release_id=release,
                language=language,
                act=Act.PUBLISHED,
                revision=1,
                document=archive.DOCUMENT[:1000],
                sha256="",
                standing=standing,
                actor=cast.olivia,
                at=datetime.datetime.combine(issued_on, morning),
            )
            for release, issued_on, language, standing in live
        ]
    )


def _crowd() -> None:
    """Have every public text be scheduled for some minute of this month instead."""
    from django.utils import timezone

    from translations.models import Translation

    first = timezone.now().replace(day=1, hour=8, minute=0, second=0, microsecond=0)
    texts = list(Translation.objects.filter(public="live").order_by("release"))
    for text in texts:
        text.state, text.public = "scheduled", "none"
        text.publish_at = first + datetime.timedelta(minutes=(text.release_id % 2700) * 15)
    Translation.objects.bulk_update(texts, ["state", "public", "publish_at"], batch_size=500)


if __name__ == "__main__":
    main()
