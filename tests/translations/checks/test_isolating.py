"""Words from right to left in a sentence from left to right."""

from __future__ import annotations

from translations.checks.isolating import isolated


def test_arabic_words_are_set_apart_with_their_quotation_marks_outside() -> None:
    said = isolated("The source says “13 novembre” here, the translation “3 نوفمبر 2025”.")
    assert "“\u20683 نوفمبر 2025\u2069”" in said
    assert "“\u206813 novembre\u2069”" in said


def test_other_messages_stay_as_they_are() -> None:
    assert isolated("Write “3”: a day has no zero.") == "Write “3”: a day has no zero."
