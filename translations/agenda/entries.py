"""Entries: what stands in a calendar, read for all of its days at once.

Only of releases that the person may know of. However many there are, the number of questions is the
same, and of each kind no more than ``MOST`` are read.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.languages import BY_CODE, Language
from releases.models import Act, Publication
from translations.agenda.asked import Asked
from translations.models import ENDED, IfMissing, Manner, Public, State, Translation
from translations.visibility import visible_releases
from translations.watching.lateness import lateness_of

MOST = 2_000
UNREADY = (State.DRAFT, State.RETURNED, State.SUBMITTED, State.APPROVED)


class Kind(models.TextChoices):
    """What happens at a moment, in the order in which they stand within one."""

    EMBARGO = "embargo", gettext_lazy("embargo ends")
    GOES_OUT = "goes_out", gettext_lazy("goes out")
    PUBLISHED = "published", gettext_lazy("published")
    DUE = "due", gettext_lazy("text due")


@dataclass(frozen=True)
class Text:
    """One language of an entry: where its text is, and how it stands."""

    pk: int
    code: str
    state: str

    @property
    def language(self) -> Language:
        return BY_CODE[self.code]

    @property
    def said(self) -> str:
        return str((State if self.state in State else Public)(self.state).label)

    @property
    def lacks(self) -> str:
        """Why it can't go out yet."""
        if self.state == State.APPROVED:
            return _("approved, without a minute")
        return _("not ready, %(state)s") % {"state": self.said}

    @property
    def is_ready(self) -> bool:
        return self.state in (State.SCHEDULED, State.PUBLISHED)

    @property
    def has_ended(self) -> bool:
        """Whether readers had it and have it no more."""
        return self.state in ENDED


@dataclass
class Entry:
    """What happens to one release in one minute: ``texts`` take part, ``waiting`` should and can't yet.

    ``how`` is what becomes of those that are ready, as it was decided beforehand.
    """

    kind: Kind
    moment: datetime.datetime
    release: int
    office: int
    public_id: str
    is_urgent: bool
    texts: list[Text] = field(default_factory=list)
    waiting: list[Text] = field(default_factory=list)
    late: datetime.timedelta | None = None
    zone: str = ""
    how: str = ""
    moments: set[datetime.datetime] = field(default_factory=set)

    def speaks(self, code: str) -> bool:
        """Whether it is about a language; the end of an embargo is about every one."""
        every = (*self.texts, *self.waiting)
        return self.kind == Kind.EMBARGO or any(text.code == code for text in every)


class _Row(NamedTuple):
    moment: datetime.datetime
    release: int
    office: int
    public_id: str
    is_urgent: bool
    pk: int = 0
    code: str = ""
    state: str = ""
    zone: str = ""
    how: str = ""


OF_RELEASE = ("release", "release__office", "release__public_id", "release__is_urgent")


