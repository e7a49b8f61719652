"""Dates as each language writes them on an official page."""

import datetime
import zoneinfo

import pytest

from releases.dates import moment, months, timed, written
from releases.languages import CODES
from releases.zone_names import zone_name
from releases.zones import zone_names

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
        ("ja", "令和7年4月1日"),
        ("ar", "1 نيسان/أبريل 2025"),
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


PARIS = zoneinfo.ZoneInfo("Europe/Paris")
NOON = datetime.datetime(2026, 12, 1, 11, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", "1er décembre 2026, 12:00 (heure d’Europe centrale)"),
        ("ja", "令和8年12月1日 12:00（中央ヨーロッパ時間）"),
        ("ar", "1 كانون الأول/ديسمبر 2026، 12:00 (توقيت وسط أوروبا)"),
        ("uk", "1 грудня 2026 року, 12:00 (за центральноєвропейським часом)"),
        ("it", "1º dicembre 2026, 12:00 (ora dell’Europa centrale)"),
    ],
)
def test_time_names_its_zone_as_readers_call_it(language: str, expected: str) -> None:
    assert moment(NOON, PARIS, language) == expected


@pytest.mark.parametrize("language", CODES)
def test_no_time_names_a_zone_of_the_database(language: str) -> None:
    said = {name: zone_name(NOON, zoneinfo.ZoneInfo(name), language) for name in zone_names()}
    assert [name for name, words in said.items() if words == name] == ["UTC"]
    assert len({said[name] for name in ("Europe/Paris", "Asia/Tokyo", "America/New_York")}) == 3


@pytest.mark.parametrize("language", CODES)
def test_only_few_zones_are_told_by_their_distance(language: str) -> None:
    named = [zone_name(NOON, zoneinfo.ZoneInfo(name), language) for name in zone_names()]
    assert sum(words.startswith("UTC") for words in named) < 12


def test_zone_without_summer_time_is_not_taken_for_its_neighbour() -> None:
    july = datetime.datetime(2026, 7, 1, 11, tzinfo=datetime.UTC)
    assert (
        zone_name(july, zoneinfo.ZoneInfo("Africa/Tunis"), "en") == "Central European Standard Time"
    )
    assert zone_name(july, zoneinfo.ZoneInfo("Africa/Casablanca"), "en") == "UTC+01:00"
    assert zone_name(july, zoneinfo.ZoneInfo("Asia/Kolkata"), "en") == "India Standard Time"


def test_hour_that_comes_twice_says_which_it_is() -> None:
    first = datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC)
    second = first + datetime.timedelta(hours=1)
    assert [moment(each, PARIS, "en") for each in (first, second)] == [
        "25 October 2026, 02:30 (Central European Time, UTC+02:00)",
        "25 October 2026, 02:30 (Central European Time, UTC+01:00)",
    ]


def test_time_on_a_page_holds_the_instant_in_utc() -> None:
    assert timed(NOON, moment(NOON, PARIS, "fr")) == (
        '<time datetime="2026-12-01T11:00:00Z">1er décembre 2026, 12:00'
        " (heure d’Europe centrale)</time>"
    )
