"""All checks together: on real texts, on hostile ones, and on any."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from releases.document import Document
from releases.markup import LIMIT, MarkupRefused
from tests.texts import DOCUMENT, ROOT, seed
from tests.translations.checks.found import document
from translations.checks import CHECKS, Family, Severity, findings
from translations.checks.asides import FILLER, prose
from translations.checks.running import MOST

DEMO = ROOT / "translations" / "demo" / "texts"
TEXTS = sorted(path for path in DEMO.glob("*/*.md") if path.name != "README.md")
SEED_FR = DEMO / "otan-2025-04-03" / "fr.md"
SEED_FOUND = {"leading-zero": 1, "two-spellings": 1, "two-cases": 1, "french-space": 8}
SEED_FOUND |= {"title-agreement": 1}  # le secrétaire générale
# Written before the checks were, with ordinary spaces where French wants others.
EARLIER = ("portes-ouvertes-2025-06-02", "valbrume-2025-05-12", "walk")


def read(path: Path) -> tuple[Document, str]:
    _before, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    facts = yaml.safe_load(front)
    text = document(body.lstrip("\n"), title=facts["title"], summary=facts.get("summary") or "")
    return text, facts["language"]


# --- real texts ------------------------------------------------------------------------------


def test_seed_is_found_with_its_blemishes() -> None:
    body = seed("fr")
    found = findings(document(body), "fr")
    spans = {(each.id, body[each.start : each.end], each.suggestion) for each in found}
    assert ("leading-zero", "03", "3") in spans
    assert ("two-spellings", "Indopacifique", "Indo-Pacifique") in spans
    assert ("french-space", "« ", "«\u00a0") in spans
    assert ("french-space", " »", "\u00a0»") in spans
    assert Counter(each.id for each in found) == SEED_FOUND


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(DEMO)))
def test_demo_raises_no_false_alarm(path: Path) -> None:
    found = findings(*read(path))
    true_alarms = set()
    if path == SEED_FR:
        true_alarms = {*SEED_FOUND}
    elif path.parent.name in EARLIER:
        true_alarms = {"french-space"}
    assert {each.id for each in found} <= true_alarms, found


# --- what a finding is -----------------------------------------------------------------------


def test_findings_stand_in_the_order_of_the_text() -> None:
    text = document("Le le 03 avril : (un", title="Un un", summary="Qui ?")
    assert [(each.field, each.start, each.id) for each in findings(text, "fr")] == [
        ("title", 0, "doubled-word"),
        ("summary", 3, "french-space"),
        ("body", 0, "doubled-word"),
        ("body", 6, "leading-zero"),
        ("body", 14, "french-space"),
        ("body", 17, "unpaired"),
    ]


def test_finding_speaks_the_language_of_who_asks() -> None:
    with override("en"):
        (finding,) = findings(document("le 03 avril"), "fr")
    assert finding.message == "Write “3”: a day in words has no zero before it."


def test_every_check_explains_itself_and_blocks_nothing() -> None:
    ids = [check.id for check in CHECKS]
    assert len(ids) == len(set(ids))
    for check in CHECKS:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.id)
        assert str(check.explanation).endswith(".")
        assert check.source
        assert check.severity != Severity.BLOCKING


def test_empty_document_has_nothing_to_find() -> None:
    for language in ("fr", "ja", "en", "ar", "de"):
        assert findings(document(), language) == []


def test_text_over_the_limit_is_refused() -> None:
    for part in ("body", "title", "summary"):
        parts = {"title": "", "summary": "", "body": "", part: "a" * (LIMIT + 1)}
        with pytest.raises(MarkupRefused):
            findings(Document(standing="", **parts), "fr")


# --- asides ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("a `b (` c", "a ##### c"),
        ("a ``b ` c`` d `e", "a ######### d `e"),
        (r"\`a\`", r"#`a#`"),
        ("[a](https://b.example/c_(d)) e", "[a]######################### e"),
        ("[a](voir plus loin) b", "[a](voir plus loin) b"),
        ("a[^1] &amp; b", "a#### ##### b"),
        (
            "<https://a.example/> <a@b.example> <b>c</b>",
            "#################### ############# ###c####",
        ),
        ("https://a.example/b, c.", "###################, c."),
        ("{王毅|おう・き}外相", "#王毅######外相"),
        ("a | b", "a | b"),
    ],
)
def test_asides_are_filled(typed: str, left: str) -> None:
    assert prose(typed).replace(FILLER, "#") == left


@settings(max_examples=300, deadline=None)
@given(DOCUMENT)
def test_asides_keep_every_place(text: str) -> None:
    filled = prose(text)
    assert len(filled) == len(text)
    assert all(now in (FILLER, typed) for now, typed in zip(filled, text, strict=True))


# --- hostile texts ---------------------------------------------------------------------------

UNITS = [
    *(
        "[",
        "![",
        "[^",
        "[^a]",
        "[^a]: > ",
        "[a](",
        "](",
        "](/a(b)",
        "[](/)",
        "[a](/b)",
        "\\",
        "\\[",
    ),
    *("`", "``` `` ` ", "*a ", "a*", "_a", "<", "<a ", "<b>", "<!--", "&", "&a", "{a|", "|a", "|"),
    *(
        "(1) ",
        "(1)a",
        "> ",
        "- ",
        "- > ",
        "(",
        "()",
        "(」",
        "（)",
        "«",
        "« ",
        " »",
        " :",
        ":",
        "“",
        "„",
    ),
    *(
        " ",
        " \t",
        "\u00a0",
        "a",
        "a ",
        "A ",
        "a-",
        "Ab-",
        "a-b A b ",
        "é",
        "e\u0301",
        "a'",
        '"',
        '" ',
    ),
    *("日,", "日(a)", "ｱ", "ア・", "1 １ ", "1.", "0", "03 ", "03 avril ", "・", "\u202e", "A.B "),
    *("@", "@a", "@a: ", "a@", "a@b.", "www.", "http://", "http://a(", "#", "nous nous ", "x" * 90),
]


@pytest.mark.parametrize("language", ["fr", "ja", "en", "ar", "de"])
@pytest.mark.parametrize("unit", UNITS)
def test_hostile_line_is_read_to_its_end(unit: str, language: str) -> None:
    """With an expression that goes back, one of these would take minutes and end the run."""
    line = unit * (LIMIT // len(unit.encode()))
    found = findings(document(line), language)
    assert max(Counter(each.id for each in found).values(), default=0) <= MOST


PIECES = st.sampled_from(
    [*UNITS, "\n", "\n\n", "\r\n", "\n    ", "mot", "外相", "وزير", "«\u00a0mot\u00a0»", "April "]
)
ANY_TEXT = st.one_of(DOCUMENT, st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join))


@settings(max_examples=400, deadline=None)
@given(ANY_TEXT, ANY_TEXT, st.sampled_from(["fr", "ja", "en", "ar", "de", "ko", "vi", "xx"]))
def test_findings_of_any_text_have_a_place_in_it(title: str, body: str, language: str) -> None:
    text = document(body, title=title, summary=title)
    for each in findings(text, language):
        assert 0 <= each.start < each.end <= len(getattr(text, each.field))
        assert each.message
        assert each.family == Family.FORM
        assert each.suggestion != getattr(text, each.field)[each.start : each.end]
