"""Moments: a local time as a person types it, made one instant or refused."""

from __future__ import annotations

import datetime
import zoneinfo

from django.utils.translation import gettext as _


class NoSuchTime(ValueError):
    """The clocks go forward over that time: it does not exist in that zone."""


class TwiceThatTime(ValueError):
    """The clocks go back over that time: it comes twice in that zone, at ``first`` and ``second``."""

    def __init__(self, first: datetime.datetime, second: datetime.datetime) -> None:
        super().__init__(_("The clocks go back then: that time comes twice. Say which is meant."))
        self.first, self.second = first, second


def instant(
    local: datetime.datetime, zone: zoneinfo.ZoneInfo, fold: int | None = None
) -> datetime.datetime:
    """The moment, in UTC, at which clocks in ``zone`` show ``local``.

    In UTC because Python takes a folded hour's two times, in their own zone, for one and the same.

    ``fold`` says which of two is meant, 0 the first and 1 the second. Raises NoSuchTime in the gap
    of spring, TwiceThatTime in autumn where ``fold`` is None.
    """
    first, second = (
        local.replace(tzinfo=zone, fold=which).astimezone(datetime.UTC) for which in (0, 1)
    )
    if first == second:
        return first
    if _shown(first, zone) != local:
        raise NoSuchTime(_("The clocks go forward then: that time does not exist in this zone."))
    if fold is None:
        raise TwiceThatTime(first, second)
    return second if fold else first


def _shown(moment: datetime.datetime, zone: zoneinfo.ZoneInfo) -> datetime.datetime:
    """What clocks in ``zone`` show at ``moment``."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)
