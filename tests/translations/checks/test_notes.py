"""Footnotes: each mark has its note, each note its mark."""

from __future__ import annotations

import pytest

from releases.document import Document
from tests.translations.checks.found import words
from translations.checks import Field, findings

NOTE = "\n\n[^1]: Une note.\n"


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("fr", "Une réunion[^1] a eu lieu."),
        ("ja", "会合[^1]が開催されました。"),
        ("en", "A meeting[^1] took place."),
        ("ar", "عقد الاجتماع[^1] في طوكيو."),
        ("de", "| Land[^1] | Betrag |\n| --- | --- |\n| Japan | 1 |"),
    ],
)
def test_mark_wants_its_note(language: str, body: str) -> None:
    assert words("mark-without-note", body, language) == ["[^1]"]
    assert words("mark-without-note", body + NOTE, language) == []


@pytest.mark.parametrize("body", ["`a[^1]`", "```\na[^1]\n```", r"a\[^1]", "a[1]", "a[^ 1]", "a^1"])
def test_what_is_no_mark_wants_no_note(body: str) -> None:
    assert words("mark-without-note", body, "en") == []


def test_mark_in_a_title_is_shown_as_typed() -> None:
    text = Document(title="Titre[^1]", summary="", body="Texte[^1]." + NOTE, standing="")
    assert [(each.id, each.field) for each in findings(text, "fr")] == [
        ("mark-without-note", Field.TITLE)
    ]


@pytest.mark.parametrize(
    "body",
    ["Une réunion." + NOTE, "Code `[^1]`." + NOTE, "> a\n\n- b\n\n    [^1]: c\n", "a\n\n[^1]:\n"],
)
def test_note_wants_its_mark(body: str) -> None:
    assert words("note-without-mark", body, "fr") == ["[^1]"]
    assert words("note-without-mark", "Une réunion[^1].\n\n" + body, "fr") == []


def test_note_may_be_referred_to_by_another() -> None:
    body = "a[^a]\n\n[^a]: Voir[^b].\n\n[^b]: Fin.\n"
    assert words("note-without-mark", body, "fr") == words("mark-without-note", body, "fr") == []


def test_second_note_of_a_name_is_none() -> None:
    body = "a[^1]\n\n[^1]: première\n\n[^1]: seconde\n"
    assert words("note-out-of-place", body, "fr") == ["[^1]"]
    assert words("mark-without-note", body, "fr") == words("note-without-mark", body, "fr") == []


def test_note_within_a_note_is_none() -> None:
    body = "a[^1][^2]\n\n[^1]: première\n\n    [^2]: dedans\n"
    assert words("note-out-of-place", body, "fr") == ["[^2]"]
    assert words("mark-without-note", body, "fr") == ["[^2]"]
