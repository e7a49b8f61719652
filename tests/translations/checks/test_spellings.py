"""One term in two spellings."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from releases.document import Document
from tests.translations.checks.found import corrected, document, of, said, words
from translations.checks import findings


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        (
            "fr",
            "L’Indo-Pacifique, en Indo-Pacifique et un Indopacifique libre",
            ("Indopacifique", "Indo-Pacifique"),
        ),
        (
            "fr",
            "la cyberdéfense, la cyberdéfense et la cyber-défense",
            ("cyber-défense", "cyberdéfense"),
        ),
        (
            "fr",
            "en Nouvelle-Zélande, de la Nouvelle-Zélande et la Nouvelle Zélande",
            ("Nouvelle Zélande", "Nouvelle-Zélande"),
        ),
        ("fr", "Le G7, ce G7 et le G-7", ("G-7", "G7")),
        (
            "en",
            "our cooperation, the cooperation and co-operation",
            ("co-operation", "cooperation"),
        ),
        (
            "en",
            "of the Indo-Pacific, the Indo-Pacific and Indo Pacific",
            ("Indo Pacific", "Indo-Pacific"),
        ),
        ("de", "der Indopazifik, im Indopazifik und Indo-Pazifik", ("Indo-Pazifik", "Indopazifik")),
        ("ar", "نظام «STRATCOM» و STRATCOM و STRAT-COM", ("STRAT-COM", "STRATCOM")),
        (
            "ja",
            "マルク・ルッテ事務総長とマルク・ルッテ氏、マルクルッテ氏",
            ("マルクルッテ", "マルク・ルッテ"),
        ),
    ],
)
def test_rarer_spelling_is_found(language: str, body: str, found: tuple[str, str]) -> None:
    assert of("two-spellings", body, language) == [found]


def test_message_names_both_spellings() -> None:
    text = document("L’Indo-Pacifique, en Indo-Pacifique et un Indopacifique libre")
    with override("en"):
        assert said(findings(text, "fr")) == [
            "“Indopacifique” is also written “Indo-Pacifique” in this text, 2 times."
        ]


def test_spellings_are_counted_over_title_lead_and_body() -> None:
    text = Document(
        title="L’Indo-Pacifique", summary="En Indo-Pacifique.", body="L’Indopacifique.", standing=""
    )
    assert [each.field for each in findings(text, "fr")] == ["body"]


def test_suggestion_keeps_the_capital_of_the_place() -> None:
    body = (
        "la région indo-pacifique, indo-pacifique, en Indo-Pacifique, indopacifique, Indopacifique"
    )
    assert corrected("two-spellings", body, "fr") == (
        "la région indo-pacifique, indo-pacifique, en Indo-Pacifique, indo-pacifique, Indo-Pacifique"
    )


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("fr", "la région indo-pacifique et l’Indo-Pacifique"),
        ("fr", "Peut-être. Il peut être là. Par ce que, parce que"),
        ("fr", "la zone euro-atlantique et `euroatlantique`"),
        ("fr", "[cyber-défense](/cyberdefense) et cyber-défense"),
        ("en", "a long-term plan for the long term; every day, everyday"),
        ("en", "An Up-to-date list is up to date."),
        ("de", "zusammenarbeiten und zusammen arbeiten"),
        ("ja", "インド太平洋、インド・太平洋、日NATO、NATO・IP4、IP4"),
        ("ar", "الأمن البحري والأمن البحري"),
    ],
)
def test_what_grammar_parts_or_joins_is_left_alone(language: str, body: str) -> None:
    assert words("two-spellings", body, language) == []


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        ("fr", "l’OTAN, à l’OTAN et à l’Otan", ("Otan", "OTAN")),
        ("fr", "M. RUTTE et M. RUTTE, avec Mark Rutte", ("Rutte", "RUTTE")),
        (
            "fr",
            "les Pays membres et des pays membres de ces pays membres",
            ("Pays membres", "pays membres"),
        ),
        ("en", "with NATO, in NATO and with Nato", ("Nato", "NATO")),
        ("ja", "日NATO間の対話、NATO、Natoとの協力", ("Nato", "NATO")),
        ("de", "von STRATCOM, durch STRATCOM, von Stratcom", ("Stratcom", "STRATCOM")),
    ],
)
def test_other_capitals_are_found(language: str, body: str, found: tuple[str, str]) -> None:
    assert of("two-cases", body, language) == [found]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("fr", "La réunion. Une réunion. LA RÉUNION"),
        ("fr", "## PARTICIPANTS\n\nLes participants"),
        ("fr", "Le ministre japonais et le Ministre"),
        ("fr", "Pays membres de l’OTAN. Les pays membres"),
        ("en", "The US told us. It is IT. Who? The WHO."),
        ("en", "Foreign Minister IWAYA and foreign ministers"),
        ("de", "Die Deutsche Botschaft und eine deutsche Botschaft"),
    ],
)
def test_capitals_that_a_sentence_asks_for_are_left_alone(language: str, body: str) -> None:
    assert words("two-cases", body, language) == []
