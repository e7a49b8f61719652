"""Containers: several blocks typed in one passage stay in its point, quotation or note."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releases.document import normalised
from tests.texts import DOCUMENT, ROOT
from translations.segmentation import Kind, continuation, fitted, loosened, split

TEXTS = sorted(ROOT.glob("translations/demo/texts/**/*.md"))


@pytest.mark.parametrize(
    ("before", "prefix"),
    [
        ("", ""),
        ("\n\n", ""),
        ("\n- ", "  "),
        ("\n    10. ", "        "),
        ("\n(12)\u3000", "    "),
        ("\n    (i) ", "        "),
        ("\n> ", "> "),
        ("\n> - ", ">   "),
        ("\n- > ", "  > "),
        ("\n-\t", " \t"),
        ("\n\n[^note]: ", "    "),
        ("\n\n[^1]: - ", "      "),
    ],
)
def test_further_lines_stand_below_the_first(before: str, prefix: str) -> None:
    assert continuation(before) == prefix


@pytest.mark.parametrize(
    ("before", "typed", "said"),
    [
        ("\n- ", "a\n\nb\nc", "a\n\n  b\n  c"),
        ("\n1. ", "a\n\n- b\n    - c", "a\n\n   - b\n       - c"),
        ("\n1. ", "a\n\n- b\n\n    b2", "a\n\n   - b\n\n       b2"),
        ("\n- ", "a\n\nnew\n\n  b", "a\n\n  new\n\n  b"),
        ("\n> ", "a\n\nb", "a\n>\n> b"),
        ("\n[^1]: ", "a\n\n\n\nb\n", "a\n\n    b"),
        ("\n\n", "a\n\nb", "a\n\nb"),
        ("\n- ", "a\nlazy", "a\nlazy"),
    ],
)
def test_blocks_after_a_blank_line_stay_in_the_container(
    before: str, typed: str, said: str
) -> None:
    assert fitted(before, typed, Kind.LIST_ITEM) == said
    assert fitted(before, said, Kind.LIST_ITEM) == said


def test_point_of_two_paragraphs_is_read_as_one_point() -> None:
    said = fitted("(1) ", "a\n\nb", Kind.LIST_ITEM)
    pieces = split(f"(1) {said}\n(2) c\n").pieces
    assert [(piece.kind, piece.depth) for piece in pieces] == [
        (Kind.LIST_ITEM, 1),
        (Kind.PARAGRAPH, 1),
        (Kind.LIST_ITEM, 1),
    ]


def test_title_label_heading_and_cell_are_one_line() -> None:
    for kind in (Kind.TITLE, Kind.LINK_LABEL, Kind.ALT, Kind.TABLE_CELL):
        assert fitted("", "a\n\n b", kind) == "a b"
    assert fitted("\n## ", "a\nb", Kind.HEADING) == "a b"


def test_pipe_typed_in_a_cell_does_not_end_it() -> None:
    said = fitted("| ", "a|b \\| `c|d`", Kind.TABLE_CELL)
    assert said == "a\\|b \\| `c\\|d`"
    assert [piece.text for piece in split(f"| x |\n|---|\n| {said} |\n").pieces] == ["x", said]


def test_code_and_lead_are_left_as_typed() -> None:
    for kind in (Kind.CODE, Kind.LEAD):
        assert fitted("\n- ", " a\n\nb ", kind) == " a\n\nb "


def test_loosened_text_is_as_it_was_typed() -> None:
    for before in ("\n- ", "\n> ", "\n> - ", "\n[^1]: ", "\n\n"):
        assert loosened(before, fitted(before, "a\n\nb\nc", Kind.PARAGRAPH)) == "a\n\nb\nc"


def _is_left_alone(document: str) -> bool:
    return all(fitted(p.before, p.text, p.kind) == p.text for p in split(document).pieces)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_text_of_the_demonstration_is_in_its_containers(path: Path) -> None:
    assert _is_left_alone(path.read_text(encoding="utf-8"))


@settings(max_examples=600, deadline=None)
@given(DOCUMENT)
def test_whatever_was_split_is_in_its_container(document: str) -> None:
    assert _is_left_alone(normalised(document))


TYPED = st.lists(
    st.sampled_from(
        ["a", "- b", "    c", "> d", "\n", "\n\n", "\n \n", "1. e", "| f", "\n>\n", " "]
    )
).map("".join)
BEFORE = st.sampled_from(["", "\n\n", "\n- ", "\n> ", "\n> 1. ", "\n(1) ", "\n[^1]: ", "\n## "])


@settings(max_examples=600, deadline=None)
@given(BEFORE, TYPED, st.sampled_from(Kind))
def test_fitting_twice_is_fitting_once(before: str, typed: str, kind: Kind) -> None:
    once = fitted(before, typed, kind)
    assert fitted(before, once, kind) == once
