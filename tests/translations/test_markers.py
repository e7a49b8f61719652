"""Markers: the points of a list get other marks, the lists inside it stay."""

from __future__ import annotations

import pytest

from translations.segmentation import Parts, join, split
from translations.segmentation.markers import (
    Marks,
    marker,
    next_marker,
    points,
    remarked,
    with_room,
)


def changed(markdown: str, index: int, marks: str) -> str:
    parts = split(markdown)
    new = remarked(parts.pieces, index, marks, set())
    return join(Parts(tuple(new.get(i, p) for i, p in enumerate(parts.pieces)), parts.tail))


def moved(markdown: str, index: int, marks: str) -> str:
    parts = split(markdown)
    new = with_room(parts.pieces, remarked(parts.pieces, index, marks, set()))
    return join(Parts(tuple(new.get(i, p) for i, p in enumerate(parts.pieces)), parts.tail))


NESTED = "a\n\n1. b\n2. c\n    1. d\n    2. e\n3. f\n\ng\n\n1. h\n"


def test_marks_change_for_the_whole_level_and_nothing_inside_or_after_it() -> None:
    outer = "a\n\n- b\n- c\n    1. d\n    2. e\n- f\n\ng\n\n1. h\n"
    assert {changed(NESTED, index, Marks.BULLET) for index in (1, 2, 5)} == {outer}
    inner = "a\n\n1. b\n2. c\n    (i) d\n    (ii) e\n3. f\n\ng\n\n1. h\n"
    assert {changed(NESTED, index, Marks.ROMAN) for index in (3, 4)} == {inner}


def test_changing_there_and_back_gives_the_list_again() -> None:
    assert changed(changed(NESTED, 1, Marks.POINT), 1, Marks.NUMBER) == NESTED


def test_rule_or_a_list_of_other_marks_ends_the_level() -> None:
    assert changed("- a\n\n***\n\n- b\n", 0, Marks.NUMBER) == "1. a\n\n***\n\n- b\n"
    assert changed("- a\n- b\n* c\n", 1, Marks.NUMBER) == "1. a\n2. b\n* c\n"


def test_heading_between_two_lists_parts_them() -> None:
    assert changed("- a\n\n## b\n\n- c\n", 0, Marks.NUMBER) == "1. a\n\n## b\n\n- c\n"


def test_second_paragraph_of_a_point_does_not_end_its_list() -> None:
    assert changed("- a\n\n  b\n- c\n", 2, Marks.NUMBER) == "1. a\n\n  b\n2. c\n"


def test_what_stands_in_a_point_moves_in_with_a_wider_marker() -> None:
    assert moved("- a\n  lazy\n\n  b\n  - c\n- d\n", 0, Marks.NUMBER) == (
        "1. a\n   lazy\n\n   b\n   - c\n2. d\n"
    )


def test_passage_that_begins_with_no_marker_has_no_list() -> None:
    assert points(split("a\n\n- b\n").pieces, 0) == []


@pytest.mark.parametrize(
    ("before", "following"),
    [("- ", "- "), ("9. ", "10. "), ("\n  3) ", "4) "), ("(3) ", "(4) "), ("(iv) ", "(v) ")],
)
def test_next_marker_counts_on(before: str, following: str) -> None:
    assert next_marker(before) == following


def test_roman_numbers_are_written_to_the_last_that_is_read() -> None:
    assert [marker(Marks.ROMAN, n).strip() for n in (1, 4, 9, 14, 39)] == [
        "(i)",
        "(iv)",
        "(ix)",
        "(xiv)",
        "(xxxix)",
    ]
