"""Bases: what the text under review is compared with, and what its source is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from reversion.models import Version

from releases.document import Document
from releases.record import editions
from translations import heads
from translations.kept_source import Kept
from translations.models import Approval, Public, RevisionRecord, Segment, Translation
from translations.review.editions import Edition, edition_of, keys_by_likeness
from translations.revisions import kept_and_settled, kept_revision, read


@dataclass(frozen=True)
class Base:
    """Revision ``number`` of a text, whole."""

    number: int
    document: Document
    edition: Edition


@dataclass
class Bases:
    """What there is to compare ``text`` with; each is read when it is asked for.

    ``segments`` are the text's own, ``places`` the links and files that it has words for.
    """

    text: Translation
    segments: Sequence[Segment]
    places: Sequence[heads.Slot]

    @cached_property
    def approval(self) -> Approval | None:
        """The newest approval that nobody voided, with the ``keys`` of its blocks."""
        rows = self.text.approvals.standing().select_related("reviewer")
        return rows.annotate(keys=self._keys).order_by("-pk").first()

    @property
    def is_public(self) -> bool:
        """Whether readers have an edition of it, or had one that was withdrawn."""
        return self.text.public in (Public.LIVE, Public.WITHDRAWN)

    @property
    def approved(self) -> Base | None:
        approval = self.approval
        if approval is None:
            return None
        return self._base(approval.revision, approval.text, getattr(approval, "keys", None))

    @property
    def live(self) -> Base | None:
        if not self.is_public:
            return None
        rows: QuerySet[Any] = editions(self.text.release, self.text.language)
        edition = rows.annotate(keys=self._keys).first()
        return self._base(edition.revision, edition.text, edition.keys) if edition else None

    def revision(self, number: int) -> Base | None:
        """A kept revision; None for a number that was never given."""
        try:
            document, keys = kept_revision(self.text, number)
        except Version.DoesNotExist:
            return None
        return self._base(number, document, keys)

    @property
    def _keys(self) -> Subquery:
        """The keys of the blocks of a row's ``revision``; None where they are not on record."""
        records = RevisionRecord.objects.filter(
            translation=self.text.pk, number=OuterRef("revision")
        )
        return Subquery(records.values("keys")[:1])

    def _base(self, number: int, document: Document, keys: Sequence[str] | None) -> Base:
        found = keys_by_likeness(document, self.segments) if keys is None else keys
        kept = Kept(self.text.language, document, found, self.places)
        return Base(number, document, edition_of(kept))

    # The source

    @cached_property
    def sources(self) -> Mapping[int, Version]:
        """The revision of the source that the text was made from, and the newest settled one."""
        source = self.text.source
        return kept_and_settled(source, self.text.source_revision) if source else {}

    @cached_property
    def source(self) -> Kept | None:
        """What the text was made from; None for an original."""
        return self._source(self.text.source_revision or 0)

    @property
    def newest_source(self) -> int:
        return max(self.sources, default=0)

    @property
    def source_span(self) -> tuple[int, int] | None:
        """From which revision to which the source is compared, where there is something to compare.

        From the one that the text was made from; where that is the newest, from the one of which the
        approved edition was made.
        """
        made_from = self.text.source_revision or 0
        if self.newest_source > made_from > 0:
            return made_from, self.newest_source
        before = self.approval.source_revision if self.approval else None
        return (before, made_from) if before and before < made_from else None

    @property
    def source_editions(self) -> tuple[Edition, Edition] | None:
        if self.source_span is None:
            return None
        old, new = (self._source(number) for number in self.source_span)
        return (edition_of(old), edition_of(new)) if old and new else None

    def _source(self, number: int) -> Kept | None:
        source = self.text.source
        if source is None or not number:
            return None
        if number in self.sources:
            document, keys = read(self.sources[number])
        else:
            document, keys = kept_revision(source, number)
        return Kept(source.language, document, keys, self.places)
