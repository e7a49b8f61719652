"""Moments: a local time as a person types it, made one instant or refused."""

from __future__ import annotations

import datetime
import zoneinfo

from django.utils.translation import gettext as _

from translations.days import day_said

MINUTE = datetime.timedelta(minutes=1)
SECOND = datetime.timedelta(seconds=1)


class NoSuchTime(ValueError):
    """The clocks go forward over that time: it does not exist in that zone.

    ``last`` and ``next`` are what clocks there show on either side of the gap.
    """

    def __init__(
        self,
        local: datetime.datetime,
        zone: zoneinfo.ZoneInfo,
        gap: tuple[datetime.datetime, datetime.datetime],
    ) -> None:
        self.last, self.next = gap[0] - MINUTE, gap[1]
        dated = len({local.date(), self.last.date(), self.next.date()}) > 1
        super().__init__(
            _(
                "In %(zone)s the clocks go forward then: %(time)s does not exist. "
                "Give a time up to %(last)s or from %(next)s."
            )
            % {
                "zone": zone.key,
                "time": _said(local, dated=dated),
                "last": _said(self.last, dated=dated),
                "next": _said(self.next, dated=dated),
            }
        )


class TwiceThatTime(ValueError):
    """The clocks go back over that time: it comes twice in that zone, at ``first`` and ``second``."""

    def __init__(
        self, first: datetime.datetime, second: datetime.datetime, zone: zoneinfo.ZoneInfo
    ) -> None:
        super().__init__(_("The clocks go back then: that time comes twice. Say which is meant."))
        self.first, self.second, self.zone = first, second, zone


class OutOfReach(ValueError):
    """The calendar of machines begins in the year 1 and ends with 9999."""

    def __init__(self) -> None:
        super().__init__(_("No calendar here reaches that far: look at the year again."))


def instant(
    local: datetime.datetime, zone: zoneinfo.ZoneInfo, fold: int | None = None
) -> datetime.datetime:
    """The moment, in UTC, at which clocks in ``zone`` show ``local``.

    In UTC because Python takes a folded hour's two times, in their own zone, for one and the same.

    ``fold`` says which of two is meant, 0 the first and 1 the second. Raises NoSuchTime in the gap
    of spring, TwiceThatTime in autumn where ``fold`` is None, OutOfReach at the ends of time.
    """
    try:
        first, second = (
            local.replace(tzinfo=zone, fold=which).astimezone(datetime.UTC) for which in (0, 1)
        )
        if first == second:
            return first
        shown = _shown(first, zone)
    except OverflowError as error:
        raise OutOfReach from error
    if shown != local:
        raise NoSuchTime(local, zone, _gap(second, first, zone))
    if fold is None:
        raise TwiceThatTime(first, second, zone)
    return second if fold else first


def offset_name(moment: datetime.datetime, zone: zoneinfo.ZoneInfo) -> str:
    """By how much clocks in ``zone`` differ then: “UTC+2”, “UTC−3:30”, or “UTC”."""
    offset = moment.astimezone(zone).utcoffset() or datetime.timedelta()
    if not offset:
        return "UTC"
    minutes = round(abs(offset).total_seconds() / 60)
    sign = "−" if offset < datetime.timedelta() else "+"
    return f"UTC{sign}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")


def _shown(moment: datetime.datetime, zone: zoneinfo.ZoneInfo) -> datetime.datetime:
    """What clocks in ``zone`` show at ``moment``."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def _gap(
    before: datetime.datetime, after: datetime.datetime, zone: zoneinfo.ZoneInfo
) -> tuple[datetime.datetime, datetime.datetime]:
    """What clocks in ``zone`` would show and do show when they change, between two moments in UTC.

    No database tells the instant of a change, so it is looked for by halves, to the second.
    """
    old, new = (each.astimezone(zone).utcoffset() for each in (before, after))
    while after - before > SECOND:
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    naive = after.replace(tzinfo=None)
    zero = datetime.timedelta()
    return naive + (old or zero), naive + (new or zero)


def _said(local: datetime.datetime, *, dated: bool) -> str:
    return f"{day_said(local)}, {local:%H:%M}" if dated else f"{local:%H:%M}"
