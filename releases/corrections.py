"""Corrections: what a page says of how its text has changed, and of a source that has."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from releases.dates import moment, timed
from releases.labels import Label, Labels
from releases.languages import BY_CODE, Language
from releases.live import LiveText, live_text
from releases.models import Release
from releases.versions import Change, Version

# So many stand on the page itself, the newest first.
SHOWN = 3
VERSIONS = "versions/"
CHANGES = "versions/changes/"


@dataclass(frozen=True)
class Correction:
    """A version that readers are told of; ``was`` and ``label`` where its standing is a new one."""

    version: Version
    when: SafeString
    url: str
    changes: tuple[Change, ...]
    was: Label | None = None
    label: Label | None = None


@dataclass(frozen=True)
class Behind:
    """What a translation is behind: the original, or the text in ``language`` that it was made from.

    ``url`` leads to what changed there, where that can be read here.
    """

    language: Language
    is_original: bool
    url: str


def corrections_of(
    versions: Sequence[Version], labels: Labels, language: str, zone: zoneinfo.ZoneInfo, url: str
) -> list[Correction]:
    """The newest corrections of the page at ``url``, the newest first, whole only that one."""
    told = [each for each in reversed(versions) if each.is_told][:SHOWN]
    return [
        Correction(
            version=each,
            when=timed(each.at, moment(each.at, zone, language)),
            url=changes_url(url, each.number - 1, each.number) if each.number > 1 else "",
            changes=each.changes if each is told[0] else (),
            was=labels.get((before.standing, language)) if before else None,
            label=labels.get((each.standing, language)) if before else None,
        )
        for each in told
        for before in [_of_another_standing(versions, each)]
    ]


def _of_another_standing(versions: Sequence[Version], version: Version) -> Version | None:
    """The version before, where it had another standing."""
    before = versions[version.number - 2] if version.number > 1 else None
    return before if before and before.standing != version.standing else None


def changes_url(url: str, old: int, new: int) -> str:
    """Where two versions of the text at ``url`` are compared."""
    return f"{url}{CHANGES}?old={old}&new={new}"


def behind(release: Release, text: LiveText, url_of: Callable[[str], str]) -> Behind | None:
    """Which text has been corrected since ``text`` was made; None while none has.

    Goes up from pivot to pivot as long as the pivot itself is behind: a translation of it is then
    behind what the pivot is behind.
    """
    if text.outdated_since is None or not text.versions:
        return None
    made, source = text, _source_of(release, text)
    while source is not None and source.outdated_since is not None and source.versions:
        made, source = source, _source_of(release, source)
    language = made.versions[-1].source_language or release.source_language
    known = made.versions[-1].source_revision or 0
    return Behind(
        language=BY_CODE[language],
        is_original=language == release.source_language,
        url=_what_changed(source, known, url_of) if source is not None else "",
    )


def _source_of(release: Release, text: LiveText) -> LiveText | None:
    """The live text that ``text`` was made from; None where it is elsewhere or not known."""
    language = text.versions[-1].source_language
    return live_text(release, language) if language else None


def _what_changed(source: LiveText, known: int, url_of: Callable[[str], str]) -> str:
    """Where the newest version of ``source`` is compared with the one of revision ``known``."""
    old = max((each.number for each in source.versions if each.revision <= known), default=0)
    new, url = len(source.versions), url_of(source.language)
    return changes_url(url, old, new) if 0 < old < new else f"{url}{VERSIONS}"
