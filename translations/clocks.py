"""Clocks: one moment as several places have it, each with its zone and its distance from UTC."""

from __future__ import annotations

import datetime
import zoneinfo
from typing import Any

from django.conf import settings

from releases.models import Office
from translations.days import day_said
from translations.moments import offset_name


def zones_shown(office: Office, chosen: str = "") -> list[str]:
    """Whose clocks a minute is told by: the office's, those that were chosen, the ministry's."""
    names = (office.time_zone, chosen, settings.TIME_ZONE)
    return [name for name in dict.fromkeys(names) if name]


def by_clocks(moment: datetime.datetime, zones: list[str]) -> list[str]:
    """The moment by the clocks of each of ``zones``: the day, the hour, the zone, its offset.

    The day is said again only where it is another, seconds only where there are any.
    """
    said: list[str] = []
    for name in zones:
        zone = zoneinfo.ZoneInfo(name)
        there = moment.astimezone(zone)
        is_first = not said
        if is_first:
            today = there.date()
        day = f"{day_said(there)}, " if is_first or there.date() != today else ""
        offset = offset_name(moment, zone)
        named = name if name == offset else f"{name}, {offset}"
        clock = f"{there:%H:%M:%S}" if there.second else f"{there:%H:%M}"
        said.append(f"{day}{clock} ({named})")
    return said


def differ(moment: datetime.datetime, zones: list[str]) -> bool:
    """Whether clocks in these zones show different times then."""
    there = (moment.astimezone(zoneinfo.ZoneInfo(name)) for name in zones)
    return len({each.utcoffset() for each in there}) > 1


def minute_of(text: Any, office: Office) -> str:
    """When a text is to be published, by every clock that matters; empty where nobody has said."""
    if text.publish_at is None:
        return ""
    return " · ".join(by_clocks(text.publish_at, zones_shown(office, text.publish_zone)))
