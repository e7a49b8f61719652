"""The page of the calendar: its days, each with what happens on it, worded; and the ways around."""

from __future__ import annotations

import datetime
import zoneinfo
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from releases.languages import CODES
from releases.models import Office
from translations.agenda.asked import AgendaForm, Asked
from translations.agenda.entries import MOST, Entries, Entry
from translations.agenda.spans import FIRST, LAST, MONTH, WEEK, Span, hours_of
from translations.days import day_said
from translations.moments import offset_name
from translations.roles import offices_of
from translations.work.reading import Title, Titles

# Of one day; a month shows what fits a cell, a week as much as one can read.
SHOWN = {WEEK: 40, MONTH: 5}
WHOLE = 24  # hours


@dataclass(frozen=True)
class Worded:
    """One entry as the page says it."""

    entry: Entry
    time: str
    title: Title
    elsewhere: str
    late: str

    @property
    def kind(self) -> str | Promise:
        return self.entry.kind.label

    @property
    def path(self) -> str:
        return reverse("admin:releases_release_change", args=[self.entry.release])


@dataclass(frozen=True)
class Day:
    """One day; ``hours`` says how long it is where that is not 24, ``more`` how much is not shown."""

    date: datetime.date
    is_own: bool
    is_today: bool
    hours: str
    entries: Sequence[Worded]
    more: int
    week: str

    @property
    def is_empty(self) -> bool:
        return not self.entries


class AgendaPage:
    """What ``user`` asked for by ``given``."""

    def __init__(self, user: User, given: Any) -> None:
        self.user, self.now = user, timezone.now()
        own = offices_of(user)
        offices = {office.pk: office for office in Office.objects.all()}
        self.offices = {key: each for key, each in offices.items() if own is None or key in own}
        used = {code for office in self.offices.values() for code in office.languages}
        self.form = AgendaForm(given, self.offices, [code for code in CODES if code in used])
        self.is_asked = self.form.is_valid()
        self._say_what_was_left_out()

    @property
    def status(self) -> int:
        return 200 if self.is_asked else 422

    @cached_property
    def asked(self) -> Asked:
        """What cannot be meant is left out, and said in the form."""
        return self.form.asked(self.now)

    @property
    def span(self) -> Span:
        return self.asked.span

    @property
    def zone(self) -> str:
        return f"{self.span.zone.key}, {offset_name(self.now, self.span.zone)}"

    @cached_property
    def entries(self) -> Entries:
        return Entries(self.user, self.asked)

    @cached_property
    def days(self) -> list[Day]:
        by_day: defaultdict[datetime.date, list[Entry]] = defaultdict(list)
        for entry in self.entries.all:
            by_day[self.span.day_of(entry.moment)].append(entry)
        most = SHOWN[self.span.kind]
        shown = {day: by_day[day][:most] for day in self.span.days}
        titles = Titles({e.release for some in shown.values() for e in some})
        return [
            Day(
                date=day,
                is_own=self.span.holds(day),
                is_today=day == self.span.day_of(self.now),
                hours=self._hours(day),
                entries=[self._worded(entry, titles) for entry in shown[day]],
                more=len(by_day[day]) - len(shown[day]),
                week=self._query(view=WEEK, day=day),
            )
            for day in self.span.days
        ]

    @property
    def every(self) -> list[Worded]:
        """All of it, in order, however much a page would show."""
        titles = Titles({entry.release for entry in self.entries.all})
        return [self._worded(entry, titles) for entry in self.entries.all]

    @property
    def is_empty(self) -> bool:
        return not self.entries.all

    @property
    def cut(self) -> str:
        """What is said where not everything could be read."""
        if not self.entries.is_cut:
            return ""
        return _("Only the first %(most)d of a kind are read: ask for one office or a week.") % {
            "most": MOST
        }

    # The ways around, each an address of its own

    @property
    def previous(self) -> str:
        return self._query(day=self.span.before) if self.span.before >= FIRST else ""

    @property
    def next(self) -> str:
        return self._query(day=self.span.after) if self.span.after <= LAST else ""

    @property
    def today(self) -> str:
        return self._query(day=self.span.day_of(self.now))

    @property
    def views(self) -> list[tuple[str, str, bool]]:
        names = ((WEEK, _("Week")), (MONTH, _("Month")))
        return [(name, self._query(view=kind), kind == self.span.kind) for kind, name in names]

    @property
    def own_query(self) -> str:
        return self._query()

    def _query(self, **changed: Any) -> str:
        asked = self.asked
        said = {
            "view": asked.span.kind,
            "day": asked.span.day,
            "zone": asked.span.zone.key,
            "office": asked.office,
            "language": asked.language,
        } | changed
        return urlencode({name: value for name, value in said.items() if value})

    def _say_what_was_left_out(self) -> None:
        """The form shows what it was taken to mean."""
        if not self.is_asked:
            return
        told = {"view": self.span.kind, "day": f"{self.span.day}", "zone": self.span.zone.key}
        given = {name: self.form.data.get(name) for name in self.form.fields}
        self.form.data = told | {name: value for name, value in given.items() if value}

    # Words

    def _hours(self, day: datetime.date) -> str:
        hours = hours_of(day, self.span.zone)
        if hours == WHOLE:
            return ""
        if not hours:
            return _("there is no such day here")
        return ngettext("%(n)s hour", "%(n)s hours", round(hours)) % {"n": f"{hours:g}"}

    def _worded(self, entry: Entry, titles: Titles) -> Worded:
        zone = self.span.zone
        there = entry.moment.astimezone(zone)
        changes = hours_of(there.date(), zone) != WHOLE
        offset = f" {offset_name(entry.moment, zone)}" if changes else ""
        return Worded(
            entry=entry,
            time=f"{there:%H:%M}{offset}",
            title=titles.of_release.get(entry.release) or Title(entry.public_id),
            elsewhere=self._elsewhere(entry),
            late=_late(entry.late),
        )

    def _elsewhere(self, entry: Entry) -> str:
        """The moment by the clocks that it was chosen by, or its office's, where they differ."""
        name = entry.zone or self.offices[entry.office].time_zone
        other = zoneinfo.ZoneInfo(name)
        if (
            entry.moment.astimezone(other).utcoffset()
            == entry.moment.astimezone(self.span.zone).utcoffset()
        ):
            return ""
        there = entry.moment.astimezone(other)
        is_same_day = there.date() == self.span.day_of(entry.moment)
        day = "" if is_same_day else f"{day_said(there, 'MONTH_DAY_FORMAT')}, "
        return f"{day}{there:%H:%M} {name}"


def _late(late: datetime.timedelta | None) -> str:
    if late is None:
        return ""
    minutes = round(late.total_seconds() / 60)
    return ngettext("%(n)d minute late", "%(n)d minutes late", minutes) % {"n": minutes}
