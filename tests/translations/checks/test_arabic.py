"""Arabic: marks, spaces, digits, letters drawn long, letters of another keyboard."""

from __future__ import annotations

import pytest

from tests.translations.checks.found import corrected, of, words


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("الوزير, والسفير", "الوزير، والسفير"),
        ("الوزير; والسفير", "الوزير؛ والسفير"),
        ("هل وافق الوزير?", "هل وافق الوزير؟"),
        ("حلف (NATO), والوزير", "حلف (NATO)، والوزير"),
        ("عام 2025, قال", "عام 2025، قال"),
    ],
)
def test_marks_of_another_script_are_put_right(typed: str, right: str) -> None:
    assert corrected("arabic-punctuation", typed, "ar") == right


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("ar", "الوزير، والسفير؛ هل وافق؟"),
        ("ar", "24,000 و 1,5"),
        ("ar", "`الوزير, والسفير`"),
        ("ar", "Tokyo, Paris; Bonn?"),
        ("fr", "الوزير, والسفير"),
    ],
)
def test_other_marks_are_left_alone(language: str, body: str) -> None:
    assert words("arabic-punctuation", body, language) == []


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("الوزير ، والسفير", "الوزير، والسفير"),
        ("الوزير،والسفير", "الوزير، والسفير"),
        ("هل وافق ؟", "هل وافق؟"),
    ],
)
def test_spaces_at_marks_are_put_right(typed: str, right: str) -> None:
    assert corrected("arabic-space", typed, "ar") == right


@pytest.mark.parametrize("body", ["الوزير، والسفير؛ هل وافق؟", "(هل وافق؟)", "«نعم»، قال"])
def test_right_spaces_are_left_alone(body: str) -> None:
    assert words("arabic-space", body, "ar") == []


def test_rarer_set_of_digits_is_found() -> None:
    assert of("arabic-digits", "في 3 أبريل 2025 و٣٢ دولة", "ar") == [("٣٢", "32")]
    assert of("arabic-digits", "في ٣ أبريل ٢٠٢٥ و32 دولة", "ar") == [("32", "٣٢")]
    assert of("arabic-digits", "في 3 أبريل 2025 و٣٫٥ مليون", "ar") == [("٣٫٥", "")]


@pytest.mark.parametrize(
    "body", ["في 3 أبريل 2025", "في ٣ أبريل ٢٠٢٥", "قمة G7 في ٣ أبريل، F-16", "٣ `3`", "٣[^1]"]
)
def test_digits_of_one_set_are_left_alone(body: str) -> None:
    assert words("arabic-digits", body, "ar") == []


def test_letter_drawn_long_is_put_right() -> None:
    assert corrected("tatweel", "وزيــر الخارجية", "ar") == "وزير الخارجية"


@pytest.mark.parametrize("body", ["1446 هـ", "الـ 20 دولة", "بـ«السلام»", "وزير", "`وزيــر`"])
def test_tatweel_that_joins_to_no_letter_is_left_alone(body: str) -> None:
    assert words("tatweel", body, "ar") == []


def test_letters_of_a_persian_keyboard_are_put_right() -> None:
    assert of("persian-letter", "الم\u06a9تب الف\u06ccصل عل\u06cc", "ar") == [
        ("\u06a9", "\u0643"),
        ("\u06cc", "\u064a"),
        ("\u06cc", ""),
    ]


@pytest.mark.parametrize("body", ["المكتب الفيصل على", "فيينا وڤيينا وچاد", "(\u06a9ابل)"])
def test_letters_of_arabic_and_of_names_are_left_alone(body: str) -> None:
    assert words("persian-letter", body, "ar") == []
