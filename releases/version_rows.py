"""The list of a text's versions: when each was public, as what, and what took its place."""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Sequence
from dataclasses import dataclass

from releases.dates import clock, moment, timed
from releases.document import Significance
from releases.labels import Label, Labels
from releases.versions import Version
from releases.zone_names import zone_name


@dataclass(frozen=True)
class VersionRow:
    """One version as the list shows it, with the label of the standing that it had.

    ``until`` and ``ended_by`` are empty for the current one; else ``ended_by`` is ``correction``,
    ``update`` or ``typo``. Times are safe HTML, but in ``choice``, which is for a list of choices.
    """

    version: Version
    label: Label | None
    since: str
    again: str
    until: str
    ended_by: str
    choice: str

    @property
    def kind(self) -> str:
        """What it was itself: ``first``, or as ``ended_by`` of the one before it."""
        return _kind(self.version)

    @property
    def is_current(self) -> bool:
        return not self.until


def version_rows(
    versions: Sequence[Version], labels: Labels, language: str, zone: zoneinfo.ZoneInfo
) -> list[VersionRow]:
    """The rows of ``versions`` in their order, the times by the clocks of ``zone``."""
    followers: list[Version | None] = [*versions[1:], None]
    return [
        VersionRow(
            version=each,
            label=labels.get((each.standing, language)),
            since=_since(each, after, zone, language),
            again=_at(each.restored_at, zone, language) if each.restored_at else "",
            until=_at(after.at, zone, language) if after else "",
            ended_by=_kind(after) if after else "",
            choice=f"{each.number} · {clock(each.at, zone, language)}",
        )
        for each, after in zip(versions, followers, strict=True)
    ]


def _since(version: Version, after: Version | None, zone: zoneinfo.ZoneInfo, language: str) -> str:
    """When it became public; the zone is left to the time beside it where that names the same."""
    at = version.at
    if after and zone_name(at, zone, language) == zone_name(after.at, zone, language):
        return timed(at, clock(at, zone, language))
    return _at(at, zone, language)


def _at(at: datetime.datetime, zone: zoneinfo.ZoneInfo, language: str) -> str:
    return timed(at, moment(at, zone, language))


def _kind(version: Version) -> str:
    if version.number == 1:
        return "first"
    if version.is_correction:
        return "correction"
    return "typo" if version.significance == Significance.TYPO else "update"
