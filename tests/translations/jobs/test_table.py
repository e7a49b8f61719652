"""The table of the ten jobs: ours take at most half of the clicks, and half of the loads, of the others."""

from __future__ import annotations

import pytest

from tests.translations.jobs.table import BEGIN, DOCUMENT, END, Job, jobs, rendered


def test_there_are_ten_jobs_with_the_way_of_each_system() -> None:
    assert list(jobs()) == list(range(1, 11))
    for job in jobs().values():
        assert all(job.ways[name].steps for name in ("wagtail", "weblate")), job.name


@pytest.mark.parametrize("job", jobs().values(), ids=lambda job: str(job.number))
def test_job_takes_at_most_half_of_the_clicks_and_half_of_the_loads(job: Job) -> None:
    """Of each by itself, and of whichever of the two others needs fewer of it."""
    assert 2 * job.ours.clicks <= job.theirs.clicks
    assert 2 * job.ours.loads <= job.theirs.loads


def test_document_says_what_the_table_says() -> None:
    """Written anew by ``python -m tests.translations.jobs.table``."""
    said = DOCUMENT.read_text(encoding="utf-8")
    assert said.partition(BEGIN)[2].partition(END)[0] == rendered()
