"""Files as the release's page shows them: images with who has described them, attachments by language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from releases.models import Attachment, Image, Release
from translations.heads import attachment_key, image_key
from translations.models import Place, Segment, Translation


@dataclass(frozen=True)
class Shown:
    """An image, and the texts that describe it and those that don't yet."""

    image: Image
    described: list[Translation]
    undescribed: list[Translation]


@dataclass(frozen=True)
class Attached:
    """An attachment, the text that it belongs to, and what that calls it."""

    attachment: Attachment
    text: Any
    title: str


def shown_images(release: Release, texts: Sequence[Translation]) -> list[Shown]:
    """The release's images in their order. An original elsewhere describes none."""
    images = list(release.images.current())
    keys = {image.pk: image_key(image, "alt") for image in images}
    worded = _worded(texts, keys.values())
    ours = [text for text in texts if not text.is_external]
    found = []
    for image in images:
        has = [text for text in ours if worded.get((text.pk, keys[image.pk]))]
        found.append(Shown(image, has, [text for text in ours if text not in has]))
    return found


def attached_to(release: Release, texts: Sequence[Translation]) -> list[Attached]:
    """The release's attachments by language, in the order of the texts."""
    attachments = list(release.attachments.current())
    keys = {attachment.pk: attachment_key(attachment) for attachment in attachments}
    worded = _worded(texts, keys.values())
    return [
        Attached(attachment, text, worded.get((text.pk, keys[attachment.pk]), ""))
        for text in texts
        for attachment in attachments
        if attachment.language == text.language
    ]


def _worded(texts: Sequence[Translation], keys: Any) -> dict[tuple[int, str], str]:
    """What the texts say under these keys of their heads; no query where there are none."""
    if not keys:
        return {}
    rows = Segment.objects.filter(
        translation__in=[text.pk for text in texts], key__in=list(keys), place=Place.IN
    ).exclude(text="")
    return {
        (row.translation_id, row.key): row.text for row in rows.only("translation", "key", "text")
    }
