"""Segmentation: a text in pieces and whole again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releases.markup import LIMIT, parser
from tests.texts import DOCUMENT, ROOT, seed
from translations.segmentation import Kind, Parts, Piece, join, rejoin, split

TEXTS = sorted(
    path
    for top in ("*.md", "docs/**/*.md", "*/demo/**/*.md", "benchmarks/**/*.md", "static/**/*.md")
    for path in ROOT.glob(top)
)


def cut(markdown: str) -> list[tuple[str, int, str]]:
    """Kind, depth and text of each piece."""
    return [(piece.kind.value, piece.depth, piece.text) for piece in split(markdown).pieces]


# --- splitting -------------------------------------------------------------------------------


def test_split_gives_each_block_its_kind_and_depth() -> None:
    assert cut("## 見出し ##\n\n前文[^1]。\n\n- 一\n    - 二\n\n> 引用\n\n[^1]: 注\n") == [
        ("heading", 2, "見出し"),
        ("paragraph", 0, "前文[^1]。"),
        ("list_item", 1, "一"),
        ("list_item", 2, "二"),
        ("quote", 1, "引用"),
        ("footnote", 0, "注"),
    ]


def test_split_leaves_markers_in_the_skeleton() -> None:
    pieces = split("# a\n\n***\n\n(1) b\n    (i) c\n\n```text\nd\n```\n").pieces
    assert [piece.before for piece in pieces] == [
        "# ",
        "\n\n***\n\n(1) ",
        "\n    (i) ",
        "\n\n```text\n",
    ]


def test_split_makes_each_cell_a_piece_even_an_empty_one() -> None:
    parts = split("| 国 | 額 |\n|---|--:|\n| 日本 | |\n")
    assert [piece.text for piece in parts.pieces] == ["国", "額", "日本", ""]
    assert rejoin(parts, ["Pays", "Montant", "Japon", "1"]) == (
        "| Pays | Montant |\n|---|--:|\n| Japon | 1|\n"
    )


def test_split_keeps_an_escaped_pipe_and_a_cell_too_many_as_text() -> None:
    assert [text for _, _, text in cut("|a|\n|-|\n|b\\|c|d|")] == ["a", "b\\|c", "d"]


def test_split_takes_the_second_paragraph_of_a_point_for_a_paragraph() -> None:
    assert cut("(1) a\n\n    b\n(2) c") == [
        ("list_item", 1, "a"),
        ("paragraph", 1, "b"),
        ("list_item", 1, "c"),
    ]


def test_split_calls_everything_in_a_note_a_footnote() -> None:
    note = "[^1]: a\n\n    b\n\n    - c\n    - d\n"
    assert [kind for kind, _, _ in cut(f"x[^1]\n\n{note}")] == ["paragraph", *["footnote"] * 4]


def test_split_ends_a_quotation_where_a_footnote_begins() -> None:
    assert cut("> a[^1]\n[^1]: b") == [("quote", 1, "a[^1]"), ("footnote", 0, "b")]


def test_split_keeps_a_run_of_several_lines_as_it_stands() -> None:
    assert cut("> a\n> b\n\n- c\n  d\nlazy") == [
        ("quote", 1, "a\n> b"),
        ("list_item", 1, "c\n  d\nlazy"),
    ]


def test_split_keeps_inline_markup_in_the_text() -> None:
    assert cut("**a** [b](/c) {漢|かん}") == [("paragraph", 0, "**a** [b](/c) {漢|かん}")]


def test_split_keeps_code_in_one_piece() -> None:
    code = [("code", 0, "a\n\n b")]
    assert cut("```\na\n\n b\n```") == cut("~~~ x\na\n\n b") == code


def test_split_keeps_the_line_ends_of_every_system() -> None:
    parts = split("# a\r\n\r\nb\r\nc\r\n\r\r\n- d\r\n")
    assert [piece.text for piece in parts.pieces] == ["a", "b\r\nc", "d"]
    assert parts.tail == "\r\n"


@pytest.mark.parametrize(
    "blank", ["", " ", "\n", "\r\n\t\n", "***", "[a]: /b\n", "-\n- \n", "\u3000"]
)
def test_split_finds_nothing_where_there_is_no_text(blank: str) -> None:
    assert split(blank) == Parts((), blank)


def test_split_leaves_a_text_over_the_limit_in_one_piece() -> None:
    body = "- a\n" * LIMIT
    assert split(body) == Parts((Piece(Kind.PARAGRAPH, 0, "", body),), "")


def test_split_reads_the_seed_as_its_page_shows_it() -> None:
    kinds = Counter((piece.kind, piece.depth) for piece in split(seed("fr")).pieces)
    assert kinds == {
        (Kind.PARAGRAPH, 0): 1,
        (Kind.LIST_ITEM, 1): 2,
        (Kind.LIST_ITEM, 2): 10,
        (Kind.FOOTNOTE, 0): 1,
    }


def test_rejoin_wants_a_text_for_each_piece() -> None:
    with pytest.raises(ValueError, match="argument"):
        rejoin(split("a\n\nb"), ["c"])


# --- whatever the text -----------------------------------------------------------------------


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_text_of_the_repository_is_whole_again(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert join(split(text)) == text


@settings(max_examples=400, deadline=None)
@given(st.text())
def test_any_text_is_whole_again(text: str) -> None:
    assert join(split(text)) == text


def test_half_a_character_is_whole_again() -> None:
    assert join(split("- \ud83d\n")) == "- \ud83d\n"


@settings(max_examples=600, deadline=None)
@given(DOCUMENT)
def test_any_document_is_whole_again(document: str) -> None:
    assert join(split(document)) == document


@settings(max_examples=600, deadline=None)
@given(DOCUMENT)
def test_split_leaves_no_word_of_the_page_in_the_skeleton(document: str) -> None:
    md = parser()
    md.core.ruler.enableOnly(["normalize", "block"])
    blocks = [t.content for t in md.parse(document) if t.type in ("inline", "fence", "code_block")]
    pieces = [piece.text for piece in split(document).pieces]
    assert not _words(blocks) - _words(pieces)


def _words(texts: Sequence[str]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"\w+", text))


@settings(max_examples=300, deadline=None)
@given(DOCUMENT)
def test_split_of_the_same_skeleton_is_the_same(document: str) -> None:
    parts = split(document)
    assert rejoin(parts, [piece.text for piece in parts.pieces]) == document
