"""Exporting: a release's working texts and files, in the form that imports read."""

from __future__ import annotations

import zoneinfo
from pathlib import Path
from typing import Any

from releases.models import Attachment, Image, Release
from translations.composing import compose
from translations.exchange.front_matter import write
from translations.exchange.neutral import AttachmentRef, ExternalRef, ImageRef, ReleaseFile
from translations.models import Translation


def export_release(release: Release, folder: Path) -> list[Path]:
    """Write a file for each language of ``release`` into ``folder``, and its images and attachments.

    Returns what was written. Raises FileExistsError where a file of that name is there already, and
    then nothing was written. Plans, carriers, embargo and schedule are the office's, and stay.
    """
    texts = list(release.translations.select_related("source").order_by("-is_original", "pk"))
    made: dict[Path, bytes] = {}
    for text in texts:
        file, beside = _text(text)
        made[folder / file.name] = write(file).encode()
        for name, row in beside.items():
            made[folder / name] = _content(row)
    for path in made:
        if path.exists():
            raise FileExistsError(path)
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in made.items():
        path.write_bytes(content)
    return list(made)


def _text(text: Translation) -> tuple[ReleaseFile, dict[str, Image | Attachment]]:
    """The text as a file, and what must stand beside it, by name."""
    document, release = compose(text), text.release
    images = {row.sha256: row for row in release.images.all()}
    papers = {
        (row.sha256, row.standing): row
        for row in release.attachments.filter(language=text.language)
    }
    shown = [(images[words.sha256], words) for words in document.images]
    taken = [(papers[words.sha256, words.standing], words) for words in document.attachments]
    file = ReleaseFile(
        name=f"{text.language}.md",
        release=release.public_id,
        language=text.language,
        title=document.title,
        summary=document.summary,
        body=document.body,
        standing=document.standing,
        source=text.source.language if text.source else "",
        correction_note=document.correction_note,
        links=document.links,
        images=tuple(
            ImageRef(_image_name(row), words.alt, words.caption, words.credit)
            for row, words in shown
        ),
        attachments=tuple(
            AttachmentRef(_paper_name(row), words.title, words.standing) for row, words in taken
        ),
        **(_facts(release) if text.is_original else {}),
    )
    beside: dict[str, Image | Attachment] = {_image_name(row): row for row, _words in shown}
    return file, beside | {_paper_name(row): row for row, _words in taken}


def _facts(release: Release) -> dict[str, Any]:
    zone = release.event_zone or release.office.time_zone
    at = release.event_at and release.event_at.astimezone(zoneinfo.ZoneInfo(zone))
    external = getattr(release, "external_original", None)
    return {
        "issued_on": release.issued_on,
        "kind": release.kind,
        "is_urgent": release.is_urgent,
        "event_at": at and at.replace(tzinfo=None),
        "event_zone": zone if at else release.event_zone,
        "event_place": release.event_place,
        "series_number": release.series_number,
        "topics": tuple(topic.slug for topic in release.topics.all()),
        "countries": tuple(country.code for country in release.countries.all()),
        "press_contact": release.press_contact,
        "external": external and ExternalRef(external.url, external.retrieved_on),
    }


def _image_name(row: Image) -> str:
    return f"image-{row.sha256[:12]}.{row.file.name.rpartition('.')[2]}"


def _paper_name(row: Attachment) -> str:
    """The attachment's own name, with something of its hash where another file has the same."""
    same = row.release.attachments.filter(name=row.name).exclude(sha256=row.sha256)
    if not same.exists():
        return row.name
    return f"{row.name.removesuffix('.pdf')}-{row.sha256[:8]}.pdf"


def _content(row: Image | Attachment) -> bytes:
    with row.file.open() as file:
        content: bytes = file.read()
    return content
