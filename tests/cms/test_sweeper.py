"""The sweep of each worker: goes on whatever happens, with the broker dead as with it alive."""

from __future__ import annotations

import logging
import threading

import pytest
from pytest_django.fixtures import Settings

from cms import sweeper
from tests.processes import System, free_port, wait_until


def test_sweeper_goes_on_after_a_bad_turn(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SWEEP_SECONDS = 0.01
    turns, stopping = [], threading.Event()

    def turn() -> None:
        turns.append(len(turns))
        if len(turns) == 3:
            stopping.set()
        raise ValueError("a bad turn")

    with caplog.at_level(logging.ERROR):
        sweeper.run(turn, stopping)
    assert turns == [0, 1, 2]
    assert [record.levelname for record in caplog.records] == ["ERROR"] * 3


def test_mail_server_that_says_nothing_holds_up_no_publication(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SWEEP_SECONDS = 0.01
    published, hangs, may_go_on = threading.Semaphore(0), threading.Event(), threading.Event()

    def hang() -> None:
        hangs.set()
        may_go_on.wait(30)

    monkeypatch.setattr("translations.tasks.publish_once", published.release)
    monkeypatch.setattr("translations.tasks.tell_once", hang)
    threads = sweeper.start()
    try:
        assert hangs.wait(30)
        assert all(published.acquire(timeout=30) for _turn in range(3))
    finally:
        sweeper.stop()
        may_go_on.set()
        for thread in threads:
            thread.join(30)


def test_sweeper_is_begun_once_however_often_it_is_asked_to(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker begins it before its queue, and Celery's signal comes after."""
    settings.SWEEP_SECONDS = 0.01
    for turn in ("publish_once", "tell_once"):
        monkeypatch.setattr(f"translations.tasks.{turn}", lambda: None)
    threads = [*sweeper.start()]
    try:
        assert [*sweeper.start()] == threads
    finally:
        sweeper.stop()
        for thread in threads:
            thread.join(30)


@pytest.mark.processes
def test_sweeper_begins_while_the_broker_is_dead(system: System) -> None:
    """Seen by its complaints, for there is no database either."""
    system.env |= {"REDIS_URL": f"redis://127.0.0.1:{free_port()}/0", "SWEEP_SECONDS": "0.2"}
    system.env["DATABASE_URL"] = f"sqlite:///{system.folder}/no-such-folder/database"
    up = system.up("worker", wait=False)
    wait_until(lambda: up.output.count("a sweep failed") >= 2, lambda: up.output)
    assert " ready." not in up.output
