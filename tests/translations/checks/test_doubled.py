"""Words typed twice."""

from __future__ import annotations

import pytest

from tests.translations.checks.found import of, words


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        ("fr", "La réunion de de l’OTAN", ("de de", "de")),
        ("fr", "Le le ministre", ("Le le", "Le")),
        ("fr", "à la\nla réunion", ("la\nla", "la")),
        (
            "fr",
            "du secrétaire\u00a0secrétaire général",
            ("secrétaire\u00a0secrétaire", "secrétaire"),
        ),
        ("en", "according to to the minister", ("to to", "to")),
        ("de", "die Sitzung und und das Programm", ("und und", "und")),
        ("ar", "عقد الاجتماع في في طوكيو", ("في في", "في")),
        ("es", "la reunión de de ministros", ("de de", "de")),
    ],
)
def test_doubled_word_is_found(language: str, body: str, found: tuple[str, str]) -> None:
    assert of("doubled-word", body, language) == [found]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("fr", "Nous nous réjouissons que vous vous soyez déplacés."),
        ("fr", "Le 3 3 avril, tout en en parlant"),
        ("fr", "Les uns, les autres. Les autres suivront."),
        ("fr", "oui, oui"),
        ("fr", "M. Boutros Boutros-Ghali à Bora Bora"),
        ("fr", "le `le` [le](/le) ministre"),
        ("fr", "- le\n- le"),
        ("fr", "le **le** ministre"),
        ("en", "He had had what that that man wanted."),
        ("de", "Sie sagte, dass die die Verhandlungen führenden Minister kamen."),
        ("ar", "قناة سي إن إن"),
        ("ar", "حُوّلت المساهمة"),
        ("it", "a mano a mano, via via"),
        ("ja", "またまた また また"),
        ("vi", "dần dần"),
        ("tr", "yavaş yavaş"),
    ],
)
def test_what_a_language_says_twice_is_left_alone(language: str, body: str) -> None:
    assert words("doubled-word", body, language) == []
