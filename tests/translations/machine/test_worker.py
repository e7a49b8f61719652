"""A machine draft through the real processes: asked for in one, made by the worker in another."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.processes import HOUSE, System, wait_until
from tests.translations.machine.service import KEY, Service, hang, serving

ASK = """
import django
django.setup()
from tests.cast import Cast
from translations.verbs import Verb
from translations.workflow import perform
cast = Cast()
perform(cast.started(cast.external()), Verb.MACHINE, cast.anna)
"""
LOOK = """
import django, json
django.setup()
from translations.models import MachineDraft, Segment
draft = MachineDraft.objects.get()
texts = list(draft.translation.segments.values_list("text", "origin"))
print(json.dumps([draft.state, draft.cause, draft.tries, texts]))
"""
LOSE = """
import datetime, django
django.setup()
from django.utils import timezone
from translations.models import MachineDraft
past = timezone.now() - datetime.timedelta(minutes=2)
MachineDraft.objects.update(next_try_at=past)
"""
DONE = [[f"fr:{words}", "machine"] for words in
        ("会合への参加", "会合の概要は以下のとおりです。", "第一点", "第二点")]  # fmt: skip


def run(system: System, script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=HOUSE,
        env=system.env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def set_up(system: System, service: Service) -> None:
    system.env |= {
        "MACHINE_PROVIDER": "deepl",
        "MACHINE_URL": service.url,
        "MACHINE_KEY": KEY,
        "MACHINE_TIMEOUT": "60",
    }


@pytest.mark.processes
def test_worker_makes_the_draft_that_another_process_asked_for(system: System) -> None:
    with serving() as service:
        set_up(system, service)
        up = system.up("worker")
        run(system, ASK)
        state = None

        def is_done() -> bool:
            nonlocal state
            state = json.loads(run(system, LOOK))
            return bool(state[0] == "done")

        wait_until(is_done, lambda: f"{state} {up.output}")
        assert state == ["done", "", 1, DONE]
        assert KEY not in up.output


@pytest.mark.processes
def test_draft_of_a_worker_that_was_killed_is_made_by_the_next(system: System) -> None:
    with serving() as service:
        set_up(system, service)
        service.then.append(hang)
        first = system.up("worker")
        run(system, ASK)
        wait_until(lambda: len(service.asked) == 1, lambda: first.output)
        for pid in first.pids("worker"):
            subprocess.run(["kill", "-9", str(pid)], check=True)
        wait_until(lambda: first.process.poll() is not None or not first.pids("worker"), str)
        run(system, LOSE)  # its lease is over
        second = system.up("worker")
        wait_until(lambda: json.loads(run(system, LOOK))[0] == "done", lambda: second.output)
        assert json.loads(run(system, LOOK)) == ["done", "", 2, DONE]
