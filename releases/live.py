"""The one typed way to the live columns of a release, for views, feeds, pages and API."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from releases.document import Link
from releases.languages import CODES, column
from releases.models import Kind, Release
from releases.versions import Version, updated_at, versions_in


@dataclass(frozen=True)
class LiveImage:
    """An image beside a live text, with its words in the text's language; sizes in pixels."""

    token: str
    suffix: str
    width: int
    height: int
    small_width: int
    alt: str
    caption: str
    credit: str

    @property
    def path(self) -> str:
        return f"/files/{self.token}/image.{self.suffix}"

    @property
    def small_path(self) -> str:
        return f"/files/{self.token}/small.{self.suffix}"


@dataclass(frozen=True)
class LiveAttachment:
    """A file to take away with a live text; ``size`` in bytes."""

    token: str
    name: str
    size: int
    pages: int | None
    title: str
    standing: str

    @property
    def path(self) -> str:
        return f"/files/{self.token}/{self.name}"


@dataclass(frozen=True)
class LiveText:
    """What the public reads of one release in one language; ``body`` is safe HTML."""

    language: str
    title: str
    summary: str
    body: str
    links: tuple[Link, ...]
    standing: str
    published_at: datetime.datetime
    edited_at: datetime.datetime
    revision: int
    outdated_since: datetime.datetime | None
    images: tuple[LiveImage, ...] = ()
    attachments: tuple[LiveAttachment, ...] = ()
    versions: tuple[Version, ...] = ()

    @property
    def updated_at(self) -> datetime.datetime:
        """When readers last got something new."""
        return updated_at(self.versions, self.edited_at)


@dataclass(frozen=True)
class Notice:
    """Why a text is public no longer: ``act`` is withdrawn or removed, ``reason`` a code."""

    language: str
    act: str
    reason: str
    at: datetime.datetime


@dataclass(frozen=True)
class Headline:
    """One entry of a list: what stands there of a release in one language, and its current path."""

    public_id: str
    language: str
    path: str
    title: str
    summary: str
    standing: str
    revision: int
    published_at: datetime.datetime
    edited_at: datetime.datetime
    issued_on: datetime.date
    kind: Kind
    is_urgent: bool
    office_id: int
    versions: tuple[Version, ...]

    @property
    def updated_at(self) -> datetime.datetime:
        """When readers last got something new."""
        return updated_at(self.versions, self.edited_at)

    @property
    def correction(self) -> Version | None:
        """The newest version that publicly corrects the one before, if any does."""
        return next((each for each in reversed(self.versions) if each.is_correction), None)


def live_text(release: Release, language: str) -> LiveText | None:
    """The live text of ``release`` in ``language``, or None. Raises KeyError for an unknown one."""

    def value(field: str) -> Any:
        return getattr(release, column(field, language))

    if value("published_at") is None:
        return None
    return LiveText(
        language=language,
        title=value("title"),
        summary=value("summary"),
        body=value("body"),
        links=tuple(Link(**link) for link in value("links") or ()),
        standing=value("standing"),
        published_at=value("published_at"),
        edited_at=value("edited_at"),
        revision=value("revision"),
        outdated_since=value("outdated_since"),
        images=images_in(value("media")),
        attachments=attachments_in(value("media")),
        versions=versions_in(value("versions")),
    )


def images_in(media: Any) -> tuple[LiveImage, ...]:
    """The images that the live column ``media`` holds."""
    return tuple(LiveImage(**image) for image in media["images"]) if media else ()


def attachments_in(media: Any) -> tuple[LiveAttachment, ...]:
    """The attachments that the live column ``media`` holds."""
    return tuple(LiveAttachment(**each) for each in media["attachments"]) if media else ()


def live_languages(release: Release) -> tuple[str, ...]:
    """The languages in which ``release`` is public now, in the house's order."""
    return tuple(
        code for code in CODES if getattr(release, column("published_at", code)) is not None
    )


def notice(release: Release, language: str) -> Notice | None:
    """The notice that stands in place of the text in ``language``, or None."""
    held = getattr(release, column("notice", language))
    if held is None:
        return None
    at = datetime.datetime.fromisoformat(held["at"])
    return Notice(language=language, act=held["act"], reason=held["reason"], at=at)


def headline(release: Release, language: str) -> Headline:
    """The entry of a live release of ``Release.objects.live(language).listed(language)``."""

    def value(field: str) -> Any:
        return getattr(release, column(field, language))

    path: str = getattr(release, "path")  # noqa: B009 (an annotation, which mypy can't see)
    return Headline(
        public_id=release.public_id,
        language=language,
        path=path,
        title=value("title"),
        summary=value("summary"),
        standing=value("standing"),
        revision=value("revision"),
        published_at=value("published_at"),
        edited_at=value("edited_at"),
        issued_on=release.issued_on,
        kind=Kind(release.kind),
        is_urgent=release.is_urgent,
        office_id=release.office_id,
        versions=versions_in(value("versions")),
    )


def live_revisions(release: Release) -> dict[str, int]:
    """By live language, the revision that the public reads."""
    return {code: getattr(release, column("revision", code)) for code in live_languages(release)}


def made_from_what(release: Release) -> dict[str, tuple[str, int]]:
    """By live language, from which language and revision its newest version was made.

    The language is empty for an original, and ``?`` for a text that was public before its versions
    were kept.
    """
    return {code: _made_from(release, code) for code in live_languages(release)}


def _made_from(release: Release, language: str) -> tuple[str, int]:
    kept = getattr(release, column("versions", language))
    if not kept:
        return "?", 0
    return kept[-1]["source_language"], kept[-1]["source_revision"] or 0
