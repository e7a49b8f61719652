"""Heads: what a text says outside its body: title, lead, and the words of links, images, attachments.

The links and files are the release's; which of them a text has words for is told by its segments. A
text takes up what the release has gained, and drops what it has lost, when it is saved or submitted:
work on the release changes no text by itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from django.db.models import CharField, IntegerField, Value
from django.utils.translation import gettext as _

from releases.document import AttachmentWords, Document, ImageWords, Link
from releases.models import Attachment, Image, RelatedLink, Release
from translations.models import Segment, Translation
from translations.segmentation import Kind

Subject = TypeVar("Subject", RelatedLink, Image, Attachment)

TITLE_KEY: str = "title"
LEAD_KEY: str = "lead"
OF_IMAGE = {"alt": Kind.ALT, "caption": Kind.CAPTION, "credit": Kind.CREDIT}
IN_SLOTS = (Kind.LINK_LABEL, *OF_IMAGE.values(), Kind.ATTACHMENT)
OUTSIDE_BODY = (Kind.TITLE, Kind.LEAD, *IN_SLOTS)
_SUBJECT = re.compile(r"(link|image|attachment)-(\d+)(?:-|\Z)")
# Not every picture has something to be said below it, nor every file of a table its text.
MAY_BE_EMPTY = frozenset({Kind.TABLE_CELL, Kind.CAPTION, Kind.CREDIT})


def link_key(link: RelatedLink) -> str:
    """The key of the segment that holds a related link's label."""
    return f"link-{link.pk}"


def image_key(image: Image, part: str) -> str:
    """The key of the segment that holds the ``alt``, ``caption`` or ``credit`` of an image."""
    return f"image-{image.pk}-{part}"


def attachment_key(attachment: Attachment) -> str:
    """The key of the segment that holds an attachment's title."""
    return f"attachment-{attachment.pk}"


@dataclass(frozen=True)
class Slot:
    """A place outside the body besides title and lead, and the link or file that its words are about."""

    key: str
    kind: Kind
    subject: RelatedLink | Image | Attachment

    @property
    def is_free(self) -> bool:
        """Whether it may stay empty."""
        return self.kind in MAY_BE_EMPTY

    @property
    def name(self) -> str:
        """What a person knows it by."""
        subject = self.subject
        if isinstance(subject, RelatedLink):
            return _("the link to %(url)s") % {"url": subject.url}
        if isinstance(subject, Image):
            return _("image %(number)d: %(part)s") % {
                "number": subject.position + 1,
                "part": self.kind.label,
            }
        return _("the attachment %(name)s") % {"name": subject.name}

    def words(self, document: Document) -> str:
        """What ``document`` says there; empty where it says nothing."""
        subject = self.subject
        if isinstance(subject, RelatedLink):
            return next((link.label for link in document.links if link.url == subject.url), "")
        if isinstance(subject, Image):
            said = next((each for each in document.images if each.sha256 == subject.sha256), None)
            return str(getattr(said, self.key.rpartition("-")[2])) if said else ""
        titles = {(each.sha256, each.standing): each.title for each in document.attachments}
        return titles.get((subject.sha256, subject.standing), "")

    def segment(self, translation: Translation, text: str) -> Segment:
        """The segment, not saved, that holds ``text`` in this place."""
        return _head(translation, self.key, self.kind, text)


def slots(translation: Translation) -> list[Slot]:
    """The places that the release as it is now offers to this text, in the order of the page."""
    language = translation.language
    return slots_by_language(translation.release, [language])[language]


def slots_by_language(release: Release, languages: Collection[str]) -> dict[str, list[Slot]]:
    """The places that the release offers to a text in each of these languages, read together."""
    links, images, attachments = _read_together(
        release.related_links.current(),
        release.images.current(),
        release.attachments.current().filter(language__in=languages),
    )
    return {
        language: _slots(links, images, [each for each in attachments if each.language == language])
        for language in languages
    }


def slots_of(document: Document, translation: Translation) -> list[Slot]:
    """The places that ``document`` fills, whether or not the release still offers them."""
    release = translation.release
    meant = {(each.sha256, each.standing) for each in document.attachments}
    files = release.attachments.filter(language=translation.language) if meant else ()
    return _slots(
        release.related_links.filter(url__in=[link.url for link in document.links]),
        release.images.filter(sha256__in=[image.sha256 for image in document.images]),
        [file for file in files if (file.sha256, file.standing) in meant],
    )


def _slots(
    links: Iterable[RelatedLink], images: Iterable[Image], attachments: Iterable[Attachment]
) -> list[Slot]:
    found = [Slot(link_key(link), Kind.LINK_LABEL, link) for link in links]
    for image in images:
        found += [Slot(image_key(image, part), kind, image) for part, kind in OF_IMAGE.items()]
    return found + [Slot(attachment_key(each), Kind.ATTACHMENT, each) for each in attachments]


