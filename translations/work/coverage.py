"""Coverage: which release stands where in which language, for the press officers of its office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value, Window

from releases.languages import CODES
from releases.models import Office, Release
from translations.models import APART, Role, State, Translation
from translations.querysets import OVERDUE
from translations.roles import offices_of
from translations.visibility import visible_releases
from translations.work.board_form import LATE, NONE, OUTDATED, Asked, BoardForm
from translations.work.columns import A_PAGE, ISSUE, Issue, Text, texts_of
from translations.work.tally import Tally

FAR = 10**8  # beyond every page


class Coverage:
    """The board of one person as they ask for it; it has nothing for whoever is no press officer."""

    def __init__(self, user: User, given: Any, offices: Mapping[int, Office]) -> None:
        own = offices_of(user, Role.PRESS_OFFICER)
        self.offices = {key: office for key, office in offices.items() if own is None or key in own}
        used = {code for office in self.offices.values() for code in office.languages}
        self.languages = [code for code in CODES if code in used]
        self.user, self.given = user, given
        self.form = BoardForm(given, self.languages)

    @cached_property
    def asked(self) -> Asked | None:
        """None where the form holds what nobody can mean."""
        return self.form.asked if self.form.is_valid() else None

    @cached_property
    def page(self) -> Page[Any]:
        """The releases of the page that was asked for."""
        paginator = Paginator(self._newest.values_list(*ISSUE), A_PAGE)
        paginator.count = self.count
        page = paginator.get_page(self.given.get("page"))
        rows: Any = page.object_list if self._wished is None else self._wished[1]
        page.object_list = [Issue(*row) for row in rows]
        return page

    @cached_property
    def texts(self) -> Mapping[int, Mapping[str, Text]]:
        """Those of the page, by release and language."""
        return texts_of(self.page.object_list)

    @cached_property
    def count(self) -> int:
        """How many releases there are on all pages."""
        return self.tally.releases if self._wished is None else self._wished[0]

    @cached_property
    def tally(self) -> Tally:
        """How many texts are in which state, of all that the dates and the topic leave."""
        releases = self._issued.order_by().values("pk")
        texts = Translation.objects.order_by()
        if self.asked and (self.asked.since or self.asked.until or self.asked.topic):
            texts = texts.filter(release__in=releases)
        else:  # computed, so that SQLite counts along its index of the states, and needn't sort them all
            texts = texts.alias(key=F("release") + 0).filter(key__in=releases)
        # Where there is one office only, no text's release need be looked up for it.
        office = Value(next(iter(self.offices))) if len(self.offices) == 1 else F("release__office")
        stand = texts.annotate(office=office)
        rows = stand.values_list("office", "state", "language", "public").annotate(
            texts=Count("pk"),
            originals=Count("pk", filter=Q(is_original=True)),
            late=Count("pk", filter=OVERDUE),
        )
        return Tally(self.offices, rows)

    @cached_property
    def _issued(self) -> QuerySet[Release]:
        """The releases of the dates and the topic that were asked for; cancelled ones on demand."""
        if self.asked is None:
            return Release.objects.none()
        rows = visible_releases(self.user).filter(office__in=self.offices)
        if self.asked.since:
            rows = rows.filter(issued_on__gte=self.asked.since)
        if self.asked.until:
            rows = rows.filter(issued_on__lte=self.asked.until)
        if self.asked.topic:
            rows = rows.filter(topics=int(self.asked.topic))
        if self.asked.state == State.CANCELLED:
            return rows
        cancelled = Translation.objects.filter(is_original=True, state=State.CANCELLED).order_by()
        return rows.exclude(pk__in=cancelled.values("release"))

    @property
    def _newest(self) -> QuerySet[Release]:
        return self._issued.order_by("-issued_on", "-pk")

    @cached_property
    def _wished(self) -> tuple[int, list[Any]] | None:
        """Where a language or a state was asked for: how many releases have such a text, and the page’s.

        Looking for them is the dear part: done once, for their number and for the page.
        """
        if self.asked is None or not (self.asked.language or self.asked.state):
            return None
        rows = self._newest.filter(self._wish(self.asked.language, self.asked.state))
        counted = rows.annotate(total=Window(Count("pk"))).values_list(*ISSUE, "total")
        first = self._first
        found = list(counted[first : first + A_PAGE])
        if not found and first:  # beyond the last page, which is then meant
            last = max(rows.count() - 1, 0) // A_PAGE * A_PAGE
            found = list(counted[last : last + A_PAGE])
        return (found[0][-1] if found else 0), found

    @property
    def _first(self) -> int:
        """The place of the first release of the page that was asked for, as the paginator reads it."""
        said = self.given.get("page", "")
        number = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1
        return (number - 1) * A_PAGE if number else FAR

    def _wish(self, language: str, state: str) -> Q:
        if state == NONE:
            return self._lacks_one_of([language] if language else self.languages)
        if not state:
            return Q(office__in=self._speaking(language))
        texts = Translation.objects.of(language) if language else Translation.objects.all()
        if state in (LATE, OUTDATED):
            texts = texts.overdue() if state == LATE else texts.outdated()
        else:
            texts = texts.filter(_is_seen(state))
        return Q(pk__in=texts.order_by().values("release"))

    def _lacks_one_of(self, codes: Iterable[str]) -> Q:
        found = Q(pk__in=[])
        for code in codes:
            text = Translation.objects.of(code).filter(release=OuterRef("pk"))
            found |= Q(~Exists(text), office__in=self._speaking(code))
        return found

    def _speaking(self, code: str) -> list[int]:
        """The offices that publish in this language."""
        return [key for key, office in self.offices.items() if code in office.languages]


def _is_seen(state: str) -> Q:
    """What is ``seen`` as this, asked so that an index answers."""
    if state in APART:
        return Q(state=State.PUBLISHED, public=state)
    shown = Q(state=state)
    return shown & ~Q(public__in=APART) if state == State.PUBLISHED else shown
