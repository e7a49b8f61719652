"""Which colours of an office can be read, and what becomes of them in the dark."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases import colours
from releases.colours import (
    DARK_GROUND,
    LEAST,
    NEAR_BLACK,
    WHITE,
    contrast,
    in_the_dark,
    in_the_light,
    luminance,
    problems,
    text_on,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.478),  # the grey that is famous for failing by a hair
        ("#767676", "#ffffff", 4.542),
        ("#ff0000", "#ffffff", 3.998),
        ("#0000ff", "#ffffff", 8.592),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.001)
    assert contrast(other, one) == contrast(one, other)


def test_luminance_weighs_the_channels() -> None:
    assert luminance("#ff0000") == pytest.approx(0.2126)
    assert luminance("#00ff00") == pytest.approx(0.7152)
    assert luminance("#0000ff") == pytest.approx(0.0722)


@pytest.mark.parametrize("colour", ["", "#fff", "red", "#12345g", "#1234567", "#17365c\n"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        luminance(colour)


def test_text_on_a_masthead_is_what_reads_better() -> None:
    assert text_on("#17365c") == WHITE
    assert text_on("#ffd100") == NEAR_BLACK


def test_problems_of_good_colours_are_none() -> None:
    assert problems("#17365c", "#1a4f94") == []
    assert problems("#ffd100", "#0e6655") == []


def test_problems_name_the_colour_and_its_contrast() -> None:
    link_alone = problems("#17365c", "#777777")
    assert len(link_alone) == 1
    assert "#777777" in link_alone[0]
    assert "4.4" in link_alone[0]  # 4.48, which must not read as the 4.5 that it is not


def test_problems_of_a_masthead_that_neither_text_reads_on() -> None:
    assert contrast(text_on("#7a7a7a"), "#7a7a7a") < LEAST
    assert len(problems("#7a7a7a", "#7a7a7a")) == 2


def test_light_look_takes_the_offices_colours_as_they_are() -> None:
    look = in_the_light("#17365C", "#1a4f94")
    assert (look.masthead, look.masthead_text, look.link) == ("#17365c", WHITE, "#1a4f94")


@given(COLOURS, COLOURS)
def test_every_look_can_be_read(colour: str, link_colour: str) -> None:
    light, dark = in_the_light(colour, link_colour), in_the_dark(colour, link_colour)
    assert contrast(light.link, WHITE) >= LEAST
    assert contrast(dark.link, DARK_GROUND) >= LEAST
    assert contrast(dark.masthead, dark.masthead_text) >= LEAST


def test_dark_look_keeps_the_hue() -> None:
    look = in_the_dark("#0b5345", "#0e6655")
    for made, given_colour in ((look.masthead, "#0b5345"), (look.link, "#0e6655")):
        assert _hue(made) == pytest.approx(_hue(given_colour), abs=0.02)


def _hue(colour: str) -> float:
    return colorsys.rgb_to_hls(*colours._channels(colour))[0]
