"""What fails is tried again and told; what is no fault of the text counts no try; nobody is held up."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from releases import record
from releases.models import Publication, Release
from releases.record import Edition
from tests.cast import Cast
from tests.translations.scenes import scheduled
from translations import publishing
from translations.models import State, Translation


@pytest.fixture
def due(cast: Cast) -> list[Translation]:
    """Three texts, due in the order of the list."""
    texts = [scheduled(cast) for _each in range(3)]
    past = timezone.now() - datetime.timedelta(minutes=1)
    for number, text in enumerate(texts):
        minute = past + datetime.timedelta(seconds=number)
        Translation.objects.filter(pk=text.pk).update(publish_at=minute)
    return texts


def hanging(at: Collection[Translation]) -> Callable[..., Publication]:
    """``record.publish``, in which the database hangs at these texts."""
    publish, releases = record.publish, {text.release_id for text in at}

    def hang(release: Release, edition: Edition, **given: Any) -> Publication:
        if release.pk in releases:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(600)")
        return publish(release, edition, **given)

    return hang


@pytest.fixture
def bound(settings: Settings) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("a statement of SQLite's waits for nobody but whoever writes")
    settings.SWEEP_STATEMENT_SECONDS = 0.5


def test_item_whose_failure_can_not_be_noted_holds_up_nobody(
    due: list[Translation], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def poison(*_given: Any) -> str:
        raise RuntimeError("poison")

    spoilt, *others = due
    Translation.objects.filter(pk=spoilt.pk).update(sha256="0" * 64)
    monkeypatch.setattr(publishing, "why", poison)
    turn = publishing.publish_due()
    assert (turn.held, turn.published) == ([spoilt.pk], [text.pk for text in others])
    assert "was not noted" in caplog.text and "RuntimeError: poison" in caplog.text
    assert Translation.objects.get(pk=spoilt.pk).tries == 0


def test_item_that_hangs_is_ended_and_holds_up_nobody(
    due: list[Translation], bound: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record, "publish", hanging(due[:1]))
    turn = publishing.publish_due()
    assert (turn.held, turn.published) == ([due[0].pk], [text.pk for text in due[1:]])
    hung = Translation.objects.get(pk=due[0].pk)
    assert hung.tries == 1
    assert "statement timeout" in hung.failure
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",), "whoever comes after is bounded, too"


def test_database_that_hangs_at_several_is_no_fault_of_theirs(
    due: list[Translation], bound: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or a minute in which the database is slow would leave all that was due to people."""
    with monkeypatch.context() as patched:
        patched.setattr(record, "publish", hanging(due[:2]))
        for _turn in range(publishing.TRIES + 1):
            publishing.publish_due()
    slow = Translation.objects.filter(pk__in=[text.pk for text in due[:2]])
    assert {(text.state, text.tries) for text in slow} == {(State.SCHEDULED, 0)}
    assert publishing.publish_due().published == [text.pk for text in due[:2]]
