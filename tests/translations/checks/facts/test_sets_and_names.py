"""Countries in a row, and surnames in capitals."""

from __future__ import annotations

import pytest

from tests.translations.checks.facts.pairing import differing, found
from translations.checks.facts.countries import mentions, rows, spoken_of

IP4 = "日本、豪州、ニュージーランド及び韓国が参加しました。"


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("fr", "L’Australie, la Corée du Sud, le Japon et la Nouvelle-Zélande ont participé."),
        ("fr", "Le Japon, l’Australie, la Nouvelle-Zélande et la République de Corée y étaient."),
        ("en", "Australia, Japan, New Zealand and the Republic of Korea took part."),
        ("en", "The Australian, Japanese, New Zealand and Korean ministers took part."),
    ],
)
def test_same_countries_in_any_order_and_form(language: str, target: str) -> None:
    assert differing(IP4, target, f"ja-{language}") == []


@pytest.mark.parametrize(
    ("target", "source_value", "target_value"),
    [
        ("L’Australie, le Japon et la Nouvelle-Zélande ont participé.", "KR", ""),
        (
            "L’Australie, la Corée du Sud, la Chine, le Japon et la Nouvelle-Zélande étaient là.",
            "",
            "CN",
        ),
    ],
    ids=["lost", "added"],
)
def test_country_lost_or_added_is_found(target: str, source_value: str, target_value: str) -> None:
    assert ("fact-country", source_value, target_value) in differing(IP4, target)


def test_two_in_a_row_are_a_set_too() -> None:
    assert differing("日本とフランスの協力", "la coopération entre le Japon et l’Italie") == [
        ("fact-country", "FR", ""),
        ("fact-country", "", "IT"),
    ]


def test_what_only_begins_like_a_country_is_none() -> None:
    assert mentions("インド太平洋、日本海、中国語、タイ", "ja")[0].code == "TH"
    assert mentions("Nigeria, not Niger", "en")[0].code == "NG"
    assert mentions("Guinée-Bissau", "fr")[0].code == "GW"


def test_countries_of_one_kanji_count_in_a_row_of_them() -> None:
    assert spoken_of("日米韓の連携", "ja") == {"JP", "US", "KR"}
    assert spoken_of("日本の米作", "ja") == {"JP"}


def test_row_ends_where_something_else_is_said() -> None:
    text = "France, Germany and Italy met. Japan and Spain did not."
    assert [[each.code for each in row] for row in rows(text, "en")] == [
        ["FR", "DE", "IT"],
        ["JP", "ES"],
    ]


def test_surname_one_letter_off_is_found_and_put_right() -> None:
    (finding,) = found("Mark RUTTE and IWAYA Takeshi", "Mark RUTE et IWAYA Takeshi", "en-fr")
    assert (finding.id, finding.suggestion) == ("fact-name", "RUTTE")


@pytest.mark.parametrize("target", ["OTAN", "ONUSIDA", "RUTTE", "KONGO"])
def test_other_abbreviations_and_names_are_left_alone(target: str) -> None:
    assert found("NATO, UNAIDS, RUTTE", target, "en-fr") == []
