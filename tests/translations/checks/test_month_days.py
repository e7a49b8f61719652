"""Days that their months don't have."""

from __future__ import annotations

import csv

import pytest
from django.utils.translation import override

from releases.markup import LIMIT
from tests.soon import soon
from tests.texts import ROOT
from tests.translations.checks.found import document, of, said, words
from translations.checks import findings
from translations.checks.month_days import NoSuchDay
from translations.checks.reading import Reading

CHECK = "no-such-day"


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        (
            "fr",
            "le 31 février, puis le 30\u00a0FÉVRIER 2024",
            ["31 février", "30\u00a0FÉVRIER 2024"],
        ),
        ("fr", "du 29-31 avril au 31 juin", ["31 avril", "31 juin"]),
        ("fr", "le 29 février 2025 et le 29 février 1900", ["29 février 2025", "29 février 1900"]),
        ("fr", "le 39 mars", ["39 mars"]),
        ("en", "on 30 February or 31st of April", ["30 February", "31st of April"]),
        ("en", "on April 31, 2025; until June 31.", ["April 31, 2025", "June 31"]),
        ("en", "by November 31st", ["November 31st"]),
        ("en", "on 31 june 2025", ["31 june 2025"]),
        ("de", "am 31. September 2025", ["31. September 2025"]),
        ("es", "el 31 de noviembre de 2025", ["31 de noviembre de 2025"]),
        ("pt", "em 30 de fevereiro de 2025", ["30 de fevereiro de 2025"]),
        ("it", "il 31 aprile", ["31 aprile"]),
        ("nl", "op 31 juni", ["31 juni"]),
        ("ar", "في 31 نيسان/أبريل و٣١ يونيه", ["31 نيسان/أبريل", "٣١ يونيه"]),
        ("ru", "31 апреля 2025 года", ["31 апреля 2025"]),
        ("uk", "30 лютого", ["30 лютого"]),
        ("id", "31 April 2025", ["31 April 2025"]),
        ("tr", "31 Nisan 2025", ["31 Nisan 2025"]),
        ("vi", "ngày 31 tháng 4 năm 2025", ["31 tháng 4 năm 2025"]),
        ("ja", "4月31日と令和7年2月29日、６月３１日", ["4月31日", "令和7年2月29日", "６月３１日"]),
        ("ja", "四月三十一日、13月1日", ["四月三十一日", "13月1日"]),
        ("zh-hans", "2025年2月29日", ["2025年2月29日"]),
        ("zh-hant", "九月三十一日", ["九月三十一日"]),
        ("ko", "2025년 4월 31일", ["2025년 4월 31일"]),
    ],
)
def test_day_that_its_month_does_not_have_is_found(
    language: str, body: str, found: list[str]
) -> None:
    assert sorted(words(CHECK, body, language)) == sorted(found)
    assert not any(each.suggestion for each in of(CHECK, body, language))


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("fr", "le 29 février, le 29 février 2024, le 29 février 2000, le 30 avril, le 31 mai"),
        ("fr", "du 31 mars au 30 avril ; 31 % en avril ; le 131 avril ; 1,31 avril"),
        ("fr", "Bulletin n° 31 juin 2025, `31 avril`, https://example.org/31%20avril"),
        ("fr", "le 29 février 1500"),
        ("en", "31 may attend; 35 march on; In April 31 people were heard, in June 31,000."),
        ("en", "on February 29, 2024; on April 30, 2025; June 30."),
        ("en", "at 9:31 April being over; No. 31 June 2025; 31 Mayors"),
        ("de", "am 30. April, im Juni 31 Länder"),
        ("ja", "令和6年2月29日、4月30日、3か月31日間、二月二十九日、24年2月29日、昭和64年1月7日"),
        ("zh-hans", "每月31日、12月31日、2024年2月29日"),
        ("ko", "4월 30일, 12월 31일"),
        ("ar", "في 30 نيسان/أبريل"),
        ("tr", "31 Ocak, 29 Şubat"),
        ("vi", "ngày 30 tháng 4, 31 tháng 12"),
    ],
)
def test_days_that_there_are_are_left_alone(language: str, body: str) -> None:
    assert words(CHECK, body, language) == []


def test_it_says_how_many_days_the_month_has() -> None:
    body = "le 31 février 2025, le 31 février 2024"
    with override("en"):
        found = findings(document(body), "fr")
        assert [each for each in said(found) if "There is no" in each] == [
            "There is no “31 février 2025”: that month has 28 days.",
            "There is no “31 février 2024”: that month has 29 days.",
        ]
        (month,) = said(findings(document("13月1日"), "ja"))
    assert month == "There is no “13月1日”: a year has twelve months."


def test_nothing_is_found_in_real_sentences() -> None:
    """Their dates are wrong in places on purpose, but never in this way."""
    found, read = [], 0
    for path in (ROOT / "tests" / "data").glob("*fact-pairs*.tsv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                pairs = (row["source"], row["source_language"]), (row["target"], row["language"])
                found += [said for said, language in pairs if words(CHECK, said, language)]
                read += 2
    assert read > 1000
    assert found == []


@pytest.mark.parametrize(
    "unit", ["31 ", "31-", "31 avril ", "4月", "4月31日", "三", "April ", "April 31 "]
)
@pytest.mark.parametrize("language", ["fr", "en", "ja", "vi", "ar"])
def test_line_of_days_is_read_soon(unit: str, language: str) -> None:
    text = Reading(document(unit * (LIMIT // len(unit.encode()))), language)
    with soon():
        for _finding in NoSuchDay().find(text):
            pass
