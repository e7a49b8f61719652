"""The queue: a task is carried on the lane's broker, and a dead one holds up nobody."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cms import queue
from cms.celery import app
from tests.processes import HOUSE, System, free_port, wait_until

SEND_SECONDS = 10.0  # a busy machine takes its time; who waits for a broker waits longer
SEND = """
import time, django
django.setup()
from translations import nudge
started = time.monotonic()
nudge._send()
print(time.monotonic() - started)
"""


def test_queue_takes_json_only_and_acknowledges_late() -> None:
    assert app.conf.accept_content == ["json"]
    assert app.conf.task_acks_late
    assert app.conf.task_ignore_result


def test_beat_lets_an_old_sweep_expire() -> None:
    sweep = app.conf.beat_schedule["sweep"]
    assert sweep["options"]["expires"] <= sweep["schedule"]


def test_queue_has_its_settings_though_its_folder_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    taken = tmp_path / "messages"
    taken.write_text("not a folder")
    monkeypatch.setattr(queue, "FOLDERS", {"messages": taken, "control": taken / "control"})
    assert queue.files()["data_folder_in"] == str(taken)
    assert len(caplog.records) == 2


@pytest.mark.processes
def test_nudge_sent_from_another_process_reaches_the_worker(system: System) -> None:
    """Seen by its complaint, for there is no database; the worker's own sweep is an hour away."""
    system.env["SWEEP_SECONDS"] = "3600"
    system.env["DATABASE_URL"] = f"sqlite:///{system.folder}/no-such-folder/database"
    up = system.up("worker")
    assert "Task translations.tasks.sweep" not in up.output
    send(system)
    wait_until(lambda: "Task translations.tasks.sweep" in up.output, lambda: up.output)


@pytest.mark.processes
def test_nudge_does_not_wait_for_a_dead_broker(system: System) -> None:
    system.env["REDIS_URL"] = f"redis://127.0.0.1:{free_port()}/0"
    assert send(system) < SEND_SECONDS


def send(system: System) -> float:
    """Send a nudge from a process of its own; how long the sender was held up."""
    sent = subprocess.run(
        [sys.executable, "-c", SEND], cwd=HOUSE, env=system.env, capture_output=True, check=True
    )
    return json.loads(sent.stdout)
