"""Files: keeping what ``uploads`` let through, and which of them readers may have now."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Max

from releases.document import AttachmentWords, Document, ImageWords
from releases.languages import CODES, column
from releases.models import Attachment, Image, Publication, Release
from releases.uploads import Paper, Picture, picture


def looked_through(data: bytes) -> Picture:
    """The image in ``data``; as it is where it is one that we encoded, so that it keeps its hash.

    Raises UploadRefused as ``uploads.picture`` does.
    """
    ours = Image.objects.filter(sha256=hashlib.sha256(data).hexdigest()).first()
    if ours is None:
        return picture(data)
    with ours.small.open() as small:
        return Picture(
            content=data,
            small=small.read(),
            width=ours.width,
            height=ours.height,
            small_width=ours.small_width,
            media_type=ours.media_type,
        )


def keep_image(release: Release, made: Picture) -> Image:
    """The release's image with this content, kept now unless it is already; current again if not."""
    kept = release.images.filter(sha256=made.sha256).first()
    if kept is not None:
        kept.removed_at = None
        kept.save(update_fields=["removed_at"])
        return kept
    image = Image(
        release=release,
        sha256=made.sha256,
        size=len(made.content),
        media_type=made.media_type,
        position=_next_position(release.images),
        width=made.width,
        height=made.height,
        small_width=made.small_width,
    )
    image.file.save(f"{image.token}.{made.suffix}", ContentFile(made.content), save=False)
    image.small.save(f"{image.token}-small.{made.suffix}", ContentFile(made.small), save=False)
    image.save()
    return image


def keep_attachment(release: Release, language: str, made: Paper, standing: str) -> Attachment:
    """The release's attachment of this content and standing in ``language``, kept now if need be.

    One that changes its standing is another: an approved text says which it meant.
    """
    same = release.attachments.filter(language=language, sha256=made.sha256, standing=standing)
    kept = same.first()
    if kept is not None:
        kept.removed_at = None
        kept.save(update_fields=["removed_at"])
        return kept
    attachment = Attachment(
        release=release,
        language=language,
        sha256=made.sha256,
        size=len(made.content),
        media_type=made.media_type,
        position=_next_position(release.attachments),
        name=made.name,
        standing=standing,
        pages=made.pages,
    )
    attachment.file.save(f"{attachment.token}.pdf", ContentFile(made.content), save=False)
    attachment.save()
    return attachment


def _next_position(rows: Any) -> int:
    last: int | None = rows.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def media_of(release: Release, language: str, text: Document) -> dict[str, Any] | None:
    """What the live column ``media`` holds of a text: its images and attachments with their words."""
    if not text.images and not text.attachments:
        return None
    images = {row.sha256: row for row in release.images.all()}
    rows = release.attachments.filter(language=language)
    papers = {(row.sha256, row.standing): row for row in rows}
    return {
        "images": [_of_image(images[words.sha256], words) for words in text.images],
        "attachments": [
            _of_attachment(papers[words.sha256, words.standing], words)
            for words in text.attachments
        ],
    }


def _of_image(row: Image, words: ImageWords) -> dict[str, Any]:
    return {
        "token": row.token,
        "suffix": row.file.name.rpartition(".")[2],
        "width": row.width,
        "height": row.height,
        "small_width": row.small_width,
        "alt": words.alt,
        "caption": words.caption,
        "credit": words.credit,
    }


def _of_attachment(row: Attachment, words: AttachmentWords) -> dict[str, Any]:
    return {
        "token": row.token,
        "name": row.name,
        "size": row.size,
        "pages": row.pages,
        "title": words.title,
        "standing": words.standing,
    }


def taken_down_with(file: Image | Attachment) -> str | None:
    """The language of a text that named the file in public and was taken down, if there is one. Two SQL."""
    names = {column("notice", code): code for code in CODES}
    row = Release.objects.rewrite(mode=False).filter(pk=file.release_id).values(*names).get()
    down = [code for name, code in names.items() if row[name] is not None]
    named = Publication.objects.filter(
        release=file.release_id,
        language__in=down,
        act__in=Publication.public_acts,
        document__contains=file.sha256,
    )
    return named.order_by("sequence").values_list("language", flat=True).first()


def is_public(file: Image | Attachment) -> bool:
    """Whether a live text of the file's release names it. One SQL."""
    names = [column("media", code) for code in CODES]
    rows = Release.objects.rewrite(mode=False).filter(pk=file.release_id).values_list(*names)
    return any(
        held["token"] == file.token
        for media in rows.get()
        if media
        for held in [*media["images"], *media["attachments"]]
    )
