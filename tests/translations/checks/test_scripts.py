"""Scripts: words in another one, letters of another alphabet, and letters that look alike."""

from __future__ import annotations

import pytest

from tests.translations.checks.found import corrected, of, words


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        ("fr", "Le ministre a signé le 覚書 hier.", ["覚書"]),
        ("fr", "Le カナダ・日本 et 한국 aussi.", ["カナダ・日本", "한국"]),
        ("en", "The Президент России spoke.", ["Президент России"]),
        ("de", "Der وزير kam.", ["وزير"]),
        ("zh-hans", "会谈の结果", ["の"]),
        ("zh-hant", "會談ガ結果", ["ガ"]),
        ("ja", "会談의結果", ["의"]),
        ("ja", "会談и結果", ["и"]),
        ("ko", "회담の결과", ["の"]),
        ("ar", "قال Tokyo 東京", ["東京"]),
        ("ru", "Встреча 会談 прошла", ["会談"]),
        ("es", "El λόγος de hoy", ["λόγος"]),
        ("vi", "Hội nghị 会議 hôm nay", ["会議"]),
    ],
)
def test_words_in_another_script_are_found(language: str, body: str, found: list[str]) -> None:
    assert words("wrong-script", body, language) == found


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("fr", "le mémorandum (覚書) et « 覚書 »"),
        ("fr", "le *覚書*, le 覚書 (mémorandum), “覚書” et [日本語](/ja/)"),
        ("fr", "`覚書` et https://ja.example/覚書"),
        ("fr", "| Nom | 名前 |\n|---|---|\n| Kaori Mizuhara | 水原 香 |"),
        ("fr", "une résistance de 5 Ω, le facteur α, 3 µm, Đà Nẵng, Łódź"),
        ("ja", "NATO事務総長、カナダ、Łódź、α版"),
        ("zh-hans", "NATO秘书长“の”"),
        ("ko", "한국 外交部 NATO"),
        ("ar", "قال NATO"),
        ("ru", "Саммит G7 и NATO"),
    ],
)
def test_own_scripts_and_what_is_quoted_are_left_alone(language: str, body: str) -> None:
    assert words("wrong-script", body, language) == []


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [("uk", "Зустріч была вчера", ["была"]), ("ru", "Встреча міністра", ["міністра"])],
)
def test_letters_of_the_other_alphabet_are_found(
    language: str, body: str, found: list[str]
) -> None:
    assert words("wrong-alphabet", body, language) == found


@pytest.mark.parametrize(
    ("language", "body"), [("uk", "Зустріч і «была»"), ("ru", "Встреча была (зустріч)")]
)
def test_own_alphabet_is_left_alone(language: str, body: str) -> None:
    assert words("wrong-alphabet", body, language) == []


@pytest.mark.parametrize(
    ("language", "typed", "right"),
    [
        ("fr", "la conf\u0435rence", "la conference"),
        ("en", "N\u0410TO met", "NATO met"),
        ("en", "N\u0391TO met", "NATO met"),
        ("ru", "Россия и м\u0438p", "Россия и мир"),
        ("ru", "встреча c министром", "встреча с министром"),
        ("uk", "мир i безпека", "мир і безпека"),
        ("ja", "N\u0410TO会合", "NATO会合"),
    ],
)
def test_letters_that_look_alike_are_put_right(language: str, typed: str, right: str) -> None:
    assert corrected("look-alike", typed, language) == right


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("fr", "la conférence, Δt, μm, `N\u0410TO`"),
        ("ru", "витамин C, IT-компания, NATO и мир, пункт a) и b)"),
        ("en", "Москва and NATO"),
        ("ar", "حلف NATO"),
    ],
)
def test_words_in_one_script_are_left_alone(language: str, body: str) -> None:
    assert words("look-alike", body, language) == []


def test_long_word_is_found_once() -> None:
    assert len(of("look-alike", "a\u0430" * 9000, "fr")) == 1
