"""Periods: from when to when a role holds, said in whole days where it is given in whole days."""

from __future__ import annotations

import datetime
import zoneinfo
from typing import Any

from django.utils.translation import gettext as _

from translations.days import day_said

MIDNIGHT = datetime.time()


def last_day(end: datetime.datetime, zone: str) -> str:
    """The last day, which counts, of what ends as the next one begins; empty if it ends within a day."""
    there = end.astimezone(zoneinfo.ZoneInfo(zone))
    return _day(there - datetime.timedelta(days=1)) if there.time() == MIDNIGHT else ""


def period(row: Any) -> str:
    """Of a role or a change of one; empty for one without an end or a beginning."""
    zone = row.office.time_zone
    first = _first(row.valid_from, zone) if row.valid_from else ""
    last = (
        (last_day(row.valid_until, zone) or _hour(row.valid_until, zone)) if row.valid_until else ""
    )
    if first and last:
        return _("from %(first)s until %(last)s") % {"first": first, "last": last}
    if first:
        return _("from %(first)s") % {"first": first}
    return _("until %(last)s") % {"last": last} if last else ""


def _first(moment: datetime.datetime, zone: str) -> str:
    there = moment.astimezone(zoneinfo.ZoneInfo(zone))
    return _day(there) if there.time() == MIDNIGHT else _hour(moment, zone)


def _day(there: datetime.datetime) -> str:
    return day_said(there)


def _hour(moment: datetime.datetime, zone: str) -> str:
    there = moment.astimezone(zoneinfo.ZoneInfo(zone))
    return f"{_day(there)}, {there:%H:%M} ({zone})"
