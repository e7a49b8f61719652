"""A nudge is sent beside whoever gave cause for it, who waits for nothing."""

from __future__ import annotations

import threading

import pytest

from translations import nudge


@pytest.fixture
def sender(monkeypatch: pytest.MonkeyPatch) -> nudge.Sender:
    fresh = nudge.Sender()
    monkeypatch.setattr(nudge, "_sender", fresh)
    return fresh


def test_broker_that_swallows_everything_holds_up_nobody(
    sender: nudge.Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    swallowed, sent = threading.Event(), []

    def send(task: str, *arguments: int) -> bool:
        assert swallowed.wait(30)
        sent.append((task, *arguments))
        return True

    monkeypatch.setattr(nudge, "send", send)
    nudge.send_later("one")  # would not come back, were it sent here
    for _language in range(5):
        nudge.send_later("sweep")
    nudge.send_later("draft", 7)
    assert sent == []
    swallowed.set()
    assert sender.finish(30)
    assert sent[0] == ("one",)
    assert sent[1:] == [("sweep",), ("draft", 7)]  # five wishes for the same are one


def test_nudge_that_fails_is_not_the_last(
    sender: nudge.Sender, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tried: list[str] = []

    def send(task: str, *arguments: int) -> bool:
        tried.append(task)
        if task == "bad":
            raise RuntimeError("no such exchange")
        return True

    monkeypatch.setattr(nudge, "send", send)
    nudge.send_later("bad")
    nudge.send_later("good")
    assert sender.finish(30)
    assert tried == ["bad", "good"]
    assert "a nudge failed" in caplog.text


def test_process_that_never_nudged_has_nothing_to_wait_for() -> None:
    assert nudge.Sender().finish(0)
