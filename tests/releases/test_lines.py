"""A body as lines, and what two of them differ in."""

from __future__ import annotations

import pytest

from releases.comparing import Run, passages
from releases.document import Document
from releases.lines import lines
from releases.markup import to_html
from releases.versions import SHOWN_LENGTH, changed_passages, with_edition
from tests.releases import builders

CASES = {
    "paragraphs": ("Un.\n\nDeux\ntrois.\n", "Un.\nDeux trois.\n"),
    "points": ("- a\n    - b\n- c\n", "– a\n    – b\n– c\n"),
    "numbers, which are left out": ("(1) a\n(2) b\n", "– a\n– b\n"),
    "a link": ("Voir [ici](https://a.example/).\n", "Voir ici <https://a.example/>.\n"),
    "a footnote": ("Un[^1].\n\n[^1]: Note.\n", "Un[1].\n– Note.\n"),
    "a table": ("| a | b |\n|---|---|\n| 1 | 2 |\n", "a | b\n1 | 2\n"),
    "a reading": ("{王毅|おう・き}\n", "王毅(おう・き)\n"),
    "a turn": ("@Ministre: Oui.\n", "Ministre: Oui.\n"),
    "a heading and marks": ("## Points\n\nUn **mot**.\n", "Points\nUn mot.\n"),
    "what looks like a mark": ("1 &lt; 2 &amp; 3\n", "1 < 2 & 3\n"),
}


@pytest.mark.parametrize("case", CASES)
def test_lines_are_what_a_reader_has(case: str) -> None:
    markdown, expected = CASES[case]
    assert lines(str(to_html(markdown))) == expected


def test_passages_leave_out_what_stayed() -> None:
    old, new = "Un.\nDeux.\nTrois.\n", "Un.\nDeux!\nTrois.\nQuatre.\n"
    first, second = passages(old, new)
    assert first == [Run("same", "Deux"), Run("old", "."), Run("new", "!"), Run("same", "\n")]
    assert second == [Run("new", "Quatre.\n")]


def test_a_point_more_changes_no_other_point() -> None:
    old, new = (str(to_html(text)) for text in ("1. a\n2. b\n", "1. z\n2. a\n3. b\n"))
    (only,) = passages(lines(old), lines(new))
    assert only == [Run("new", "– z\n")]


def document(body: str, **parts: str) -> Document:
    return Document(
        **{"title": "T", "summary": "", "body": body, "standing": "provisional"} | parts
    )


def test_changes_are_told_part_by_part_in_the_order_of_the_page() -> None:
    old, new = document("Un.\n"), document("Deux.\n", title="U", summary="En bref.")
    assert [change.part for change in changed_passages(old, new)] == ["title", "summary", "body"]


def test_long_changes_are_cut_between_words_and_many_are_counted() -> None:
    old = document("\n\n".join(f"{'mot ' * 100}{number}." for number in range(9)))
    new = document("\n\n".join(f"{'mot ' * 100}x{number}." for number in range(9)))
    (kept,) = with_edition(
        [],
        new,
        old,
        builders.AT,
        revision=2,
        significance="substantive",
        source_language="",
        source_revision=None,
    )
    assert len(kept["changes"]) == 1  # lines side by side are one passage
    runs = kept["changes"][0]["runs"]
    assert runs[0][1].startswith("…mot mot")
    assert all(len(text) <= SHOWN_LENGTH + 2 for _kind, text in runs)


def test_more_passages_than_are_shown_are_counted() -> None:
    old = document("\n\n".join(f"Point {number}.\n\nEntre." for number in range(9)))
    new = document("\n\n".join(f"Point n° {number}.\n\nEntre." for number in range(9)))
    (kept,) = with_edition(
        [],
        new,
        old,
        builders.AT,
        revision=2,
        significance="correction",
        source_language="",
        source_revision=None,
    )
    assert (len(kept["changes"]), kept["more"]) == (6, 3)
