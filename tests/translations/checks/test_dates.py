"""Days of the month have no zero before them."""

from __future__ import annotations

import pytest

from tests.translations.checks.found import corrected, of, words


@pytest.mark.parametrize(
    ("language", "typed", "right"),
    [
        ("fr", "le 03 avril 2025", "le 3 avril 2025"),
        ("fr", "le 01 avril et le 01er mai", "le 1er avril et le 1er mai"),
        ("fr", "du 02\u00a0AOÛT au 09 août", "du 2\u00a0AOÛT au 9 août"),
        ("en", "on 03 April 2025", "on 3 April 2025"),
        ("en", "on April 03, 2025", "on April 3, 2025"),
        ("de", "am 03. April 2025", "am 3. April 2025"),
        ("es", "el 03 de abril de 2025", "el 3 de abril de 2025"),
        ("it", "il 01 aprile", "il 1º aprile"),
        ("ar", "في 03 مايو 2025", "في 3 مايو 2025"),
        ("ar", "في 03 نيسان/أبريل 2025", "في 3 نيسان/أبريل 2025"),
        ("ja", "令和7年04月03日", "令和7年4月3日"),
        ("ja", "４月０３日", "４月３日"),
        ("ko", "2025년 04월 03일", "2025년 4월 3일"),
        ("ru", "03 апреля 2025 года", "3 апреля 2025 года"),
    ],
)
def test_zero_before_a_day_is_put_right(language: str, typed: str, right: str) -> None:
    assert corrected("leading-zero", typed, language) == right


def test_zero_is_found_at_the_day_alone() -> None:
    assert of("leading-zero", "a participé le 03 avril 2025 à 16h00", "fr") == [("03", "3")]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("fr", "le 3 avril, le 30 avril, le 03.04.2025, le n° 03"),
        ("fr", "à 14h03 avril étant passé, 1,03 avril"),
        ("fr", "`03 avril` et [03](/03%20avril)"),
        ("en", "on 13 April at 09:03, April 2003"),
        ("en", "03 Apricots"),
        ("en", "April 03:15"),
        ("de", "am 13. April um 03 Uhr"),
        ("ja", "10月20日、0月、2003年4月3日"),
        ("ar", "في 13 مايو"),
        ("vi", "ngày 03 tháng 4 năm 2025"),
    ],
)
def test_other_zeros_are_left_alone(language: str, body: str) -> None:
    assert words("leading-zero", body, language) == []
