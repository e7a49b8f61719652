"""The catalogues: compiled ones are committed, because a fresh machine has no gettext."""

from __future__ import annotations

import ast
import gettext
import re
from pathlib import Path

import pytest
from django.utils.translation import override, to_locale

from releases.languages import CODES
from releases.models import Act, Kind
from releases.notices import HEADINGS, ReasonCode

ROOT = Path(__file__).parents[2]
TRANSLATED = [code for code in CODES if code != "en"]  # the strings themselves are in English
PUBLIC_TEMPLATES = [
    *(ROOT / "templates/releases").glob("*.html"),
    *(ROOT / "templates" / name for name in ("base.html", "404.html", "500.html")),
]
_ENTRY = re.compile(
    r'^(?:msgctxt (?P<context>".*"(?:\n".*")*)\n)?msgid (?P<id>".*"(?:\n".*")*)\n'
    r'(?:msgid_plural ".*"(?:\n".*")*\n)?'
    r'(?P<texts>msgstr(?:\[\d\])? ".*"(?:\n".*"|\nmsgstr\[\d\] ".*")*)',
    re.MULTILINE,
)
_TEXT = re.compile(r'msgstr(?:\[(\d)\])? (".*"(?:\n".*")*)')
_TRANSLATE = re.compile(r'{%\s*translate "([^"]+)"(?: context "([^"]+)")?')
_BLOCK = re.compile(r"{%\s*blocktranslate trimmed[^%]*%}(.+?){%", re.DOTALL)
_VARIABLE = re.compile(r"{{\s*(\w+)\s*}}")


def catalogue(code: str, suffix: str) -> Path:
    return ROOT / "locale" / to_locale(code) / "LC_MESSAGES" / f"django.{suffix}"


def compiled(code: str) -> dict[object, str]:
    with catalogue(code, "mo").open("rb") as file:
        return dict(gettext.GNUTranslations(file)._catalog)  # type: ignore[attr-defined]


def written(code: str) -> dict[object, str]:
    """What the .po file of a language would compile to."""
    held: dict[object, str] = {}
    for entry in _ENTRY.finditer(catalogue(code, "po").read_text(encoding="utf-8")):
        comments = entry.string[: entry.start()].rpartition("\n\n")[2]
        context, key = entry["context"], _unquoted(entry["id"])
        key = f"{_unquoted(context)}\x04{key}" if context else key
        for number, text in _TEXT.findall(entry["texts"]):
            if _unquoted(text) and "#, fuzzy" not in comments:
                held[(key, int(number)) if number else key] = _unquoted(text)
    return held


def _unquoted(lines: str) -> str:
    return "".join(str(ast.literal_eval(line)) for line in lines.splitlines())


def public_strings() -> set[str]:
    """Every string of the interface that stands on a public page."""
    found: set[str] = set()
    for template in PUBLIC_TEMPLATES:
        text = template.read_text(encoding="utf-8")
        found |= {f"{ctx}\x04{msg}" if ctx else msg for msg, ctx in _TRANSLATE.findall(text)}
        found |= {_VARIABLE.sub(r"%(\1)s", msg.strip()) for msg in _BLOCK.findall(text)}
    with override("en"):
        labels = [*Kind.labels, *ReasonCode.labels, *HEADINGS.values()]
        return found | {str(label) for label in labels}


@pytest.mark.parametrize("code", TRANSLATED)
def test_compiled_catalogue_is_what_is_written(code: str) -> None:
    assert compiled(code) == written(code), f"run msgfmt on {catalogue(code, 'po')}"


@pytest.mark.parametrize("code", TRANSLATED)
def test_public_pages_are_worded_in_every_language(code: str) -> None:
    assert public_strings() - set(map(str, compiled(code))) == set()


def test_public_strings_are_found_in_the_templates() -> None:
    assert {"Press releases", "as read on %(date)s", "list\x04, ", "press release"} <= (
        public_strings()
    )
    assert HEADINGS.keys() == {Act.WITHDRAWN, Act.REMOVED}


def test_french_puts_a_non_breaking_space_before_its_double_marks() -> None:
    wordings = [text for key, text in compiled("fr").items() if key]
    assert wordings
    for text in wordings:
        assert not re.search(
            r"[^\s\u00a0\u202f][:;?!»](?:\s|$)| [:;?!»]|«(?![\u00a0\u202f])", text
        ), text
