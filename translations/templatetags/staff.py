"""Filters for the staff's pages."""

from __future__ import annotations

import datetime
import zoneinfo

from django import template
from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from releases.models import Office
from translations.clocks import minute_of
from translations.comparing import Run, compare
from translations.days import day_said
from translations.models import Suggestion, Translation
from translations.names import name_of

register = template.Library()


@register.filter
def when(moment: datetime.datetime | None, office: Office | None = None) -> str:
    """``{{ row.at|when:release.office }}``: a moment by the office's clocks, with their zone said.

    Without an office, by the ministry's clocks.
    """
    return clock(moment, office.time_zone if office else settings.TIME_ZONE)


@register.filter
def minute(text: Translation, office: Office) -> str:
    """``{{ text|minute:release.office }}``: when it is to be published, by every clock that matters."""
    return minute_of(text, office)


@register.filter
def clock(moment: datetime.datetime | None, zone: str) -> str:
    """``{{ release.event_at|clock:"Asia/Tokyo" }}``: a moment by the clocks there, the zone said."""
    if moment is None:
        return ""
    there = local(moment, zone)
    return f"{day_said(there)}, {there:%H:%M} ({zone})"


def local(moment: datetime.datetime, zone: str) -> datetime.datetime:
    """The moment as clocks in that zone have it."""
    return timezone.localtime(moment, zoneinfo.ZoneInfo(zone))


@register.filter
def runs(suggestion: Suggestion) -> list[Run]:
    """``{{ suggestion|runs }}``: the passage as it was and as it is suggested, word by word."""
    return list(compare(suggestion.original_text, suggestion.text))


@register.filter
def person(user: User | None) -> str:
    """``{{ row.actor|person }}``: what a person is called."""
    return name_of(user)
