"""A passage goes out as XML and comes back as the Markdown it was, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from tests.texts import RUN, seed
from translations import segmentation
from translations.machine.masking import Damaged, mask, unmask, without_readings

# What opens and closes, crosses, and ends before it began.
PIECES = [
    "*",
    "**",
    "_",
    "[",
    "](/a)",
    "](<b c>)",
    "`",
    "<",
    "&amp;",
    "&",
    "\\*",
    "  \n",
    "\n> ",
    " ",
    "mot",
    "外",
]
ANY = st.one_of(
    RUN,
    st.text(max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
)


@given(ANY)
@example("*a [b* c](d)")
@example("[]()")
@example("**gras [lien](/a)**[^1]")
@example('<x id="0"/> &lt;g&gt; *a*')
def test_what_comes_back_untouched_is_what_was_sent(text: str) -> None:
    masked = mask(text)
    assert unmask(masked, masked.xml) == text


@given(ANY)
def test_what_is_sent_is_well_formed(text: str) -> None:
    etree.fromstring(f"<passage>{mask(text).xml}</passage>")


@pytest.mark.parametrize("language", ["ja", "en", "fr"])
def test_every_passage_of_the_first_release_comes_back(language: str) -> None:
    pieces = segmentation.split(seed(language)).pieces
    assert pieces
    for piece in pieces:
        masked = mask(piece.text)
        assert unmask(masked, masked.xml) == piece.text


def test_marks_go_where_the_words_go() -> None:
    masked = mask("The **minister** met [her colleague](https://example.org/a).[^2]")
    assert masked.xml == ('The <g id="0">minister</g> met <g id="1">her colleague</g>.<x id="2"/>')
    answer = 'Sa <g id="1">collègue</g> a vu la <g id="0">ministre</g><x id="2"></x>.'
    assert unmask(masked, answer) == (
        "Sa [collègue](https://example.org/a) a vu la **ministre**[^2]."
    )


def test_space_that_slipped_into_emphasis_goes_outside() -> None:
    masked = mask("the **minister** came")
    assert unmask(masked, 'la<g id="0"> ministre </g>vint') == "la **ministre** vint"


def test_signs_of_xml_are_words_of_the_text() -> None:
    masked = mask("A & B < C, AT&amp;T")
    assert masked.xml == 'A &amp; B &lt; C, AT<x id="0"/>T'
    assert unmask(masked, masked.xml) == "A & B < C, AT&amp;T"
    assert unmask(masked, 'A & B < C, AT<x id="0">T', is_escaped=False) == "A & B < C, AT&amp;T"


@pytest.mark.parametrize(
    "answer",
    [
        "Le ministre a parlé.",
        'Le <g id="0">ministre</g> a parlé.',
        'Le <g id="0">ministre</g> a <g id="0">parlé</g><x id="1"/>.',
        'Le <g id="0">ministre<x id="1"/> a parlé.',
        'Le <g id="0"> </g> a parlé<x id="1"/>.',
        'Le <g id="0">ministre</g> a parlé<x id="1"/><x id="7"/>.',
        'Le ministre</g> a <g id="0">parlé<x id="1"/>.',
        'Le <x id="0"/>ministre</g> a parlé<x id="1"/>.',
        'Le <g id="0">ministre</g> a *parlé*<x id="1"/>.',
        'Le <g id="0">ministre</g> a parlé<x id="1"/>[^9].',
        'Le <g>ministre</g> a parlé<x id="1"/>.',
    ],
)
def test_damaged_marks_are_noticed(answer: str) -> None:
    with pytest.raises(Damaged):
        unmask(mask("The **minister** spoke[^1]."), answer)


def test_speaker_of_a_turn_stays_one() -> None:
    masked = mask("@Minister: We have met.")
    assert unmask(masked, '<x id="0"/>Ministre : nous nous sommes vus.').startswith("@Ministre")
    with pytest.raises(Damaged):
        unmask(masked, 'Ministre<x id="0"/> : nous nous sommes vus.')


def test_readings_are_kept_by_masking_and_dropped_on_purpose() -> None:
    text = "{王毅|おう・き}外相と`{a|b}`"
    assert unmask(mask(text), mask(text).xml) == text
    assert without_readings(text) == "王毅外相と`{a|b}`"


@pytest.mark.parametrize(
    ("text", "has_words"), [("[^1]", False), ("12 000", False), ("**a**", True)]
)
def test_passage_of_marks_and_numbers_has_no_words(text: str, has_words: bool) -> None:
    assert mask(text).has_words == has_words


def test_passage_of_nothing_but_marks_takes_no_time() -> None:
    text = "*[_" * 8000
    assert unmask(mask(text), mask(text).xml) == text