def words_of(document: Document, places: Iterable[Slot]) -> dict[str, str]:
    """What a document says outside its body, by the keys of the segments that say it."""
    said = {TITLE_KEY: document.title, LEAD_KEY: document.summary}
    return said | {slot.key: slot.words(document) for slot in places}


def heads(translation: Translation, document: Document, places: Iterable[Slot]) -> list[Segment]:
    """The segments outside the body, worded as ``document`` has it: title, lead where there is one, slots."""

    found = [_head(translation, TITLE_KEY, Kind.TITLE, document.title)]
    if document.summary:
        found.append(_head(translation, LEAD_KEY, Kind.LEAD, document.summary))
    return found + [slot.segment(translation, slot.words(document)) for slot in places]


def _head(translation: Translation, key: str, kind: str, text: str) -> Segment:
    """A segment outside the body, which stands for the one of the same key in the source."""
    source_key = "" if translation.is_original else key
    return Segment(translation=translation, key=key, source_key=source_key, kind=kind, text=text)


@dataclass(frozen=True)
class Outside:
    """The parts of a document that are about links and files."""

    links: tuple[Link, ...] = ()
    images: tuple[ImageWords, ...] = ()
    attachments: tuple[AttachmentWords, ...] = ()


def outside(
    release: Release, texts: Mapping[str, str], places: Mapping[str, Slot] | None = None
) -> Outside:
    """What the segments' ``texts``, by key in their order, say of the release's links and files."""
    known = slots_named(release, texts) if places is None else places
    return worded([known[key] for key in texts if key in known], texts)


def slots_named(release: Release, names: Iterable[str]) -> dict[str, Slot]:
    """The places of those among these keys that are of links and files, whether or not still offered."""
    keys = _primary_keys(names)
    found = _read_together(
        _rows(release.related_links, keys["link"]),
        _rows(release.images, keys["image"]),
        _rows(release.attachments, keys["attachment"]),
    )
    return {slot.key: slot for slot in _slots(*found)}


def worded(places: Iterable[Slot], texts: Mapping[str, str]) -> Outside:
    """The parts of a document in which these places have these ``texts``, by key."""
    subjects = list(dict.fromkeys(slot.subject for slot in places))
    return Outside(
        tuple(Link(s.url, texts[link_key(s)]) for s in subjects if isinstance(s, RelatedLink)),
        tuple(_image_words(s, texts) for s in subjects if isinstance(s, Image)),
        tuple(
            AttachmentWords(s.sha256, texts[attachment_key(s)], s.standing)
            for s in subjects
            if isinstance(s, Attachment)
        ),
    )


def _image_words(image: Image, texts: Mapping[str, str]) -> ImageWords:
    said = {part: texts.get(image_key(image, part), "") for part in OF_IMAGE}
    return ImageWords(image.sha256, **said)


def _primary_keys(texts: Iterable[str]) -> dict[str, set[int]]:
    """Of which links, images and attachments the segments' keys speak."""
    found: dict[str, set[int]] = {"link": set(), "image": set(), "attachment": set()}
    for key in texts:
        if named := _SUBJECT.match(key):
            found[named[1]].add(int(named[2]))
    return found


def _rows(subjects: Any, keys: set[int]) -> Any:
    """Those rows of the release; None where there can be none."""
    return subjects.filter(pk__in=keys) if keys else None


class _Subject(NamedTuple):
    """One link or file, with the columns that the places need of it."""

    kind: int
    pk: int
    position: int
    said: str  # the address of a link, the name of a file
    sha256: str
    standing: str
    language: str


def _read_together(
    links: Any, images: Any, attachments: Any
) -> tuple[list[RelatedLink], list[Image], list[Attachment]]:
    """These rows in the order of the page, in one query, and none where each of them is None.

    What the places don't need of a row is read when it is asked for.
    """
    link, image, attachment = (Value(number, IntegerField()) for number in range(3))
    none = Value("", CharField())
    named = (
        (links, (link, "pk", "position", "url", none, none, none)),
        (images, (image, "pk", "position", none, "sha256", none, none)),
        (attachments, (attachment, "pk", "position", "name", "sha256", "standing", "language")),
    )
    arms = [rows.order_by().values_list(*columns) for rows, columns in named if rows is not None]
    found = [_Subject(*row) for row in (arms[0].union(*arms[1:], all=True) if arms else ())]
    found.sort(key=lambda row: (row.position, row.pk))
    return (
        [_partial(RelatedLink, row, url=row.said) for row in found if row.kind == 0],
        [_partial(Image, row, sha256=row.sha256) for row in found if row.kind == 1],
        [
            _partial(
                Attachment, row, name=row.said, sha256=row.sha256, standing=row.standing,
                language=row.language,
            )
            for row in found
            if row.kind == 2
        ],
    )  # fmt: skip


def _partial(model: type[Subject], row: _Subject, **columns: str) -> Subject:
    values = {"id": row.pk, "position": row.position, **columns}
    names = [each.attname for each in model._meta.concrete_fields if each.attname in values]
    return model.from_db("default", names, [values[name] for name in names])
