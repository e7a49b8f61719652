"""Request ids: one name for all that one request says, and what it asks of the workers."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from types import SimpleNamespace

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from cms import request_ids, sweeper
from cms.request_ids import RequestIdFilter, RequestIdMiddleware
from tests.processes import HOUSE, System, wait_until

GIVEN = "proxy-0123456789"


def record() -> logging.LogRecord:
    made = logging.LogRecord("a", logging.INFO, "", 0, "said", None, None)
    RequestIdFilter().filter(made)
    return made


def handled(path: str = "/fr/", status: int = 200, **headers: str) -> tuple[str, str | None]:
    """The id under which the request was handled, and the one that was answered."""
    heard: list[str] = []

    def view(_request: HttpRequest) -> HttpResponse:
        heard.append(record().request_id)  # type: ignore[attr-defined]
        return HttpResponse(status=status)

    answer = RequestIdMiddleware(view)(RequestFactory().get(path, headers=headers))
    return heard[0], answer.headers.get("X-Request-ID")


def test_id_of_the_proxy_is_kept_and_answered() -> None:
    assert handled(**{"x-request-id": GIVEN}) == (GIVEN, GIVEN)


NONE = ["", "short", "x" * 65, "a b c d e f g h", "-leads-with-a-dash", "é" * 12]


@pytest.mark.parametrize("given", NONE)
def test_id_that_is_none_is_replaced(given: str) -> None:
    heard, _answer = handled(**{"x-request-id": given})
    assert heard.startswith("req-")


def test_two_requests_have_two_ids() -> None:
    assert handled()[0] != handled()[0]


@pytest.mark.parametrize(("path", "status"), [("/admin/", 200), ("/fr/", 500)])
def test_id_is_answered_where_somebody_can_use_it(path: str, status: int) -> None:
    heard, answered = handled(path, status)
    assert answered == heard


def test_public_answer_has_no_id_of_its_own() -> None:
    """Two answers about nothing must be the same to the byte (tests/translations/test_embargo.py)."""
    assert handled()[1] is None


def test_nothing_is_named_after_the_request() -> None:
    handled()
    assert record().request_id == ""  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_page_of_the_staff_answers_with_its_id(client: Client) -> None:
    assert client.get("/admin/login/").headers["X-Request-ID"].startswith("req-")
    given = client.get("/admin/login/", headers={"x-request-id": GIVEN})
    assert given.headers["X-Request-ID"] == GIVEN


# --- tasks and sweeps -------------------------------------------------------------------------


def test_id_goes_along_with_a_task() -> None:
    headers: dict[str, str] = {}
    with request_ids.named(GIVEN):
        request_ids.send_along(headers=headers)
    task = SimpleNamespace(request=SimpleNamespace(**headers))
    request_ids.take_up(task_id="1", task=task)
    assert record().request_id == GIVEN  # type: ignore[attr-defined]
    request_ids.put_down(task_id="1")
    assert record().request_id == ""  # type: ignore[attr-defined]


def test_task_that_nobody_asked_for_has_an_id_of_its_own() -> None:
    request_ids.take_up(task_id="1", task=SimpleNamespace(request=SimpleNamespace()))
    assert request_ids.current().startswith("task-")
    request_ids.put_down(task_id="1")


SEND = f"""
import django
django.setup()
from cms import request_ids
from translations import nudge
with request_ids.named("{GIVEN}"):
    nudge._send()
"""


@pytest.mark.processes
def test_id_reaches_the_worker_with_what_a_request_asks_of_it(system: System) -> None:
    """Seen by the worker's complaint, for there is no database; its own sweep is an hour away."""
    system.env |= {"SWEEP_SECONDS": "3600", "LOG_FORMAT": "json"}
    system.env["DATABASE_URL"] = f"sqlite:///{system.folder}/no-such-folder/database"
    up = system.up("worker")
    command = [sys.executable, "-c", SEND]
    subprocess.run(command, cwd=HOUSE, env=system.env, capture_output=True, check=True)
    wait_until(lambda: GIVEN in up.output, lambda: up.output)
    said = next(json.loads(line) for line in up.output.splitlines() if GIVEN in line)
    assert said["request_id"] == GIVEN
    assert "OperationalError" in json.dumps(said["error"])


def test_each_turn_of_a_sweep_has_an_id_of_its_own(
    settings: object, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("django.conf.settings.SWEEP_SECONDS", 0.01)
    turns: list[str] = []
    stopping = threading.Event()

    def turn() -> None:
        turns.append(request_ids.current())
        if len(turns) == 2:
            stopping.set()
        raise ValueError("a bad turn")

    caplog.handler.addFilter(named := RequestIdFilter())
    sweeper.run(turn, stopping)
    caplog.handler.removeFilter(named)
    assert all(each.startswith("sweep-") for each in turns)
    assert turns[0] != turns[1]
    assert [each.request_id for each in caplog.records] == turns  # type: ignore[attr-defined]
