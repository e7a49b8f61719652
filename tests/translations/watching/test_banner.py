"""The banner: on every page of those whom it concerns, in words, and of no release."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from tests.cast import Cast, person
from tests.translations.staff import at_desk, words
from tests.translations.watching.rows import heart_beat, overdue_text
from translations.watching import banner

HEADING = "Publishing does not work as it should."
PAGES = ("/admin/", "/admin/releases/release/", "/admin/translations/translation/")


def ago(seconds: float) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(seconds=seconds)


@pytest.fixture(autouse=True)
def looked_at(publishing_is_not_looked_at: None) -> None:
    """Each test begins in a process that has asked nothing."""
    banner.forget()


@pytest.mark.parametrize("path", PAGES)
def test_officer_is_told_on_every_page(cast: Cast, path: str) -> None:
    heart_beat(ago(90))
    said = words(at_desk(cast.olivia).get(path))
    assert HEADING in said
    assert "No worker has looked at what is due since " in said
    assert "/healthz/publishing" in said


def test_nobody_is_told_while_all_is_well(cast: Cast) -> None:
    heart_beat(ago(1))
    assert HEADING not in words(at_desk(cast.olivia).get("/admin/"))


def test_sentence_says_what_and_names_no_release(cast: Cast) -> None:
    heart_beat(ago(1))
    late = overdue_text(cast, ago(120))
    said = words(at_desk(cast.olivia).get("/admin/publishing/"))
    assert "What was due at " in said
    assert late.release.public_id not in said
    assert "会合" not in said


def test_administrator_is_told_and_translators_are_not(cast: Cast) -> None:
    keeper = person("keeper", cast.office, administrator="")
    for user, is_told in ((keeper, True), (cast.root, True), (cast.anna, False), (cast.ben, False)):
        assert (HEADING in words(at_desk(user).get("/admin/"))) is is_told, user
        answer = at_desk(user).get("/admin/publishing/")
        assert (answer.status_code, bool(answer.content)) == (200, is_told)


def test_page_that_stays_open_is_answered_nothing_while_all_is_well(cast: Cast) -> None:
    heart_beat(ago(1))
    answer = at_desk(cast.olivia).get("/admin/publishing/")
    assert (answer.status_code, answer.content) == (204, b"")
    assert "no-store" in answer["Cache-Control"]


def test_database_is_asked_once_for_many_pages(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(banner, "troubles", lambda: asked.append("asked") or [])
    for _page in range(3):
        at_desk(cast.olivia).get("/admin/")
    assert asked == ["asked"]
    banner.forget()
    at_desk(cast.olivia).get("/admin/")
    assert asked == ["asked", "asked"]


def test_page_of_the_login_says_nothing(cast: Cast) -> None:
    from django.test import Client

    assert HEADING not in words(Client().get("/admin/login/"))
