"""What a version held: its text as readers had it, and how two versions differ. Nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString

from releases.compared_html import as_html
from releases.comparing_lines import compare_lines
from releases.document import Document, Link
from releases.lines import Line, lines_of
from releases.live import LiveText
from releases.markup import to_html
from releases.models import Attachment, Image
from releases.versions import PARTS, readable


@dataclass(frozen=True)
class PastFile:
    """An image or attachment that a version named; ``href`` is empty where readers can't have it now.

    A file is served as long as a live text names it: one that was replaced was replaced for a reason.
    """

    words: str
    href: str


@dataclass(frozen=True)
class PastText:
    """A version as its page shows it; ``body`` is safe HTML."""

    title: str
    summary: str
    body: str
    links: tuple[Link, ...]
    images: tuple[PastFile, ...]
    attachments: tuple[PastFile, ...]


@dataclass(frozen=True)
class ComparedPart:
    """One part of two versions as one; ``part`` is one of ``PARTS``, ``html`` is safe."""

    part: str
    html: SafeString


def past_text(document: Document, live: LiveText) -> PastText:
    """The text of ``document``, an earlier version of ``live`` or itself. One SQL if it names files."""
    paths = _paths_by_hash(live) if document.images or document.attachments else {}
    return PastText(
        title=document.title,
        summary=document.summary,
        body=str(to_html(document.body)),
        links=document.links,
        images=tuple(
            PastFile(
                " · ".join(filter(None, (each.alt, each.caption, each.credit))),
                paths.get(each.sha256, ""),
            )
            for each in document.images
        ),
        attachments=tuple(
            PastFile(each.title, paths.get(each.sha256, "")) for each in document.attachments
        ),
    )


@lru_cache(maxsize=64)
def compared(old: Document, new: Document) -> tuple[ComparedPart, ...]:
    """Each part that reads otherwise in ``new`` than in ``old``; none where only the layout differs.

    Kept for the next reader: two long texts may take a second, and anybody may ask for them.
    """
    before, after = readable(old), readable(new)
    return tuple(
        ComparedPart(part, as_html(compare_lines(_lines(part, old), _lines(part, new))))
        for part in PARTS
        if before[part] != after[part]
    )


def _lines(part: str, document: Document) -> list[Line]:
    """A part as the page has it: the body with its structure, what there are several of as points."""
    if part == "body":
        return lines_of(str(to_html(document.body)))
    kind, level = ("paragraph", 0) if part in ("title", "summary") else ("point", 1)
    return [Line(kind, (row,), level) for row in readable(document)[part].splitlines() if row]


def _paths_by_hash(live: LiveText) -> dict[str, str]:
    """Where each file that the live text names is, by the hash of its content."""
    paths = _paths_by_token(live)
    names = ("token", "sha256")
    images = Image.objects.filter(token__in=paths).order_by().values_list(*names)
    papers = Attachment.objects.filter(token__in=paths).order_by().values_list(*names)
    return {sha256: paths[token] for token, sha256 in images.union(papers)}


def _paths_by_token(live: LiveText) -> dict[str, str]:
    images = {file.token: file.path for file in live.images}
    return images | {file.token: file.path for file in live.attachments}
