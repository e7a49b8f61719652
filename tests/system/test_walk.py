"""The main job end to end, on real processes: ``manage.py demo --walk`` against ``manage.py up``."""

from __future__ import annotations

import json
import urllib.request
from typing import Any

import pytest

from tests.processes import System, wait_until
from translations.demo import texts
from translations.demo.page import read_page
from translations.demo.steps import STEPS

pytestmark = pytest.mark.processes


def walk(system: System) -> dict[str, Any]:
    """Walk, and return the report of a walk that held."""
    report: dict[str, Any] = json.loads(system.manage("demo", "--walk", "--json"))
    return report


def public(system: System) -> dict[str, str]:
    """What the API lists in French: the address of each page by its title."""
    with urllib.request.urlopen(f"{system.url}/api/v1/releases?language=fr") as answer:
        return {item["title"]: item["url"] for item in json.load(answer)["items"]}


def test_the_running_system_publishes_the_real_page_and_the_walk_holds(system: System) -> None:
    system.manage("demo")
    seed = texts.read(texts.OTAN, "fr").document.title
    system.up("web")
    assert seed not in public(system)
    system.up("worker", "beat")
    wait_until(lambda: seed in public(system), lambda: "no worker published it")
    with urllib.request.urlopen(public(system)[seed]) as answer:
        words = read_page(answer.read().decode()).words
    assert words.count("Traduction provisoire et purement informative") == 2

    first, second = walk(system), walk(system)
    assert [step["what"] for step in first["steps"]] == [what for _who, what, _act in STEPS]
    assert first["ok"]
    assert second["ok"]
    assert first["release"] != second["release"]
