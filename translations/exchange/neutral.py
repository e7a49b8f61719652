"""The neutral form of a text of a release: what every format is read into and written from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from releases.document import Document, Link, Standing


@dataclass(frozen=True)
class ImageRef:
    """An image by its file, named from beside the text's, with its words in the text's language."""

    file: str
    alt: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class AttachmentRef:
    """An attachment by its file, named from beside the text's, with its title and standing."""

    file: str
    title: str
    standing: str


@dataclass(frozen=True)
class ExternalRef:
    """Where an original stands on another site, and the day on which it was read there."""

    url: str
    retrieved_on: datetime.date


@dataclass(frozen=True)
class ReleaseFile:
    """One text of a release, as one file holds it.

    ``release`` names the release among the files read together; ``source`` is the language that a
    translation was made from. The facts, from ``issued_on`` on, are an original's alone. ``event_at``
    is local time in ``event_zone``. ``warnings`` are sentences about what the format could not say.
    """

    name: str
    language: str = ""
    release: str = ""
    title: str = ""
    summary: str = ""
    body: str = ""
    standing: str = Standing.ORIGINAL
    source: str = ""
    correction_note: str = ""
    links: tuple[Link, ...] = ()
    images: tuple[ImageRef, ...] = ()
    attachments: tuple[AttachmentRef, ...] = ()
    issued_on: datetime.date | None = None
    kind: str = ""
    is_urgent: bool = False
    event_at: datetime.datetime | None = None
    event_zone: str = ""
    event_place: str = ""
    series_number: str = ""
    topics: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    press_contact: str = ""
    external: ExternalRef | None = None
    warnings: tuple[str, ...] = ()

    @property
    def document(self) -> Document:
        """The text as a person would type it; the words of its files need the files' hashes."""
        return Document(
            title=self.title,
            summary=self.summary,
            body=self.body,
            standing=self.standing,
            links=self.links,
            correction_note=self.correction_note,
        )
