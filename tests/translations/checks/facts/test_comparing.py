"""What counts as the same, and what as a difference."""

from __future__ import annotations

import pytest

from tests.translations.checks.facts.pairing import differing, found, mends
from translations.checks import Severity


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en-fr", "within 200 miles", "dans un rayon de 300 km"),
        ("en-fr", "winds of 85 mph", "des vents de 135 km/h"),
        ("en-fr", "2 to 4 inches of rain", "5 à 10 cm de pluie"),
        ("en-fr", "it reached 80 degrees", "il a fait 26 degrés"),
        ("en-fr", "The 6-foot-6 forward", "L’attaquant de 1,98 m"),
        ("en-fr", "45 miles (72 kilometers) away", "à 72 km"),
        ("ja-fr", "17人が、うち17人", "les 17"),
        ("en-fr", "a win by 1-0", "une victoire 1 à 0"),
        ("en-ja", "teenagers", "10代の若者"),
        ("en-fr", "both sides", "les deux parties"),
        ("en-fr", "he is 100 percent certain", "il en est certain"),
    ],
)
def test_said_in_another_way_is_the_same(languages: str, source: str, target: str) -> None:
    assert differing(source, target, languages) == []


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("ja-fr", "45人", "54 personnes", ("fact-number", "45", "54")),
        ("en-fr", "win 3-1", "gagne 3 à 2", ("fact-number", "3–1", "3–2")),
        (
            "en-fr",
            "within 200 miles",
            "dans un rayon de 500 km",
            ("fact-number", "200 mile", "500 km"),
        ),
        ("en-fr", "in June", "en juillet", ("fact-date", "--06", "--07")),
        ("en-ja", "on Tuesday", "木曜日", ("fact-date", "Tuesday", "Thursday")),
        ("en-ja", "HER2", "HER3", ("fact-code", "HER2", "HER3")),
        (
            "en-fr",
            "call 0800 555 111",
            "le 0800 555 112",
            ("fact-code", "0800555111", "0800555112"),
        ),
        ("ja-fr", "9月29日", "29 octobre", ("fact-date", "09-29", "10-29")),
        ("en-ja", "September 29", "9月39日", ("fact-date", "09-29", "09-39")),
        ("fr-en", "10 h 30", "10:30 p.m.", ("fact-clock", "10:30", "22:30")),
        ("fr-ja", "à 9 h", "午後9時", ("fact-clock", "09:00", "21:00")),
        (
            "fr-ar",
            "Les deux ministres : avant le 13 novembre 2025.",
            "الوزيران: حتى 3 نوفمبر 2025.",
            ("fact-date", "2025-11-13", "2025-11-03"),
        ),
        ("en-fr", "the third time", "la quatrième fois", ("fact-ordinal", "3.", "4.")),
    ],
)
def test_what_differs_is_paired_with_what_was_meant(
    languages: str, source: str, target: str, expected: tuple[str, str, str]
) -> None:
    assert differing(source, target, languages) == [expected]


def test_amount_that_was_lost_or_added_is_a_warning() -> None:
    (lost,) = found("100万ドルの支援", "une aide")
    assert (lost.id, lost.target_span, lost.severity) == ("fact-money", None, Severity.WARNING)
    (added,) = found("支援", "une aide de 3 millions d’euros")
    assert (added.id, added.source_span, added.severity) == ("fact-money", None, Severity.WARNING)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("午後4時40分", "à 04h40"),
        ("3500万ドル", "35 millions de livres"),
        ("約3人", "quatre personnes"),
    ],
    ids=["half-of-day", "currency", "small-in-words"],
)
def test_what_may_be_meant_does_not_block(source: str, target: str) -> None:
    (finding,) = found(source, target)
    assert finding.severity == Severity.WARNING


@pytest.mark.parametrize(
    ("languages", "source", "target", "mended"),
    [
        ("ja-fr", "2025年4月3日", "le 13 avril 2025", "le 3 avril 2025"),
        ("ja-fr", "1億ドル", "10 millions de dollars", "100 millions de dollars"),
        ("ja-fr", "150万円", "15 millions de yens", "1,5 million de yens"),
        ("fr-ar", "le 28 novembre 2026", "٢٩ نوفمبر ٢٠٢٦", "٢٨ نوفمبر ٢٠٢٦"),
        ("en-fr", "12.5 percent", "15,2 %", "12,5 %"),
        ("ja-fr", "32か国", "31 pays", "32 pays"),
        ("ja-fr", "午後4時30分", "à 16h00", "à 16h30"),
        ("ja-fr", "1時間50分", "100 minutes", "110 minutes"),
        ("fr-ja", "25 000 habitants", "35,000人", "25,000人"),
        ("ja-en", "平成31年3月1日", "March 1, 2018", "1 March 2019"),
        ("ja-fr", "2025年4月3日（木）", "vendredi 3 avril 2025", "jeudi 3 avril 2025"),
        ("ja-en", "2025年4月3日（木曜日）", "Friday, 3 April 2025", "Thursday, 3 April 2025"),
        ("en-ja", "Thursday 3 April 2025", "2025年4月3日（金）", "2025年4月3日（木）"),
    ],
)
def test_mend_of_one_key_says_what_the_source_says(
    languages: str, source: str, target: str, mended: str
) -> None:
    assert mends(source, target, languages) == [mended]


def test_same_weekday_wrong_in_both_accuses_the_source() -> None:
    (finding,) = found("2025年4月3日（金）", "vendredi 3 avril 2025")
    assert (finding.id, finding.accuses) == ("fact-weekday", "source")


def test_passages_that_belong_together_are_compared_by_themselves() -> None:
    """Exchanged figures are all there, but not in their places."""
    source, target = "3,000人\n\n5,000人\n", "5 000 personnes\n\n3 000 personnes\n"
    assert found(source, target) == []
    aligned = found(source, target, alignment=[(2, 2), (3, 3)])
    assert [(each.source_value, each.target_value) for each in aligned] == [
        ("3000", "5000"),
        ("5000", "3000"),
    ]


def test_spans_are_counted_in_the_field_of_the_document() -> None:
    source, target = "前文。\n\n参加は45人。", "Un début.\n\n- Il y avait 54 personnes."
    (finding,) = [each for each in found(source, target) if each.id == "fact-number"]
    assert finding.source_span is not None
    assert finding.target_span is not None
    assert source[finding.source_span.start : finding.source_span.end] == "45"
    assert target[finding.target_span.start : finding.target_span.end] == "54"


def test_addresses_and_code_hold_no_facts() -> None:
    assert (
        found("https://example.org/2024/05 `x = 3000`", "https://example.org/fr/77 `y`", "en-fr")
        == []
    )
