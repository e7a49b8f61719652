"""Direction marks that do nothing, and controls that lack their other half."""

from __future__ import annotations

import pytest

from tests.translations.checks.found import of, words


@pytest.mark.parametrize(
    ("language", "body", "typed", "right"),
    [
        ("fr", "le mi\u200enistre", "i\u200e", "i"),
        ("fr", "le ministre\u200f.", "e\u200f", "e"),
        ("ar", "وزير\u200f الخارجية", "ر\u200f", "ر"),
        ("ar", "وز\u061cير", "ز\u061c", "ز"),
        ("ja", "会談\u200e。", "談\u200e", "談"),
    ],
)
def test_stray_marks_are_found(language: str, body: str, typed: str, right: str) -> None:
    assert of("direction-stray", body, language) == [(typed, right)]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("ar", "قال NATO\u200e! ثم"),
        ("ar", "حلف (NATO)\u200f، قال"),
        ("ar", "هاتف \u200e+81-3\u200e من"),
        ("fr", "le mot شكرا\u200e! est"),
        ("en", "وزير\u200f!"),
        ("ar", "وزير الخارجية"),
    ],
)
def test_marks_between_two_directions_are_left_alone(language: str, body: str) -> None:
    assert words("direction-stray", body, language) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a \u2067وزير b", ["\u2067"]),
        ("a \u202bوزير\u2069 b", ["\u202b", "\u2069"]),
        ("a \u202c b", ["\u202c"]),
        ("a \u2067وزير\n\nb\u2069", ["\u2067", "\u2069"]),
    ],
)
def test_controls_without_their_other_half_are_found(body: str, found: list[str]) -> None:
    assert words("direction-unpaired", body, "fr") == found


@pytest.mark.parametrize(
    "body",
    ["a \u2067وزير\u2069 b", "a \u202bوزير\u202c b", "\u2066a \u202bو\u202c\u2069", "a\u200e"],
)
def test_paired_controls_are_left_to_the_reviewer(body: str) -> None:
    assert words("direction-unpaired", body, "fr") == []
    assert words("direction-control", body, "fr")
