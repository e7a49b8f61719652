"""What the public reads against what was approved: live columns, pages, documents and files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

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
        if _wrong_with(release):
            yield from _settled(key)


def _settled(key: int) -> list[Finding]:
    """What is wrong with a release between two publications: perhaps it was published as we read it."""
    with transaction.atomic():
        Release.objects.locked(key)
        release = Release.objects.get(pk=key)
        wrong, kept = _wrong_with(release), derived.kept_pages(release)
    if not any(_is_of_a_page(each) for each in wrong):
        return wrong
    # It takes long, and people wait for the lock, on SQLite all who write: we have given it back.
    place = derived.made_elsewhere(release, kept)
    if place:
        return [_as_made_at(place, each) if _is_of_a_page(each) else each for each in wrong]
    # Perhaps what pages borrow has changed as we searched, and they with it.
    return wrong if derived.kept_pages(release) == kept else _settled(key)


def _is_of_a_page(finding: Finding) -> bool:
    return finding.table == PAGE


def _as_made_at(place: str, finding: Finding) -> Finding:
    return replace(finding, what=f"was made for {place}, and is otherwise right", served_at=place)


def _ever_public() -> QuerySet[Release]:
    """The releases that have a publication, a live text or a page, whether or not they should."""
    of_it = {"release": OuterRef("pk")}
    noted = Q(Exists(Publication.objects.filter(**of_it)))
    shown = Q(Exists(Rendered.objects.filter(**of_it)))
    live = Q(pk__in=Release.objects.live_in_any().order_by().values("pk"))
    return Release.objects.filter(noted | shown | live).order_by("pk")


def _wrong_with(release: Release) -> list[Finding]:
    """Everything: what spoils one comparison hides nothing that the others find."""
    found: dict[Finding, None] = {}
    texts = (_unapproved(release, code) for code in live_languages(release))
    for comparison in (_changed_columns(release), _changed_pages(release), *texts):
        try:
            for finding in comparison:
                found[finding] = None
        except SPOILT as error:
            what = f"can't be compared with what was published: {type(error).__name__}: {error}"
            found[Finding(RELEASE, release.public_id, what)] = None
    return list(found)


def _changed_columns(release: Release) -> Iterator[Finding]:
    for name in derived.of_columns(release):
        yield Finding(RELEASE, name, "is not what was published")


def _changed_pages(release: Release) -> Iterator[Finding]:
    for name in derived.of_pages(release):
        yield Finding(PAGE, name, NOT_THE_PAGE)


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