class Entries:
    """Those of one person in the span that they asked for; ``is_cut`` says that there are more."""

    def __init__(self, user: User, asked: Asked) -> None:
        self.asked, self.is_cut = asked, False
        self.releases = visible_releases(user)
        if asked.office is not None:
            self.releases = self.releases.filter(office=asked.office)
        found = [*self._embargoes(), *self._going_out(), *self._due()]
        self._let_wait(found)
        found += self._published()
        if asked.language:
            found = [entry for entry in found if entry.speaks(asked.language)]
        order = list(Kind)
        self.all = sorted(found, key=lambda e: (e.moment, order.index(e.kind), e.release))

    def _embargoes(self) -> list[Entry]:
        rows = self.releases.filter(**self._within("embargo_until")).order_by("embargo_until", "pk")
        own = rows.values_list("embargo_until", "pk", "office", "public_id", "is_urgent")
        return _entries(Kind.EMBARGO, self._cut(own))

    def _going_out(self) -> list[Entry]:
        """What has its minute, and what was to go out at one with others and is not ready."""
        scheduled = self._texts("publish_at", state__in=(State.SCHEDULED, State.FAILED))
        bundled = self._texts(
            "bundle__publish_at", "bundle__publish_zone", "bundle__manner", "bundle__if_missing",
            bundle__closed_at=None, state__in=UNREADY,
        )  # fmt: skip
        rows = [(*row, _how(manner, missing)) for *row, manner, missing in bundled]
        entries = _entries(Kind.GOES_OUT, [*scheduled, *rows])
        for entry in entries:
            entry.waiting = [text for text in entry.texts if text.state in UNREADY]
            entry.texts = [text for text in entry.texts if text.state not in UNREADY]
        return entries

    def _due(self) -> list[Entry]:
        return _entries(Kind.DUE, self._texts("due_at", state__in=(State.DRAFT, State.RETURNED)))

    def _texts(
        self, column: str, zone: str = "publish_zone", *more: str, **which: Any
    ) -> list[Any]:
        rows = Translation.objects.filter(
            release__in=self.releases.order_by().values("pk"), **which, **self._within(column)
        ).order_by(column, "release", "-is_original", "language")
        own = (column, *OF_RELEASE, "pk", "language", "state", zone, *more)
        return self._cut(rows.values_list(*own))

    def _published(self) -> list[Entry]:
        rows = Publication.objects.filter(
            release__in=self.releases.order_by().values("pk"),
            act=Act.PUBLISHED,
            **self._within("at"),
        ).order_by("at", "release", "language")
        text = Translation.objects.filter(
            release=OuterRef("release"), language=OuterRef("language")
        )
        rows = rows.annotate(seen=Subquery(text.values("public")[:1]))
        went = self._cut(rows.values_list("at", *OF_RELEASE, "pk", "language", "seen"))
        ways = [(*row, seen if seen in ENDED else State.PUBLISHED) for *row, seen in went]
        entries = _entries(Kind.PUBLISHED, ways)
        late = lateness_of(entries)
        for entry in entries:
            found = [late.get((entry.release, each)) for each in entry.moments]
            entry.late = max((each for each in found if each), default=None)
        return entries

    def _let_wait(self, entries: list[Entry]) -> None:
        """Tell of each release that goes out, or may from then on, which languages are not ready.

        Once a release, where it first goes out.
        """
        first: dict[int, Entry] = {}
        for entry in sorted(entries, key=lambda e: (e.kind != Kind.GOES_OUT, e.moment)):
            if entry.kind != Kind.DUE:
                first.setdefault(entry.release, entry)
        rows = Translation.objects.filter(
            release__in=list(first), state__in=UNREADY, public=Public.NONE
        )
        own = rows.order_by("-is_original", "language").values_list(
            "release", "pk", "language", "state"
        )
        for release, key, *said in own:
            if all(key != text.pk for text in first[release].waiting):
                first[release].waiting.append(Text(key, *said))

    def _within(self, column: str) -> dict[str, datetime.datetime]:
        span = self.asked.span
        return {f"{column}__gte": span.start, f"{column}__lt": span.end}

    def _cut(self, rows: Any) -> list[Any]:
        found = list(rows[: MOST + 1])
        self.is_cut |= len(found) > MOST
        return found[:MOST]


def _how(manner: str, if_missing: str) -> str:
    """What becomes of a bundle in which a language is not ready."""
    together = manner == Manner.TOGETHER
    return str(IfMissing(if_missing).label if together else Manner(manner).label)


def _entries(kind: Kind, rows: Iterable[Any]) -> list[Entry]:
    """One entry a release and minute, with the texts that share it."""
    found: dict[tuple[int, datetime.datetime], Entry] = {}
    for row in (_Row(*each) for each in rows):
        key = (row.release, row.moment.replace(second=0, microsecond=0))
        entry = found.setdefault(
            key,
            Entry(kind, row.moment, row.release, row.office, row.public_id, row.is_urgent),
        )
        entry.moments.add(row.moment)
        entry.zone, entry.how = entry.zone or row.zone, entry.how or row.how
        is_there = any(text.code == row.code for text in entry.texts)
        if row.pk and not is_there:  # one may go out twice in a minute, corrected
            entry.texts.append(Text(row.pk, row.code, row.state))
    return list(found.values())
