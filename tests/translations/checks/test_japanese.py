"""Japanese: the widths of characters."""

from __future__ import annotations

import pytest

from tests.translations.checks.found import corrected, of, words


def test_half_width_katakana_is_put_right() -> None:
    assert of("half-width-katakana", "ﾍﾞﾙｷﾞｰを訪問した｡", "ja") == [
        ("ﾍﾞﾙｷﾞｰ", "ベルギー"),
        ("｡", "。"),
    ]


@pytest.mark.parametrize(("language", "body"), [("ja", "ベルギー王国、`ﾍﾞ`"), ("en", "ﾍﾞﾙｷﾞｰ")])
def test_other_katakana_is_left_alone(language: str, body: str) -> None:
    assert words("half-width-katakana", body, language) == []


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("日本,米国及び豪州", "日本、米国及び豪州"),
        ("参加しました.会合は", "参加しました。会合は"),
        ("参加しました.", "参加しました。"),
        ("概要:以下のとおり", "概要：以下のとおり"),
        ("本当か?はい!", "本当か？はい！"),
        ("水原千歳(みずはら・ちとせ)町長", "水原千歳（みずはら・ちとせ）町長"),
        ("会合(NATO)に参加", "会合（NATO）に参加"),
        ("NATO (北大西洋条約機構)", "NATO （北大西洋条約機構）"),
    ],
)
def test_half_width_punctuation_is_put_right(typed: str, right: str) -> None:
    assert corrected("half-width-punctuation", typed, "ja") == right


@pytest.mark.parametrize(
    "body",
    [
        "1.5倍、24,000円、16:00、第1.2節",
        "上記(1)及び(ii)のとおり",
        "Free and Open Indo-Pacific (FOIP), 2016.",
        "日時: 4月3日",
        "[会合](/a,b)、`日,本`",
        "(1) 政治\n(2) 経済",
        "水原千歳（みずはら・ちとせ）。",
        "> 引用。\n> 続き。",
    ],
)
def test_half_width_signs_of_numbers_and_latin_words_are_left_alone(body: str) -> None:
    assert words("half-width-punctuation", body, "ja") == []


def test_half_width_punctuation_is_a_rule_of_japanese_alone() -> None:
    assert words("half-width-punctuation", "参加しました.会合", "fr") == []


def test_rarer_width_of_digits_is_found() -> None:
    assert of("mixed-digits", "4月3日に32か国、令和７年、１２名、5回", "ja") == [
        ("７", "7"),
        ("１２", "12"),
    ]
    assert of("mixed-digits", "４月３日、令和７年、24,000円", "ja") == []
    assert of("mixed-digits", "４月３日、令和７年、5名", "ja") == [("5", "５")]


@pytest.mark.parametrize(
    "body",
    [
        "令和7年4月3日",
        "令和７年４月３日、G7、IP4、１名",
        # single digits of full width, longer numbers of half width
        "第２回会合に12名、３か国から24,000人",
        "令和7年 `７`",
        "（１） 政治\n（２） 7件",
    ],
)
def test_digits_of_one_rule_are_left_alone(body: str) -> None:
    assert words("mixed-digits", body, "ja") == []
