"""Revisions: numbering and keeping what a text's segments make, and reading it again."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.db import router
from django.db.models import Max, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from reversion.models import Revision, Version

from releases.document import Document
from translations.composing import compose, in_body, read_again, standing
from translations.heads import Slot
from translations.models import RevisionRecord, Segment, Translation
from translations.models.translation import KEPT
from translations.sources import settled_numbers


def keep_revision(
    translation: Translation,
    actor: User,
    cause: str,
    at: datetime.datetime,
    *,
    segments: Sequence[Segment] | None = None,
    places: Mapping[str, Slot] | None = None,
) -> bool:
    """Number and keep what the segments make now. Returns False if it is the newest revision already.

    ``segments`` are the stored ones and ``places`` the links and files that they speak of, where
    they have been read.
    """
    segments = list(translation.segments.all()) if segments is None else segments
    document = compose(translation, segments, places)
    if translation.revision and document.sha256 == translation.sha256:
        return False
    authors, last_change = _authors_since(translation)
    translation.revision += 1
    translation.document, translation.sha256 = document.canonical(), document.sha256
    version = _version(translation, actor, cause, at)
    record = RevisionRecord.objects.create(
        revision=version.revision,
        translation=translation,
        number=translation.revision,
        sha256=translation.sha256,
        cause=cause,
        significance=translation.significance,
        source_revision=translation.source_revision,
        authors=authors,
        last_change=last_change,
        keys=_keys(segments, translation.tail),
        made_at=at,
    )
    translation.release.made += [version.revision, version, record]
    return True


def _authors_since(translation: Translation) -> tuple[list[int], int]:
    """Who changed the text since its last revision, and the newest change there is."""
    last = translation.revisions.order_by("-number").values("last_change")
    since = translation.changes.filter(pk__gt=Coalesce(Subquery(last[:1]), 0))
    newest = dict(since.order_by().values_list("author").annotate(Max("pk")))
    if newest:
        return sorted(newest), max(newest.values())
    before = last.first()
    return [], before["last_change"] if before else 0


def _version(translation: Translation, actor: User, cause: str, at: datetime.datetime) -> Version:
    """The row as django-reversion keeps it.

    Written as its ``create_revision`` would, which first asks whether the row is there at all: here
    it is locked.
    """
    revision = Revision.objects.create(
        date_created=at, user=actor, comment=f"r{translation.revision} {cause}"
    )
    return Version.objects.create(
        revision=revision,
        object_id=str(translation.pk),
        content_type=ContentType.objects.get_for_model(Translation),
        db=router.db_for_write(Translation, instance=translation),
        format="json",
        serialized_data=serializers.serialize("json", [translation], fields=KEPT),
        object_repr=str(translation),
    )


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
    return read(_versions(translation).get(revision__record__number=number))


def kept_and_settled(source: Translation, number: int | None) -> dict[int, Version]:
    """By number, what is kept of revision ``number`` of a source and of its newest settled one."""
    settled = Subquery(settled_numbers(source)[:1])
    either = Q(revision__record__number=number) | Q(revision__record__number=settled)
    return {kept.revision.record.number: kept for kept in _versions(source).filter(either)}


def read(version: Version) -> tuple[Document, list[str]]:
    """What a kept version says: its document, and the keys of its body's blocks."""
    return Document.parse(version.field_dict["document"]), version.revision.record.keys


def _versions(translation: Translation) -> QuerySet[Version]:
    versions: QuerySet[Version] = Version.objects.select_related("revision__record")
    return versions.filter(
        revision__record__translation=translation,
        content_type__app_label="translations",
        content_type__model="translation",
    )
