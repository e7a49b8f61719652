"""The document: the canonical form of a text, which is hashed, approved and published as one."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """What a text counts as before the reader."""

    ORIGINAL = "original", _("original")
    PROVISIONAL = "provisional", _("provisional translation")
    OFFICIAL = "official", _("official translation")


class Significance(models.TextChoices):
    """How much an edition changes the one before it."""

    TYPO = "typo", _("typing mistake")
    SUBSTANTIVE = "substantive", _("substantive change")
    CORRECTION = "correction", _("correction with a public note")


def normalised(text: str) -> str:
    """``text`` in NFC with LF line ends, so that a round trip through a browser changes no hash."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(frozen=True)
class Link:
    """A related link: its address, and its label in the document's language."""

    url: str
    label: str


@dataclass(frozen=True)
class ImageWords:
    """What a language says of an image, which is named by the hash of its file."""

    sha256: str
    alt: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class AttachmentWords:
    """What a language calls an attachment, which is named by the hash of its file."""

    sha256: str
    title: str
    standing: str


# Parts that came later: left out of the canonical form where empty, so that older hashes stay.
_LATER = ("images", "attachments")


@dataclass(frozen=True)
class Document:
    """A whole text in one language: ``body`` is Markdown, all else plain text."""

    title: str
    summary: str
    body: str
    standing: str
    links: tuple[Link, ...] = ()
    correction_note: str = ""
    images: tuple[ImageWords, ...] = ()
    attachments: tuple[AttachmentWords, ...] = ()

    def canonical(self) -> str:
        """The one JSON text of this document: sorted keys, no spaces, NFC, LF."""
        values = asdict(self.normalised())
        for part in _LATER:
            if not values[part]:
                del values[part]
        return normalised(
            json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        )

    @property
    def sha256(self) -> str:
        """The hexadecimal SHA-256 of the canonical form in UTF-8."""
        return digest(self.canonical())

    def normalised(self) -> Document:
        """The same document with every text in NFC and LF."""
        return replace(
            self,
            title=normalised(self.title),
            summary=normalised(self.summary),
            body=normalised(self.body),
            links=tuple(Link(normalised(link.url), normalised(link.label)) for link in self.links),
            correction_note=normalised(self.correction_note),
            images=tuple(_normalised_words(image) for image in self.images),
            attachments=tuple(_normalised_words(each) for each in self.attachments),
        )

    @classmethod
    def parse(cls, canonical: str) -> Document:
        """The document that a canonical JSON text holds. Raises ValueError or TypeError for another."""
        data: dict[str, Any] = json.loads(canonical)
        data["links"] = tuple(Link(**link) for link in data["links"])
        data["images"] = tuple(ImageWords(**each) for each in data.get("images", ()))
        data["attachments"] = tuple(AttachmentWords(**each) for each in data.get("attachments", ()))
        return cls(**data)


Words = TypeVar("Words", ImageWords, AttachmentWords)


def _normalised_words(words: Words) -> Words:
    return replace(words, **{name: normalised(text) for name, text in asdict(words).items()})


def digest(canonical: str) -> str:
    """The hexadecimal SHA-256 of a canonical text in UTF-8."""
    return hashlib.sha256(canonical.encode()).hexdigest()
