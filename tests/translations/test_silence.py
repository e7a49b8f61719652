"""Silence: what a text reads like where some of its passages say nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts import DOCUMENT
from translations.segmentation import join, join_without, places_without, split

BODY = "a\n\n1. b\n2. c\n    - d\n\ne\n\n[^1]: f\n"


@pytest.mark.parametrize(
    ("silent", "said"),
    [
        (set(), BODY),
        ({0}, BODY.removeprefix("a\n\n")),
        ({2}, "a\n\n1. b\n    - d\n\ne\n\n[^1]: f\n"),
        ({1, 2, 3}, "a\n\ne\n\n[^1]: f\n"),
        ({5}, BODY.replace("\n\n[^1]: f", "")),
        ({0, 1, 2, 3, 4, 5}, "\n"),
    ],
)
def test_what_stood_before_a_silent_piece_goes_with_it(silent: set[int], said: str) -> None:
    assert join_without(split(BODY), silent) == said


def test_widest_gap_stays_and_the_next_marker() -> None:
    assert join_without(split("a\n\n\n# b\nc"), {1}) == "a\n\n\nc"


@settings(max_examples=300, deadline=None)
@given(DOCUMENT)
def test_nothing_is_left_out_where_nothing_is_silent(document: str) -> None:
    assert join_without(split(document), set()) == document == join(split(document))


@settings(max_examples=300, deadline=None)
@given(DOCUMENT, st.data())
def test_each_said_piece_stands_where_it_is_told_to(document: str, data: st.DataObject) -> None:
    parts = split(document)
    indices = range(len(parts.pieces))
    silent = set(data.draw(st.lists(st.sampled_from(indices)))) if indices else set()
    whole = join_without(parts, silent)
    for index, place in enumerate(places_without(parts, silent)):
        assert (place is None) == (index in silent)
        if place is not None:
            assert whole[place:].startswith(parts.pieces[index].text)
