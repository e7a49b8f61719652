"""What the public reads against what was approved: live columns, pages, documents and files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import chain

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from releases import derived
from releases.document import Document, digest
from releases.live import live_languages
from releases.models import Attachment, Image, Origin, Publication, Release, Rendered
from releases.reading import CHUNK, SPOILT
from releases.record import last_edition
from translations.models import Approval
from translations.verifying.finding import Finding

RELEASE, PAGE = str(Release._meta.db_table), str(Rendered._meta.db_table)
NOT_THE_PAGE = "is not the page of what was published"


class Live:
    """Counts the ``texts`` that are live, and the ``releases`` of which anything is or was public."""

    def __init__(self) -> None:
        self.texts = self.releases = 0

    def findings(self) -> Iterator[Finding]:
        after = 0
        while keys := list(
            _ever_public().filter(pk__gt=after).values_list("pk", flat=True)[:CHUNK]
        ):
            for key in keys:
                yield from self._of_release(key)
            after = keys[-1]

    def _of_release(self, key: int) -> Iterator[Finding]:
        release = Release.objects.get(pk=key)
        self.releases += 1
        self.texts += len(live_languages(release))
        if not _wrong_with(release):
            return
        # Perhaps it was published as we read it: under its lock nothing is.
        with transaction.atomic():
            Release.objects.locked(key)
            wrong = _wrong_with(Release.objects.get(pk=key))
        yield from wrong


def _ever_public() -> QuerySet[Release]:
    """The releases that have a publication, a live text or a page, whether or not they should."""
    of_it = {"release": OuterRef("pk")}
    noted = Q(Exists(Publication.objects.filter(**of_it)))
    shown = Q(Exists(Rendered.objects.filter(**of_it)))
    live = Q(pk__in=Release.objects.live_in_any().order_by().values("pk"))
    return Release.objects.filter(noted | shown | live).order_by("pk")


def _wrong_with(release: Release) -> list[Finding]:
    try:
        columns, pages = derived.of_columns(release), derived.of_pages(release)
        return [
            *(Finding(RELEASE, name, "is not what was published") for name in columns),
            *(Finding(PAGE, each.name, NOT_THE_PAGE, each.served_at) for each in pages),
            *chain.from_iterable(_unapproved(release, code) for code in live_languages(release)),
        ]
    except SPOILT as error:
        what = f"can't be compared with what was published: {type(error).__name__}: {error}"
        return [Finding(RELEASE, release.public_id, what)]


def _unapproved(release: Release, language: str) -> Iterator[Finding]:
    """What the newest publication in ``language`` holds and no approval that stands does."""
    row = last_edition(release, language)
    if row is None:
        return  # the live columns differ from the record, and were named
    table, name = (
        str(Publication._meta.db_table),
        f"{row.sequence} ({release.public_id} {language})",
    )
    if digest(row.document) != row.sha256:
        yield Finding(table, name, "holds a document that is not the one that its hash names")
    approvals = Approval.objects.standing().filter(
        translation__release=release,
        translation__language=language,
        revision=row.revision,
        sha256=row.sha256,
    )
    documents = approvals.values_list("document", flat=True)
    if row.origin == Origin.WORKFLOW and row.document not in documents:
        yield Finding(table, name, "is live, and no approval that stands holds this text")
    yield from _changed_files(release, language, row.text)


def _changed_files(release: Release, language: str, text: Document) -> Iterator[Finding]:
    images = release.images.filter(sha256__in=[each.sha256 for each in text.images])
    papers = release.attachments.filter(
        language=language, sha256__in=[each.sha256 for each in text.attachments]
    )
    files: list[Image | Attachment] = [*images, *papers]
    for kept in files:
        if why := _file_is_other(kept):
            yield Finding(str(kept._meta.db_table), str(kept.pk), f"{kept.file.name} {why}")


def _file_is_other(kept: Image | Attachment) -> str:
    """Why the stored file is not the one that was approved; empty if it is."""
    try:
        with kept.file.open() as file:
            held = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"can't be read: {error.strerror}"
    return "" if held == kept.sha256 else "is not the file that was approved: its hash is another"
