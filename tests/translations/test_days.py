"""A day is said as the reader's language says it; the first of a month by its ordinal in French."""

from __future__ import annotations

import datetime

import pytest
from django.utils.translation import override

from translations.days import day_said

FIRST = datetime.date(2026, 12, 1)


@pytest.mark.parametrize(
    ("language", "day", "form", "said"),
    [
        ("fr", FIRST, "DATE_FORMAT", "1er décembre 2026"),
        ("fr", FIRST, "MONTH_DAY_FORMAT", "1er décembre"),
        ("fr", datetime.date(2026, 12, 11), "DATE_FORMAT", "11 décembre 2026"),
        ("fr", datetime.date(2026, 12, 31), "DATE_FORMAT", "31 décembre 2026"),
        ("en", FIRST, "MONTH_DAY_FORMAT", "December 1"),
        ("ja", FIRST, "DATE_FORMAT", "2026年12月1日"),
    ],
)
def test_day_is_said(language: str, day: datetime.date, form: str, said: str) -> None:
    with override(language):
        assert day_said(day, form) == said
