"""Headings, tables, links and tags."""

from __future__ import annotations

import pytest

from tests.translations.checks.found import corrected, document, of, words
from translations.checks import findings


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("## a\n\n#### b\n", "## a\n\n### b\n"),
        ("#### a\n", "## a\n"),
        ("# a\n\n### b\n", "# a\n\n## b\n"),
        ("a\n===\n\n### b ###\n", "a\n===\n\n## b ###\n"),
        ("> ## a\n\n- #### b\n", "> ## a\n\n- ### b\n"),
    ],
)
def test_skipped_heading_is_put_right(typed: str, right: str) -> None:
    assert corrected("heading-skipped", typed, "fr") == right


@pytest.mark.parametrize(
    "body",
    [
        "## a\n\n### b\n\n#### c\n\n## d\n\n### e\n",
        "# a\n\n## b\n",
        "## a\n\ntexte\n\n## b\n",
        "a\n---\n\n### b\n",
        "```\n#### a\n```\n",
        "pas un titre #### a",
    ],
)
def test_headings_in_order_are_left_alone(body: str) -> None:
    assert words("heading-skipped", body, "fr") == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("| Pays |  |\n| --- | --- |\n| Japon | 1 |", ["|  |"]),
        ("||額|\n|-|-|\n|日本|1|", ["||"]),
        ("| a | b |\n|---|---|\n| c | |\n\n| | f |\n|---|---|\n| g | h |", ["| |"]),
        ("> | a | |\n> |---|---|\n> | c | |", ["| |"]),
        ("| a | |\r\n|---|---|\r\n| c | |", ["| |"]),
    ],
)
def test_empty_header_is_found(body: str, found: list[str]) -> None:
    assert words("table-header-empty", body, "fr") == found


@pytest.mark.parametrize(
    "body",
    ["| Pays | Montant |\n| --- | --: |\n| Total | |\n| | 1 |", "| a |", "`| |`\n\n| a |\n|---|"],
)
def test_empty_cell_below_is_left_alone(body: str) -> None:
    assert words("table-header-empty", body, "fr") == []


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        ("fr", "Voir [](https://www.example.org/).", "[](https://www.example.org/)"),
        ("fr", "Voir [** **](/a).", "[** **](/a)"),
        (
            "en",
            "See [https://www.example.org/a](https://www.example.org/a).",
            "https://www.example.org/a",
        ),
        ("ja", "[www.example.org](https://www.example.org)を参照", "www.example.org"),
        ("ar", "[example.org/ar](https://example.org/ar)", "example.org/ar"),
        ("de", "Siehe <https://www.example.org/>.", "<https://www.example.org/>"),
    ],
)
def test_link_without_words_is_found(language: str, body: str, found: str) -> None:
    assert words("link-words", body, language) == [found]


@pytest.mark.parametrize(
    "body",
    [
        "[le catalogue](https://www.example.org/)",
        "[`code`](/a) et [de M. RUTTE] et []",
        "<presse@example.org> et [presse@example.org](mailto:presse@example.org)",
        "`[](/a)`",
        r"\[](/a)",
        "https://www.example.org/",
        "[Site www.example.org](https://www.example.org)",
    ],
)
def test_link_with_words_is_left_alone(body: str) -> None:
    assert words("link-words", body, "fr") == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a<br>b", [("<br>", "")]),
        ("a <B>b</B>", [("<B>", "**"), ("</B>", "**")]),
        ("a <em>b</em>", [("<em>", "*"), ("</em>", "*")]),
        ('<p class="x">a</p>', [('<p class="x">', ""), ("</p>", "")]),
        ("<!-- a -->", [("<!-- a -->", "")]),
        ("|a<br/>b|\n|-|", [("<br/>", "")]),
    ],
)
def test_tag_is_found(body: str, found: list[tuple[str, str]]) -> None:
    for language in ("fr", "ja", "en", "ar", "de"):
        assert of("tag-shown", body, language) == found


@pytest.mark.parametrize(
    "body",
    [
        "`<br>`",
        r"\<br>",
        "<https://a.example/>",
        "<a@example.org>",
        "1 < 2 > 0",
        "<nom>",
        "```\n<b>\n```",
    ],
)
def test_what_is_no_tag_is_left_alone(body: str) -> None:
    assert words("tag-shown", body, "fr") == []


def test_tag_in_a_title_has_no_markdown_to_be() -> None:
    (finding,) = findings(document(title="<b>Titre"), "fr")
    assert (finding.field, finding.suggestion) == ("title", "")


def test_direction_controls_are_found_in_every_field() -> None:
    text = document("a\u202eb", title="a\u200fb", summary="\u2066")
    found = [each for each in findings(text, "ar") if each.id == "direction-control"]
    assert [(each.id, each.field, each.start) for each in found] == [
        ("direction-control", "title", 1),
        ("direction-control", "summary", 0),
        ("direction-control", "body", 1),
    ]
    assert "RIGHT-TO-LEFT OVERRIDE" in found[-1].message
    assert findings(document("وزارة الخارجية"), "ar") == []
