"""The staff's screens are worded in the three languages that the interface speaks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from django.utils.translation import trans_real

from tests.processes import HOUSE
from translations.interface import CODES

CALLS = {"_", "gettext", "gettext_lazy", "pgettext", "pgettext_lazy", "ngettext", "ngettext_lazy"}
_TRANSLATE = re.compile(r'{%\s*translate "([^"]+)"')
_BLOCK = re.compile(r"{%\s*blocktranslate[^%]*%}(.+?){%", re.DOTALL)
_WHOLE_BLOCK = re.compile(r"{%\s*blocktranslate.+?endblocktranslate\s*%}", re.DOTALL)
_COLON_BY_HAND = re.compile(r"(?:}}|%}|</\w+>)\s*:")
_VARIABLE = re.compile(r"{{\s*(\w+)\s*}}")


def in_code() -> Iterator[str]:
    """Every string that the three rooms hand to gettext, with its context."""
    for room in ("cms", "releases", "translations"):
        for path in (HOUSE / room).rglob("*.py"):
            if "migrations" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS:
                    yield _message(node)


def _message(call: ast.Call) -> str:
    given = [part.value for part in call.args if isinstance(part, ast.Constant)]
    name = getattr(call.func, "id", "")
    return "\x04".join(map(str, given[:2])) if name.startswith("pgettext") else str(given[0])


def in_templates() -> Iterator[str]:
    folder = HOUSE / "templates"
    for path in [*(folder / "admin").rglob("*.html"), *folder.glob("403*.html")]:
        text = path.read_text(encoding="utf-8")
        yield from _TRANSLATE.findall(text)
        for message in _BLOCK.findall(text):
            yield _VARIABLE.sub(r"%(\1)s", message)


STRINGS = sorted({*in_code(), *in_templates()})


def test_strings_are_found() -> None:
    assert {"approve", "public\x04live", "What can be done", "Save and %(act)s"} <= set(STRINGS)
    assert len(STRINGS) > 300


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_every_string_of_the_staff_is_worded(code: str) -> None:
    keys = trans_real.translation(code)._catalog.keys()  # type: ignore[attr-defined]
    known = {key[0] if isinstance(key, tuple) else key for key in keys}
    assert [message for message in STRINGS if message not in known] == []


def test_templates_set_no_colon_by_hand() -> None:
    """French has a space before it and Japanese a wide one: it belongs into what is translated."""
    found = [
        f"{path.name}: {_COLON_BY_HAND.findall(text)}"
        for path in (HOUSE / "templates" / "admin").rglob("*.html")
        if _COLON_BY_HAND.search(text := _WHOLE_BLOCK.sub("", path.read_text(encoding="utf-8")))
    ]
    assert found == []
