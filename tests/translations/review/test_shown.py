"""What of a comparison can't be seen has a sign: spaces that changed, marks that turn the direction."""

from __future__ import annotations

import pytest

from tests.soon import soon
from translations.comparing import Run, compare
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


def quiet(mark: str) -> str:
    return f'<span class="markup">{mark}</span>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("un **mot** fort", f"un {quiet('**')}<strong>mot</strong>{quiet('**')} fort"),
        ("un *mot* & _un_", f"un {quiet('*')}<em>mot</em>{quiet('*')} &amp; "
                            f"{quiet('_')}<em>un</em>{quiet('_')}"),
        ("[le site](https://a.example/?a=1&b=2)",
         f"{quiet('[')}le site{quiet('](https://a.example/?a=1&amp;b=2)')}"),
        ("dit[^1].", f"dit{quiet('[^1]')}."),
        ("{会|かい}", f"{quiet('{')}会{quiet('|かい}')}"),
        (r"n\*1", f"n{quiet(chr(92))}*1"),
        ("5 * 3 * 2, a_b_c, [à suivre]", "5 * 3 * 2, a_b_c, [à suivre]"),
        ("**<b>**", f"{quiet('**')}<strong>&lt;b&gt;</strong>{quiet('**')}"),
    ],
)  # fmt: skip
def test_marks_are_quiet_and_what_they_mark_is_as_readers_have_it(text: str, html: str) -> None:
    assert marked(pieces([Run("same", text)])) == html


def test_line_of_nothing_but_marks_takes_no_time() -> None:
    for mark in ("*", "**a", "_a ", "[a", "[a](", "{a|"):
        with soon():
            marked(pieces([Run("same", mark * (50_000 // len(mark)))]))
