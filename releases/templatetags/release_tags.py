"""Filters for the public templates."""

from __future__ import annotations

import datetime

from django import template

from releases import addresses, dates

register = template.Library()


@register.filter
def written(day: datetime.date, language: str) -> str:
    """``{{ release.issued_on|written:language.code }}``: the date as the language writes it."""
    return dates.written(day, language)


@register.filter
def absolute(path: str) -> str:
    """``{{ choice.path|absolute }}``: the path under the site's public address."""
    return addresses.absolute(path)
