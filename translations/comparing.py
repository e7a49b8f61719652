"""Comparing two documents part by part, word by word."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from releases.comparing import WORD, Run, compare
from releases.document import Document, Standing

__all__ = ["NAMES", "WORD", "Part", "Run", "compare", "parts"]

NAMES: dict[str, str | Promise] = {
    "title": _("Title"),
    "summary": _("Lead"),
    "body": _("Text"),
    "links": _("Links"),
    "images": _("Images"),
    "attachments": _("Attachments"),
    "standing": _("Standing"),
    "correction_note": _("Public note on the correction"),
}


@dataclass(frozen=True)
class Part:
    """One part of a document as the old one and the new one have it."""

    name: str | Promise
    old: str
    new: str

    @property
    def differs(self) -> bool:
        return self.old != self.new

    @property
    def runs(self) -> list[Run]:
        return list(compare(self.old, self.new))


def parts(old: Document, new: Document) -> list[Part]:
    """Every part of the two documents, in the order of the page."""
    return [Part(name, _plain(old, key), _plain(new, key)) for key, name in NAMES.items()]


def _plain(document: Document, key: str) -> str:
    if key == "links":
        return "\n".join(f"{link.label} <{link.url}>" for link in document.links)
    if key == "images":
        return "\n".join(
            " · ".join(filter(None, (each.sha256[:8], each.alt, each.caption, each.credit)))
            for each in document.images
        )
    if key == "attachments":
        return "\n".join(
            f"{each.sha256[:8]} · {each.title} · {Standing(each.standing).label}"
            for each in document.attachments
        )
    value: str = getattr(document, key)
    return value
