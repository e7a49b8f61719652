"""``manage.py up`` with real processes: it answers, mends itself, and leaves no orphan."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from tests.processes import HOUSE, System, Up, answers, process_lines, wait_until

GONE_SECONDS = 8.0


@pytest.mark.processes
def test_up_answers_and_stops_without_a_rest(system: System) -> None:
    up = system.up()
    with urllib.request.urlopen(f"{system.url}/healthz") as response:
        assert response.status == 200
    assert f"Provisoire  {system.url}/" in up.output
    pids = up.pids()
    assert len(pids) == 4  # web and granian's own worker, worker, beat
    assert up.stop(signal.SIGINT) == 0
    assert gone(pids)


def test_up_stops_at_sigterm(system: System) -> None:
    up = system.up("web", "beat")
    pids = up.pids()
    assert up.stop(signal.SIGTERM) == 0
    assert gone(pids)


@pytest.mark.processes
def test_up_killed_leaves_no_orphan(system: System) -> None:
    up = system.up()
    pids = up.pids()
    up.stop(signal.SIGKILL)
    wait_until(lambda: gone(pids), lambda: f"left behind: {process_lines()}", GONE_SECONDS)


def test_up_follows_its_parent_when_told_to(system: System) -> None:
    """As under make: killing what started it ends it, too."""
    command = f"{sys.executable} manage.py up web --with-parent; true"
    shell = subprocess.Popen(["sh", "-c", command], cwd=HOUSE, env=system.env)
    wait_until(lambda: answers(f"{system.url}/livez"), lambda: "no answer")
    shell.kill()
    shell.wait()
    wait_until(lambda: not answers(f"{system.url}/livez"), lambda: "still there", GONE_SECONDS)


@pytest.mark.parametrize("part", ["web", "worker", "beat"])
def test_up_starts_a_killed_part_again_and_says_so(system: System, part: str) -> None:
    up = system.up(part)
    wait_until(lambda: up.pids(part), lambda: up.output)
    before = up.pids(part)
    os.kill(min(before), signal.SIGKILL)
    wait_until(lambda: started_again(up, part, before), lambda: up.output)
    assert f"{part:<6} | ended with SIGKILL; starts again in 1 s" in up.output
    if part == "web":
        wait_until(lambda: answers(f"{system.url}/healthz"), lambda: up.output)


def test_up_refuses_a_port_that_is_taken(system: System) -> None:
    with socket.create_server(("127.0.0.1", system.port)):
        up = system.up(wait=False)
        assert up.process.wait(timeout=20) == 1
    assert f"Port {system.port} is taken; set PORT to a free one." in up.output


def test_up_refuses_a_port_where_another_up_listens(system: System) -> None:
    system.up("web")
    second = system.up("web", wait=False)
    assert second.process.wait(timeout=20) == 1
    assert "is taken" in second.output


def started_again(up: Up, part: str, before: list[int]) -> bool:
    now = up.pids(part)
    return len(now) == len(before) and not set(now) & set(before)


def gone(pids: list[int]) -> bool:
    return not {pid for pid, _line in process_lines()} & set(pids)
