"""The clock of a place and that of an office, as a ministry writes the two. Pure."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from releases.dates import written

_ZONES = Path(__file__).parent / "zones.tsv"

_TIMES: dict[str, Callable[[datetime.datetime], str]] = {
    "ja": lambda at: f"{at.hour}時{at.minute:02}分",
    "en": lambda at: f"{at:%H:%M}",
    "fr": lambda at: f"{at.hour}h{at.minute:02}",
    "ar": lambda at: f"{at:%H:%M}",
}
# Time, day and zone of the office's clock. Arabic and Japanese need no comma between them.
_BOTH = {
    "ja": "{there}（{zone}{day}{time}）",
    "en": "{there} ({time}{day} {zone})",
    "fr": "{there} ({time}{day}, {zone})",
    "ar": "{there} ({time}{day} {zone})",
}
_DAYS = {
    "ja": {-1: "前日", 0: "同日", 1: "翌日"},
    "en": {-1: " the previous day,", 0: "", 1: " the following day,"},
    "fr": {-1: " la veille", 0: "", 1: " le lendemain"},
    "ar": {-1: " من اليوم السابق", 0: "", 1: " من اليوم التالي"},
}
# From one edge of the date line to the other it is two days.
_DATED = {"ja": "{date}", "en": " on {date},", "fr": " le {date}", "ar": " من يوم {date}"}


def both_clocks(at: datetime.datetime, there: ZoneInfo, office: ZoneInfo, language: str) -> str:
    """The time ``there`` with that of the office behind it, where the two clocks differ.

    ``at`` is an aware time. 16h00 (23h00, heure du Japon); 21:00 (04:00 the following day, Japan
    time). Raises KeyError for a language that has no starters.
    """
    local, home = at.astimezone(there), at.astimezone(office)
    time = _TIMES[language]
    if local.utcoffset() == home.utcoffset():
        return time(local)
    apart = (home.date() - local.date()).days
    day = _DAYS[language].get(apart) if abs(apart) < 2 else None
    if day is None:
        day = _DATED[language].format(date=written(home.date(), language))
    zone = _zone(office, home, language)
    return _BOTH[language].format(there=time(local), time=time(home), day=day, zone=zone)


def _zone(zone: ZoneInfo, at: datetime.datetime, language: str) -> str:
    """What a zone's time is called, else how far it is from UTC: both are true, one is nicer."""
    named = _names().get(zone.key, {}).get(language)
    if named:
        return named
    offset = at.strftime("%z")
    hours, minutes = f"{int(offset[:3]):+d}", offset[3:5]
    plain = f"UTC{hours}" + ("" if minutes == "00" else f":{minutes}")
    return {"ja": f"{plain}で", "ar": f"بتوقيت {plain}"}.get(language, plain)


@cache
def _names() -> dict[str, dict[str, str]]:
    with _ZONES.open(encoding="utf-8", newline="") as lines:
        return {row.pop("zone"): row for row in csv.DictReader(lines, delimiter="\t")}
