"""A service that is set up wrongly is said when the system starts."""

from __future__ import annotations

from typing import Any

import pytest

from translations.machine.checking import check_machine


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        ({}, []),
        ({"PROVIDER": "nonsense"}, ["machine.E001"]),
        ({"PROVIDER": "no.such.Thing"}, ["machine.E001"]),
        ({"PROVIDER": "libretranslate"}, ["machine.E002"]),
        ({"PROVIDER": "libretranslate", "URL": "http://example.org"}, ["machine.E004"]),
        ({"PROVIDER": "libretranslate", "URL": "http://127.0.0.1:5000"}, []),
        ({"PROVIDER": "deepl"}, ["machine.E003"]),
        ({"PROVIDER": "deepl", "KEY": "a\nb"}, ["machine.E005"]),
        ({"PROVIDER": "deepl", "KEY": "abc", "TIMEOUT": 0.0}, ["machine.E006"]),
        ({"PROVIDER": "deepl", "KEY": "abc"}, []),
    ],
)
def test_wrong_settings_are_named(settings: Any, given: dict[str, Any], ids: list[str]) -> None:
    for name in ("PROVIDER", "URL", "KEY"):
        setattr(settings, f"MACHINE_{name}", given.get(name, ""))
    settings.MACHINE_TIMEOUT = given.get("TIMEOUT", 30.0)
    found = check_machine()
    assert [each.id for each in found] == ids
    key = given.get("KEY")
    assert not key or all(key not in str(each) for each in found)
