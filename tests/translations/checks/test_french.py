"""French typography."""

from __future__ import annotations

import pytest

from tests.translations.checks.found import corrected, of, words

NB, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Voici : un", f"Voici{NB}: un"),
        ("Voici: un", f"Voici{NB}: un"),
        ("Voici  : un", f"Voici{NB}: un"),
        ("Valbrume ; Mme", f"Valbrume{NARROW}; Mme"),
        ("Quand ?", f"Quand{NARROW}?"),
        ("Quand?!", f"Quand{NARROW}?!"),
        ("**Date**: le 3", f"**Date**{NB}: le 3"),
        ("la réunion (IP4): un", f"la réunion (IP4){NB}: un"),
        ("un « mot » cité", f"un «{NB}mot{NB}» cité"),
        ("un «mot» cité", f"un «{NB}mot{NB}» cité"),
        ("« [lien](/a) »", f"«{NB}[lien](/a){NB}»"),
        ("@Journaliste : Quand ?", f"@Journaliste{NB}: Quand{NARROW}?"),
        ("[Titre : suite](/a:b)", f"[Titre{NB}: suite](/a:b)"),
        ("|Pays :|\n|-|\n|Japon ;|", f"|Pays{NB}:|\n|-|\n|Japon{NARROW};|"),
    ],
)
def test_spaces_of_french_marks_are_put_right(typed: str, right: str) -> None:
    assert corrected("french-space", typed, "fr") == right


@pytest.mark.parametrize(
    "body",
    [
        f"Voici{NB}: un{NARROW}; deux{NARROW}? Trois{NARROW}!",
        f"Voici{NARROW}: «{NARROW}un{NARROW}» ou «{NB}deux{NB}»{NARROW}!",
        "à 16:00, ratio 1:2, score 3:0",
        "https://www.example.org/?a=b;c voir http://example.org:80/",
        "<https://www.example.org/?a;b> [a](/b?c) mailto:a@example.org",
        "`a ; b`",
        "```\na ? b : c;\n```",
        "A&nbsp;: b&#160;; c",
        "(?) et [!]",
        "| a | b |\n| :-: | --: |\n| c | d |",
        "Il a dit\n: voilà",
        "a[^1]\n\n[^1]: note",
        "- item\n\n: suite",
        "Quoi…? :)",
    ],
)
def test_what_is_right_or_no_mark_is_left_alone(body: str) -> None:
    assert words("french-space", body, "fr") == []


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "Why ? Here : “a”"),
        ("ja", "日時: 4月3日 ; 質問 ?"),
        ("de", "Wer ?"),
        ("ar", "من : نحن ?"),
    ],
)
def test_spaces_are_a_rule_of_french_alone(language: str, body: str) -> None:
    assert words("french-space", body, language) == []


def test_narrow_space_goes_before_high_marks_and_the_other_before_colons() -> None:
    assert of("french-space", "Qui ? Lui : oui", "fr") == [
        (" ?", f"{NARROW}?"),
        (" :", f"{NB}:"),
    ]


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("l'OTAN d'aujourd'hui", "l’OTAN d’aujourd’hui"),
        ("L'**OTAN** et l'[Alliance](/a'b)", "L’**OTAN** et l’[Alliance](/a'b)"),
    ],
)
def test_apostrophe_is_put_right(typed: str, right: str) -> None:
    assert corrected("french-apostrophe", typed, "fr") == right


@pytest.mark.parametrize("body", ["5'30\"", "l’OTAN", "`l'a`", "'a", "<a href='b'>l’a</a>"])
def test_what_is_no_apostrophe_is_left_alone(body: str) -> None:
    assert words("french-apostrophe", body, "fr") == []


def test_apostrophe_of_another_language_is_its_own() -> None:
    assert words("french-apostrophe", "Japan's", "en") == []


def test_quotes_are_put_right() -> None:
    typed = 'un "partenaire *clé*" et "l’[Alliance](/a)"'
    assert corrected("french-quotes", typed, "fr") == (
        f"un «{NB}partenaire *clé*{NB}» et «{NB}l’[Alliance](/a){NB}»"
    )
    assert of("french-quotes", 'un " seul', "fr") == [('"', "")]


@pytest.mark.parametrize("body", [f"«{NB}mot{NB}»", '`"a"`', 'un écran de 15"', '<a title="b">'])
def test_what_is_no_quote_is_left_alone(body: str) -> None:
    assert words("french-quotes", body, "fr") == []


def test_quotes_of_another_language_are_its_own() -> None:
    assert words("french-quotes", '"yes"', "en") == words("french-quotes", '"نعم"', "ar") == []
