"""Chinese: widths, quotation marks, dots and dashes, and the characters of each script."""

from __future__ import annotations

import pytest

from tests.translations.checks.found import corrected, of, words

HANS, HANT = "zh-hans", "zh-hant"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("外长举行会谈,双方同意", "外长举行会谈，双方同意"),
        ("外长举行会谈, 双方同意", "外长举行会谈，双方同意"),
        ("外长举行会谈.双方同意.", "外长举行会谈。双方同意。"),
        ("时间:16:00", "时间：16:00"),
        ("是否同意?同意!", "是否同意？同意！"),
        ("政治;经济", "政治；经济"),
        ("北约(北大西洋公约组织)成员国", "北约（北大西洋公约组织）成员国"),
    ],
)
@pytest.mark.parametrize("language", [HANS, HANT])
def test_half_width_punctuation_is_put_right(language: str, typed: str, right: str) -> None:
    assert corrected("chinese-width", typed, language) == right


@pytest.mark.parametrize(
    "body",
    [
        "1.5倍、24,000元、16:00",
        "上述(1)和(ii)",
        "Free and Open Indo-Pacific (FOIP), 2016.",
        "`会,谈`、[会谈](/a,b)",
        "https://example.org/会,谈",
        "外长举行会谈，双方（两国）同意。",
    ],
)
def test_narrow_signs_of_numbers_and_latin_words_are_left_alone(body: str) -> None:
    assert words("chinese-width", body, HANS) == []
    assert words("chinese-width", "参加しました,会合", "ja") == []


@pytest.mark.parametrize(
    ("language", "typed", "right"),
    [
        (HANS, "他说「一带『一路』」", "他说“一带‘一路’”"),
        (HANS, "他说『合作』", "他说“合作”"),
        (HANS, '他说"合作"', "他说“合作”"),
        (HANT, "他說“合作‘共贏’”", "他說「合作『共贏』」"),
        (HANT, '他說"合作"', "他說「合作」"),
    ],
)
def test_quotation_marks_are_those_of_the_script(language: str, typed: str, right: str) -> None:
    assert corrected("chinese-quotes", typed, language) == right


@pytest.mark.parametrize(
    ("language", "body"),
    [
        (HANS, "他说“合作‘共赢’”"),
        (HANT, "他說「合作『共贏』」"),
        (HANT, "McDonald’s 與 Wendy’s"),
        (HANS, 'the "House"'),
        (HANS, '`"合作"`'),
    ],
)
def test_right_quotation_marks_are_left_alone(language: str, body: str) -> None:
    assert words("chinese-quotes", body, language) == []


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("等等...", "等等……"),
        ("等等…", "等等……"),
        ("等等。。。", "等等……"),
        ("等等・・・", "等等……"),
        ("和平--我们的目标", "和平——我们的目标"),
    ],
)
def test_dots_and_dashes_are_two_characters_wide(typed: str, right: str) -> None:
    assert corrected("chinese-dots", typed, HANS) == right


@pytest.mark.parametrize(
    "body", ["等等……", "和平——我们的目标", "北京—上海", "2020-2025", "wait...", "a--b"]
)
def test_right_dots_and_dashes_are_left_alone(body: str) -> None:
    assert words("chinese-dots", body, HANS) == []


def test_digits_of_two_widths_are_found_in_chinese() -> None:
    assert of("mixed-digits", "2025年4月３日", HANS) == [("３", "3")]


@pytest.mark.parametrize(
    ("language", "typed", "right"),
    [
        (HANT, "外交部长举行会谈", "外交部長舉行會談"),
        (HANT, "两国经济关系", "兩國經濟關系"),  # 系 is 係, 繫 or 系
        (HANS, "兩國經濟關聯", "两国经济关联"),
    ],
)
def test_characters_of_the_other_script_are_put_right(
    language: str, typed: str, right: str
) -> None:
    assert corrected("chinese-form", typed, language) == right


@pytest.mark.parametrize(
    ("language", "body"),
    [
        # Written alike in both, or in either for something else.
        (HANS, "后来里面干部台湾系统钟表"),
        (HANT, "皇后公里干涉台灣系統"),
        (HANT, "「关于」一詞（关于）"),
        (HANS, "《關於》"),
        ("ja", "国会の対応、会談"),
    ],
)
def test_characters_of_both_scripts_are_left_alone(language: str, body: str) -> None:
    assert words("chinese-form", body, language) == []
