"""An attempt: one person's try at one verb, as guards judge it and effects carry it out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from reversion.models import Version

from releases.document import Document
from releases.models import Publication, Release
from releases.uploads import Paper, Picture
from translations.checking import Checking
from translations.models import Approval, Segment, Translation
from translations.revisions import kept_and_settled
from translations.roles import is_clock, roles_for
from translations.visibility import may_know_of


@dataclass(frozen=True)
class Inputs:
    """What the person gave with the verb; each row of the table says which it demands.

    At the desk a save has no ``version``: ``was`` says, for each of the ``texts`` by key, what the
    person had before them, and ``confirm`` names those that they have finished with.
    """

    version: int | None = None
    revision: int | None = None
    sha256: str = ""
    texts: Mapping[str, str] | None = None
    was: Mapping[str, str] | None = None
    confirm: frozenset[str] = frozenset()
    match: int | None = None
    arrangement: str = ""
    style: str = ""
    after: str = ""
    document: Document | None = None
    reason: str = ""
    comment: str = ""
    key: str = ""
    text: str = ""
    suggestion: int | None = None
    remark: int | None = None
    finding: str = ""
    publish_at: datetime.datetime | None = None
    publish_zone: str = ""
    embargo_until: datetime.datetime | None = None
    outdated_acknowledged: bool = False
    controls_confirmed: bool = False
    significance: str = ""
    correction_note: str = ""
    standing: str = ""
    assignee: User | None = None
    due_at: datetime.datetime | None = None
    retrieved_on: datetime.date | None = None
    keep: tuple[str, ...] | None = None
    together: tuple[str, ...] = ()
    facts: Mapping[str, Any] | None = None
    links: tuple[str, ...] | None = None
    picture: Picture | None = None
    paper: Paper | None = None
    image: int | None = None
    attachment: int | None = None
    failure: str = ""
    chosen: tuple[int, ...] = ()
    manner: str = ""
    if_missing: str = ""
    digest: str = ""
    hours: int | None = None
    link: int | None = None
    origin: str = "typed"


@dataclass
class Attempt:
    """``translation`` is None for a verb on the release as a whole. ``at`` is the database's time.

    Effects leave here what the history must hold: the approval they void, facts they set, the
    edition they published.
    """

    verb: str
    user: User
    release: Release
    at: datetime.datetime
    inputs: Inputs = field(default_factory=Inputs)
    working: Translation | None = None
    voids: Approval | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    edition: Publication | None = None

    @property
    def translation(self) -> Translation:
        """The text that the verb is about. Raises ValueError for a verb on a whole release."""
        if self.working is None:
            raise ValueError(f"“{self.verb}” is about a release, not about one text.")
        return self.working

    @cached_property
    def roles(self) -> frozenset[str]:
        """The person's roles for this text, or for the original where it is about a release."""
        if is_clock(self.user):
            return frozenset()
        language = self.working.language if self.working else self.release.source_language
        return roles_for(self.user, self.release.office_id, language)

    @cached_property
    def has_authored(self) -> bool:
        """Whether the person ever wrote in the text."""
        return self.translation.changes.filter(author=self.user).exists()

    @cached_property
    def may_know(self) -> bool:
        """Whether the person, or the clock, may learn that the release exists."""
        return is_clock(self.user) or may_know_of(self.user, self.release, self.at)

    @cached_property
    def approval(self) -> Approval | None:
        """The newest approval that nobody voided."""
        return self.translation.approvals.standing().order_by("-pk").first()

    @cached_property
    def authors_since_approval(self) -> frozenset[int]:
        """The ids of those who changed anything since the last approval that nobody voided."""
        newest = F("last_change").desc(nulls_last=True)
        last = self.translation.approvals.standing().order_by(newest).values("last_change")[:1]
        since = self.translation.changes.filter(pk__gt=Coalesce(Subquery(last), 0))
        return frozenset(since.order_by().values_list("author", flat=True).distinct())

    @cached_property
    def passages(self) -> dict[str, Segment]:
        """Those segments, by key, that the person gave texts for."""
        found = self.translation.segments.filter(key__in=self.inputs.texts or ())
        return {segment.key: segment for segment in found}

    @cached_property
    def checking(self) -> Checking:
        """What the checks find in the text as it is stored."""
        return Checking.of(self.translation)

    @cached_property
    def source_revisions(self) -> dict[int, Version]:
        """By number, of its source the revision that the text was made from and the settled one."""
        text = self.translation
        return kept_and_settled(text.source, text.source_revision) if text.source else {}

    @cached_property
    def original(self) -> Translation | None:
        """The release's original."""
        source = self.working.source if self.working else None
        if source is not None and source.is_original:
            return source
        return self.release.translations.filter(is_original=True).first()
