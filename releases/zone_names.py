"""What readers call a time zone: « heure d’Europe centrale », 日本時間, not the name of a city in a database.

The names are the Unicode CLDR's, kept here: a page must read the same after an upgrade of a library.
"""

from __future__ import annotations

import csv
import datetime
import zoneinfo
from functools import cache
from pathlib import Path

_NAMES = Path(__file__).parent / "data" / "zone-names.tsv"


def zone_name(at: datetime.datetime, zone: zoneinfo.ZoneInfo, language: str) -> str:
    """The name of ``zone`` in ``language``, or its distance from UTC at ``at`` where it has none.

    In the hour that the clocks show twice, both.
    """
    there = at.astimezone(zone)
    distance = _distance(there)
    name = _by_zone().get(zone.key, {}).get(language)
    if not name:
        return distance
    is_twice = there.replace(fold=1 - there.fold).utcoffset() != there.utcoffset()
    return f"{name}, {distance}" if is_twice else name


def _distance(there: datetime.datetime) -> str:
    written = f"{there:%z}"
    return "UTC" if written == "+0000" else f"UTC{written[:3]}:{written[3:5]}"


@cache
def _by_zone() -> dict[str, dict[str, str]]:
    """The names of each zone by language."""
    with _NAMES.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, dialect="excel-tab", quoting=csv.QUOTE_NONE)
        return {zone: row for row in rows for zone in row["zones"].split()}
