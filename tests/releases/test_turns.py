"""Speaker turns: who says what in the transcript of a press conference."""

from __future__ import annotations

import re

import pytest

from releases.markup import LIMIT, shape, to_html, to_text
from translations.segmentation import Kind, join, rejoin, split


def speakers(markdown: str) -> list[str]:
    return re.findall(r'<p class="turn"><strong class="speaker">(.*?)</strong>', to_html(markdown))


def test_turn_names_its_speaker_and_keeps_the_colon_as_typed() -> None:
    assert to_html("@Journaliste\u202f: Quel est le programme ?") == (
        '<p class="turn"><strong class="speaker">Journaliste</strong>\u202f: '
        "Quel est le programme ?</p>\n"
    )
    assert to_html("@大臣：はい。") == (
        '<p class="turn"><strong class="speaker">大臣</strong>：はい。</p>\n'
    )


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("@The Minister: Yes.", "The Minister"),
        ("@Journaliste : Quand ?", "Journaliste"),
        ("@Journaliste\u202f: Quand ?", "Journaliste"),
        ("@Mme MIZUHARA\u00a0:\u00a0Oui.", "Mme MIZUHARA"),
        ("@【記者】：質問です。", "【記者】"),
        ("@報道官 ： 次の方。", "報道官"),
        ("@الصحفية: ما هو البرنامج؟", "الصحفية"),
        ("@Q. 1: Time: 16:00?", "Q. 1"),
        ("   @A: indented", "A"),
        ("@" + "n" * 80 + ": longest", "n" * 80),
        ("@A: words\ngo on", "A"),
    ],
)
def test_turn_ends_its_name_at_the_first_colon(typed: str, name: str) -> None:
    assert speakers(typed) == [name]


@pytest.mark.parametrize(
    "typed",
    [
        "@nothing",
        "@nothing at all",
        "@Name:",
        "@Name: \nwords",
        "@Name：",
        "@Name\n: words",
        "@ Name: words",
        "@: words",
        "@ministry http://www.example.org/ says so",
        "@16:30 Tokyo: words",
        "@" + "n" * 81 + ": too long",
        "press@example.org: words",
        "<press@example.org>: words",
        "words @Name: words",
        "words\n@Name: words",
        r"\@Name: words",
        r"@Name\: words",
    ],
)
def test_what_is_not_quite_a_turn_stays_as_typed(typed: str) -> None:
    assert speakers(typed) == []
    assert to_text(typed).count("@") == 1


def test_turn_is_a_paragraph_of_the_text_and_no_part_of_anything_else() -> None:
    for typed in [
        "- @A: b",
        "(1) @A: b",
        "> @A: b",
        "## @A: b",
        "@A: b\n===",
        "|@A: b|\n|-|\n|@A: b|",
    ]:
        assert 'class="turn"' not in to_html(typed)
        assert "@A: b" in to_html(typed)
    assert 'class="turn"' not in to_html("a[^1]\n\n[^1]: @A: b")
    assert shape("@A: b\n- c\n- d").points == ((), ())


def test_turn_may_hold_marks_in_its_name_and_in_its_words() -> None:
    html = to_html("@{王毅|おう・き}外相：**はい**。\n\n@*A* : b [c](/d) *e*")
    assert '<strong class="speaker"><ruby>王毅<rp>(</rp><rt>おう・き</rt>' in html
    assert "</ruby>外相</strong>：<strong>はい</strong>。" in html
    assert '<strong class="speaker"><em>A</em></strong> : b <a href="/d">c</a> <em>e</em>' in html


def test_turn_leaves_no_mark_open_between_the_name_and_the_words() -> None:
    assert to_html("@a*b: c*d") == (
        '<p class="turn"><strong class="speaker">a*b</strong>: c*d</p>\n'
    )


def test_turns_number_their_notes_in_the_order_of_the_text() -> None:
    notes = "\n\n[^n]: of the name\n\n[^w]: of the words\n\n[^b]: before"
    html = to_html("before[^b]\n\n@A[^n]: words[^w]" + notes)
    assert re.findall(r'id="fnref-(\d)"', html) == ["1", "2", "3"]
    assert re.search(
        r"before.*of the name.*of the words", to_text("x[^b]\n\n@A[^n]: y[^w]" + notes), re.S
    )


def test_text_of_a_turn_says_who_speaks() -> None:
    assert to_text("@大臣：はい。\n\n@A\u00a0: b *c*") == "大臣：はい。\nA\u00a0: b c"


def test_hostile_name_stays_text() -> None:
    assert speakers('@<script>"x": y') == ['&lt;script&gt;"x"']
    assert "<b" not in to_html('@<b class="x">A</b>: y')


def test_text_of_nothing_but_turns_is_read() -> None:
    turns = "@A: b\n\n" * (LIMIT // 7)
    assert len(speakers(turns)) == LIMIT // 7
    assert speakers("@" * LIMIT) == speakers("@a " * (LIMIT // 3)) == []


# --- in pieces -------------------------------------------------------------------------------


def test_turn_is_one_piece_with_its_name_to_translate() -> None:
    text = "前文。\n\n@記者：質問です。\n\n@大臣：はい。\n続き\n"
    parts = split(text)
    assert [(piece.kind, piece.text) for piece in parts.pieces] == [
        (Kind.PARAGRAPH, "前文。"),
        (Kind.PARAGRAPH, "@記者：質問です。"),
        (Kind.PARAGRAPH, "@大臣：はい。\n続き"),
    ]
    assert join(parts) == text
    french = ["Avant-propos.", "@Journaliste\u00a0: Une question.", "@Le ministre\u00a0: Oui."]
    assert speakers(rejoin(parts, french)) == ["Journaliste", "Le ministre"]
