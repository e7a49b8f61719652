"""Brackets and quotation marks stand in pairs."""

from __future__ import annotations

import pytest

from tests.translations.checks.found import corrected, of, words


@pytest.mark.parametrize(
    ("language", "body", "sign"),
    [
        ("fr", "La réunion (du 3 avril a eu lieu.", "("),
        ("fr", "La réunion [du 3 avril a eu lieu.", "["),
        ("fr", "Un «\u00a0partenaire a été cité.", "«"),
        ("fr", "Un partenaire\u00a0» a été cité.", "»"),
        ("en", "The meeting of 3 April) took place.", ")"),
        ("en", "He said: “Yes.", "“"),
        ("ja", "会合（オンラインが開催されました。", "（"),
        ("ja", "「自由で開かれたインド太平洋を推進する。", "「"),
        ("ja", "「『制度化」を重視する。", "『"),
        ("ar", "شاركت اللجنة (لجنة التوأمة في الاجتماع.", "("),
        ("ar", "قالت إنها «سعيدة بالزيارة.", "«"),
        ("de", "Das „Programm wurde angenommen.", "„"),
        ("de", "Die Sitzung (am 3. April fand statt.", "("),
    ],
)
def test_half_of_a_pair_is_found(language: str, body: str, sign: str) -> None:
    assert words("unpaired", body, language) == [sign]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("fr", "«\u00a0L’OTAN (IP4) [sic]\u00a0» et «\u00a0la “zone”\u00a0»."),
        ("fr", "Points a) et b), puis 1) et ii) du texte."),
        ("ja", "（NATO・IP4）の「『制度化』」、(1)及び（２）。ア）とイ）。"),
        ("en", "“Yes,” he said (twice) [in French]. :)"),
        ("ar", "«دار الضفتين» (فالبروم)"),
        ("de", "„Ja“, sagte er, „nein“. Das »Programm« und das «Programm»."),
        ("ru", "«Да», — сказал он („нет“)."),
        ("nl", "„Ja”, zei hij."),
    ],
)
def test_pairs_are_left_alone(language: str, body: str) -> None:
    assert words("unpaired", body, language) == []


@pytest.mark.parametrize(
    "body",
    [
        "`(`",
        "```\n(\n```",
        "[lien](/a_(b)) et [lien](/a)",
        "<https://www.example.org/(a>",
        "(https://www.example.org/a)",
        "a[^(]\n\n[^(]: b",
    ],
)
def test_brackets_of_code_and_addresses_are_nobodys(body: str) -> None:
    assert words("unpaired", body, "fr") == []


def test_quotation_may_go_on_over_paragraphs() -> None:
    assert words("unpaired", "Il dit\u00a0: «\u00a0Un.\n\nDeux.\n\nTrois.\u00a0»", "fr") == []
    assert words("unpaired", "“One.\n\n“Two.\n\n“Three.”", "en") == []
    assert words("unpaired", "Er sagte: „Eins.\n\nZwei.“", "de") == []
    assert words("unpaired", "“One.\n\n“Two.\n\nThree.", "en") == ["“"]
    assert words("unpaired", "“One.\n\nTwo.\n\n“Three.”", "en") == ["“"]


def test_bracket_does_not_go_on_over_paragraphs() -> None:
    assert words("unpaired", "- Un (deux\n- trois)", "fr") == ["(", ")"]


def test_bracket_within_a_quotation_closes_there() -> None:
    assert words("unpaired", "«\u00a0a (b\u00a0» c", "fr") == ["("]


def test_bracket_of_another_width_is_put_right() -> None:
    assert of("unpaired", "会合（IP4)に参加", "ja") == [(")", "）")]
    assert corrected("unpaired", "会合(IP4）に参加", "ja") == "会合(IP4)に参加"
