"""The table of the ten jobs: ours take at most half of what the better of the others takes."""

from __future__ import annotations

import pytest

from tests.translations.jobs.table import BEGIN, DOCUMENT, END, Job, jobs, rendered


def test_there_are_ten_jobs_with_the_way_of_each_system() -> None:
    assert list(jobs()) == list(range(1, 11))
    for job in jobs().values():
        assert all(job.ways[name].steps for name in ("wagtail", "weblate")), job.name


@pytest.mark.parametrize("job", jobs().values(), ids=lambda job: str(job.number))
def test_job_takes_at_most_half(job: Job) -> None:
    assert 2 * job.ours.sum <= job.theirs.sum


def test_document_says_what_the_table_says() -> None:
    """Written anew by ``python -m tests.translations.jobs.table``."""
    said = DOCUMENT.read_text(encoding="utf-8")
    assert said.partition(BEGIN)[2].partition(END)[0] == rendered()
