"""Revisions: numbering and keeping what a text's segments make, and reading it again."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable

import reversion
from django.contrib.auth.models import User
from reversion.models import Version

from releases.document import Document
from translations.composing import compose, in_body, read_again, standing
from translations.models import RevisionRecord, Segment, Translation


def keep_revision(translation: Translation, actor: User, cause: str, at: datetime.datetime) -> bool:
    """Number and keep what the segments make now. Returns False if it is the newest revision already."""
    segments = list(translation.segments.all())
    document = compose(translation, segments)
    if translation.revision and document.sha256 == translation.sha256:
        return False
    last = translation.revisions.order_by("-number").first()
    since = last.last_change if last else 0
    changes = translation.changes.filter(pk__gt=since).values_list("pk", "author_id")
    translation.revision += 1
    translation.document, translation.sha256 = document.canonical(), document.sha256
    with reversion.create_revision():
        reversion.set_user(actor)
        reversion.set_comment(f"r{translation.revision} {cause}")
        reversion.set_date_created(at)
        reversion.add_to_revision(translation)
        reversion.add_meta(
            RevisionRecord,
            translation=translation,
            number=translation.revision,
            sha256=translation.sha256,
            cause=cause,
            significance=translation.significance,
            source_revision=translation.source_revision,
            authors=sorted({author for _pk, author in changes}),
            last_change=max((pk for pk, _author in changes), default=since),
            keys=_keys(segments, translation.tail),
            made_at=at,
        )
    return True


def _keys(segments: Iterable[Segment], tail: str) -> list[str]:
    """A key for each block of the body: of a segment with three, ``key``, ``key.2``, ``key.3``."""
    found, counts = [], Counter[str]()
    for key, _piece in read_again(in_body(standing(segments)), tail):
        counts[key] += 1
        found.append(key if counts[key] == 1 else f"{key}.{counts[key]}")
    return found


def kept_revision(translation: Translation, number: int) -> tuple[Document, list[str]]:
    """The document of revision ``number`` and the keys of its body's blocks, one for each of ``split``.

    Raises Version.DoesNotExist for a number that was never given.
    """
    version = Version.objects.select_related("revision__record").get(
        revision__record__translation=translation,
        revision__record__number=number,
        content_type__app_label="translations",
        content_type__model="translation",
    )
    return Document.parse(version.field_dict["document"]), version.revision.record.keys
