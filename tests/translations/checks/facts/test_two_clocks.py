"""Two clocks side by side, reckoned again from the day and the place."""

from __future__ import annotations

import pytest

from tests.translations.checks.facts.pairing import found
from translations.checks import Accused, Severity

BRUSSELS = {"date": "2025-04-03", "place_zone": "Europe/Brussels"}


def test_clocks_that_fit_each_other_are_left_alone() -> None:
    assert not found(
        "午後4時00分（日本時間同日午後11時00分）から会談しました。",
        "L’entretien a débuté à 16h00 (23h00, heure du Japon).",
        **BRUSSELS,
    )


def test_wrong_clock_of_the_translation_is_said_once_and_put_right() -> None:
    source = "午後4時00分（日本時間同日午後11時00分）から会談しました。"
    target = "L’entretien a débuté à 16h00 (22h00, heure du Japon)."
    (finding,) = found(source, target, **BRUSSELS)
    assert (finding.id, finding.severity) == ("fact-two-clocks", Severity.BLOCKING)
    assert finding.accuses == Accused.TARGET
    span = finding.target_span
    assert span is not None
    assert target[span.start : span.end] == "22h00"
    assert finding.suggestion == "23h00"


@pytest.mark.parametrize(
    "target",
    [
        "L’entretien a débuté à 12h45 (19h30, heure du Japon).",
        "L’entretien a débuté à 12h45 (19h45, heure du Japon).",
    ],
    ids=["repeated", "put-right"],
)
def test_wrong_clock_of_the_source_accuses_the_source(target: str) -> None:
    source = "午後0時45分（日本時間同日午後7時30分）から会談しました。"
    (finding,) = found(source, target, date="2025-05-02", place_zone="Europe/Paris")
    assert finding.accuses == Accused.SOURCE
    assert finding.severity == Severity.WARNING
    span = finding.source_span
    assert span is not None
    assert source[span.start : span.end] == "午後7時30分"


def test_day_of_the_other_clock_is_reckoned_too() -> None:
    source = "午後8時（日本時間4日午前9時）"
    in_new_york = {"date": "2025-04-03", "place_zone": "America/New_York"}
    right = "at 8 p.m. (9 a.m. on April 4, Japan time)"
    wrong = "at 8 p.m. (9 a.m. on April 5, Japan time)"
    assert not found(source, right, "ja-en", **in_new_york)
    assert "fact-two-clocks" in [each.id for each in found(source, wrong, "ja-en", **in_new_york)]


def test_date_in_the_text_goes_before_the_day_of_issue() -> None:
    """Summer time began on 30 March: on the 29th, Tokyo was eight hours ahead, not seven."""
    source = "3月29日午後4時（日本時間30日午前0時）"
    target = "le 29 mars à 16h00 (00h00 le 30, heure du Japon)"
    assert not found(source, target, **BRUSSELS)


def test_without_a_place_nothing_is_reckoned() -> None:
    source = "午後4時（日本時間午後9時）"
    assert not found(source, "à 16h (21h, heure du Japon)", date="2025-04-03")


def test_zone_of_the_first_clock_stands_for_the_place() -> None:
    source = "at 10:00 a.m. (8:00 p.m. Japan time)"
    target = "à 10h00 (20h00, heure du Japon)"
    (finding,) = found(source, target, "en-fr", date="2025-07-03", place_zone="Europe/Paris")
    assert finding.accuses == Accused.SOURCE


@pytest.mark.parametrize(
    ("languages", "source", "target", "mend"),
    [
        (
            "ja-fr",
            "午後0時45分（日本時間同日午後7時30分）",
            "à 12h45 (19h45, heure du Japon)",
            "午後7時45分",
        ),
        (
            "fr-en",
            "à 12h45 (19h45, heure du Japon)",
            "at 12:45 p.m. (7:30 p.m. Japan time)",
            "7:45 p.m.",
        ),
    ],
)
def test_clock_is_put_right_in_the_writing_of_its_text(
    languages: str, source: str, target: str, mend: str
) -> None:
    (finding,) = found(source, target, languages, date="2025-05-02", place_zone="Europe/Paris")
    assert finding.suggestion == mend
