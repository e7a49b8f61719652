"""Points and turns: their numbers, and lines that only look like them."""

from __future__ import annotations

import pytest

from tests.translations.checks.found import corrected, of, words


@pytest.mark.parametrize(
    ("language", "typed", "right"),
    [
        ("ja", "(1)政治", "(1) 政治"),
        ("ja", "（２）経済", "（２） 経済"),
        ("ja", "(i)貿易", "(i) 貿易"),
        ("ja", "１．概要\n\n1.概要", "1. 概要\n\n1. 概要"),
        ("ja", "概要：\n・第一点\n・第二点", "概要：\n- 第一点\n- 第二点"),
        ("fr", "(1)Premier point", "(1) Premier point"),
        ("fr", "• Premier\n• Second", "- Premier\n- Second"),
        ("fr", "-Premier", "- Premier"),
        ("en", "Here:\n1.First\n2.Second", "Here:\n1. First\n2. Second"),
        ("de", "1)Erstens", "1) Erstens"),
        ("ar", "(1)النقطة الأولى", "(1) النقطة الأولى"),
        ("fr", "- (1)Premier", "- (1) Premier"),
    ],
)
def test_line_like_a_point_is_made_one(language: str, typed: str, right: str) -> None:
    assert corrected("like-a-point", typed, language) == right


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("ja", "(1) 政治\n(2) 経済"),
        ("ja", "(1)の方針、及び(2)経済"),
        ("ja", "(1)及び(2)について"),
        ("ja", "アジア・アフリカ"),
        ("fr", "1.5 million"),
        ("fr", "16.30 : fin"),
        ("fr", "(2025)Le texte"),
        ("fr", "-5 degrés et *texte* en gras"),
        ("fr", "(c)Ministère (a)Texte"),
        ("en", "`1.First`\n\n```\n(1)a\n```"),
        ("de", "am\n3. April"),
        ("en", "| (1)a |\n|---|"),
    ],
)
def test_line_of_prose_is_left_alone(language: str, body: str) -> None:
    assert words("like-a-point", body, language) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("(1) a\n(3) b\n(4) c", [("(3)", "(2)")]),
        ("(1) a\n(1) b", [("(1)", "(2)")]),
        ("（１） 甲\n（３） 乙", [("（３）", "（２）")]),
        ("(i) a\n(iii) b", [("(iii)", "")]),
        ("1. a\n2. b\n2. c", [("2.", "3.")]),
        ("1. a\n    1. b\n    3. c\n2. d", [("3.", "2.")]),
        ("> 1) a\n> 3) b", [("3)", "2)")]),
        ("- a\n    (1) b\n    (4) c", [("(4)", "(2)")]),
        ("1. a\r\n3. b", [("3.", "2.")]),
        ("2. a[^1]\n3. b\n5. c\n\n[^1]: d", [("5.", "4.")]),
    ],
)
def test_number_out_of_order_is_found(body: str, found: list[tuple[str, str]]) -> None:
    for language in ("fr", "ja", "en", "ar", "de"):
        assert of("point-numbers", body, language) == found


@pytest.mark.parametrize(
    "body",
    [
        "(1) a\n(2) b\n\n    texte\n(3) c",
        "(i) a\n(ii) b\n(iii) c\n(iv) d",
        "1. a\n1. b\n1. c",
        "(3) a\n(4) b",
        "## I\n\n1. a\n2. b\n\n## II\n\n1. c\n2. d",
        "1. a\n    1. b\n    2. c\n2. d\n    1. e",
        "- a\n- b",
        "Le (1) et le (3)",
    ],
)
def test_numbers_in_order_are_left_alone(body: str) -> None:
    assert words("point-numbers", body, "fr") == []


@pytest.mark.parametrize(
    ("language", "typed", "right"),
    [
        ("ja", "@記者:質問です。", "@記者: 質問です。"),
        ("en", "@The Minister:Yes.\n@A journalist: Thank you.", None),
        ("fr", "@A : un\n@B : deux", "@A : un\n\n@B : deux"),
        ("ar", "@الصحفية:ما هو؟", "@الصحفية: ما هو؟"),
    ],
)
def test_line_like_a_turn_is_made_one(language: str, typed: str, right: str | None) -> None:
    made = corrected("like-a-turn", typed, language)
    assert made == (right or "@The Minister: Yes.\n\n@A journalist: Thank you.")


@pytest.mark.parametrize(
    "body",
    [
        "@A : un\n\n@B : deux",
        "@記者：質問です。",
        "@nothing",
        "@user:example.org",
        "@10:30",
        "@x https://www.example.org",
        "- @A:b",
        "`@A:b`",
        "press@example.org:yes",
        "@A : un\nadresse : @b",
    ],
)
def test_turns_and_other_lines_are_left_alone(body: str) -> None:
    assert words("like-a-turn", body, "fr") == []
