"""The walk says what does not hold: no system, no worker, an author who may approve."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.processes import free_port
from translations import transitions
from translations.demo import steps
from translations.demo.page import read_page


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setenv("DEMO_PASSWORD", "Kirschblüte")
    monkeypatch.setattr(steps, "PATIENCE", 0.5)


def broken_walk(base_url: str) -> dict[str, Any]:
    """The report of a walk that stops, as the command does."""
    out = StringIO()
    with pytest.raises(CommandError, match="The walk stopped at"):
        call_command("demo", "--walk", "--json", "--base-url", base_url, stdout=out)
    report: dict[str, Any] = json.loads(out.getvalue())
    assert not report["ok"]
    return report


def test_no_system_is_the_first_steps_finding() -> None:
    report = broken_walk(f"http://127.0.0.1:{free_port()}")
    assert report["failed"] == "the system answers /healthz"
    assert "make run" in report["why"]


def test_no_worker_is_found_out(live_server: LiveServer) -> None:
    call_command("demo", stdout=StringIO())
    report = broken_walk(live_server.url)
    assert report["failed"] == "waits until the worker has published it"


def test_an_author_who_may_approve_is_found_out(
    live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    call_command("demo", stdout=StringIO())
    row = transitions.TABLE["approve"]
    monkeypatch.setitem(transitions.TABLE, "approve", replace(row, guards=()))
    report = broken_walk(live_server.url)
    assert report["failed"] == "is offered no approval of her own text"


def test_a_page_is_read_as_a_browser_reads_it() -> None:
    page = read_page(
        "<head><title>no</title></head><h1>Un\n  titre</h1><a href='/fr/'>lien</a>"
        "<form action='/a/verb/b/'><input name=x value=1><input type=checkbox name=y value=1>"
        "<textarea name=z>\n\nligne &amp; fin</textarea>"
        "<select name=s><option value=p>P<option value=q selected>Q</select></form>"
    )
    assert page.words.startswith("Un titrelien")
    assert page.links == ["/fr/"]
    assert page.form("/verb/b/").fields == {"x": "1", "z": "\nligne & fin", "s": "q"}


def test_a_form_that_is_not_there_is_named() -> None:
    with pytest.raises(LookupError, match="no form for"):
        read_page("<p>rien</p>").form("/verb/approve/")
