"""Dates as each language writes them on an official page."""

import datetime

import pytest

from releases.dates import months, written
from releases.languages import CODES

THIRD_OF_APRIL = {
    "ja": "令和7年4月3日",
    "en": "3 April 2025",
    "fr": "3 avril 2025",
    "es": "3 de abril de 2025",
    "de": "3. April 2025",
    "it": "3 aprile 2025",
    "pt": "3 de abril de 2025",
    "nl": "3 april 2025",
    "ar": "3 نيسان/أبريل 2025",
    "ru": "3 апреля 2025 года",
    "uk": "3 квітня 2025 року",
    "zh-hans": "2025年4月3日",
    "zh-hant": "2025年4月3日",
    "ko": "2025년 4월 3일",
    "vi": "ngày 3 tháng 4 năm 2025",
    "id": "3 April 2025",
    "tr": "3 Nisan 2025",
}


@pytest.mark.parametrize("language", CODES)
def test_date_in_each_language(language: str) -> None:
    assert written(datetime.date(2025, 4, 3), language) == THIRD_OF_APRIL[language]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", "1er avril 2025"),
        ("it", "1º aprile 2025"),
        ("es", "1 de abril de 2025"),
        ("de", "1. April 2025"),
    ],
)
def test_first_of_the_month(language: str, expected: str) -> None:
    assert written(datetime.date(2025, 4, 1), language) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (datetime.date(2019, 5, 1), "令和元年5月1日"),
        (datetime.date(2019, 4, 30), "平成31年4月30日"),
        (datetime.date(1989, 1, 8), "平成元年1月8日"),
        (datetime.date(1989, 1, 7), "昭和64年1月7日"),
        (datetime.date(1919, 6, 28), "1919年6月28日"),
    ],
)
def test_japanese_era_at_its_borders(day: datetime.date, expected: str) -> None:
    assert written(day, "ja") == expected


@pytest.mark.parametrize("language", CODES)
def test_twelve_months_read_differently(language: str) -> None:
    assert len({written(datetime.date(2025, month, 1), language) for month in range(1, 13)}) == 12


def test_two_word_month_in_arabic() -> None:
    assert written(datetime.date(2025, 10, 2), "ar") == "2 تشرين الأول/أكتوبر 2025"


def test_months_are_named_as_dates_have_them() -> None:
    assert months("fr")[3] == "avril"
    assert months("ar")[0] == "كانون الثاني/يناير"
    assert months("ja") == ()
