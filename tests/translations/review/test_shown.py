"""What of a comparison can't be seen has a sign: spaces that changed, marks that turn the direction."""

from __future__ import annotations

import pytest

from translations.comparing import compare
from translations.review.shown import marked, mend, pieces


def signed(old: str, new: str) -> list[tuple[str, str, str]]:
    return [(each.kind, each.text, each.sign) for each in pieces(list(compare(old, new)))]


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        (
            "Paris ;",
            "Paris\u202f;",
            [("same", "Paris", ""), ("old", " ", "·"), ("new", "\u202f", "°"), ("same", ";", "")],
        ),
        (
            "fin:",
            "fin\u00a0:",
            [("same", "fin", ""), ("new", "\u00a0", "°"), ("same", ":", "")],
        ),
        (
            "外相　会談",
            "外相会談",
            [("same", "外相", ""), ("old", "\u3000", "□"), ("same", "会談", "")],
        ),
        ("un mot", "un mot", [("same", "un mot", "")]),
        ("a\u202eb", "a\u202eb", [("same", "a", ""), ("same", "\u202e", "⇄"), ("same", "b", "")]),
    ],
)
def test_what_is_unseen_has_a_sign(old: str, new: str, seen: list[tuple[str, str, str]]) -> None:
    assert signed(old, new) == seen


def test_space_that_a_finding_proposes_is_seen() -> None:
    assert [(each.kind, each.sign) for each in mend("\u00a0:")] == [("same", "°"), ("same", "")]
    assert mend("") == []


def test_what_is_shown_is_escaped() -> None:
    shown = marked(pieces(list(compare("<b>un</b>", "<b>deux\u00a0&</b>"))))
    assert shown == (
        "&lt;b&gt;<del>un</del><ins>deux</ins>"
        '<ins><span class="unseen" role="img" title="non-breaking space"'
        ' aria-label="non-breaking space">°</span></ins><ins>&amp;</ins>&lt;/b&gt;'
    )
