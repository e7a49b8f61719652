"""Reading: what the rows of the front page need besides themselves, for all of them at once."""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language

from releases.languages import BY_CODE, Language
from releases.models import Office
from translations.days import day_said
from translations.heads import TITLE_KEY
from translations.models import Segment, Transition
from translations.names import name_of
from translations.periods import last_day
from translations.verbs import Verb


@dataclass(frozen=True)
class Title:
    """The words that name a release or text to this reader, and the language that they are in."""

    words: str
    language: Language | None = None

    @property
    def tag(self) -> str:
        return self.language.tag if self.language else ""

    @property
    def direction(self) -> str:
        return self.language.direction if self.language else "auto"


class Titles:
    """The titles of releases: their own reader's, the original's, and those of the texts asked for."""

    def __init__(self, releases: Collection[int], texts: Collection[int] = ()) -> None:
        spoken = Q(translation__is_original=True) | Q(translation__language=get_language() or "")
        rows = Segment.objects.filter(
            spoken | Q(translation__in=texts), key=TITLE_KEY, translation__release__in=releases
        ).exclude(text="")
        self.of_text: dict[int, Title] = {}
        self.of_release: dict[int, Title] = {}
        found = rows.order_by("translation__is_original").values_list(
            "translation", "translation__release", "translation__language",
            "translation__is_original", "text",
        )  # fmt: skip
        for text, release, language, is_original, words in found:
            title = self.of_text[text] = Title(words, BY_CODE[language])
            if language == get_language() or (is_original and release not in self.of_release):
                self.of_release[release] = title

    def naming(self, text: Any) -> Title:
        """A text by its own title, else by its release's, else by the release's id."""
        return self.of_text.get(text.pk) or self.naming_release(text.release)

    def naming_release(self, release: Any) -> Title:
        return self.of_release.get(release.pk) or Title(release.public_id)


@lru_cache(maxsize=512)
def called(_language: str | None, username: str, first_name: str, last_name: str) -> str:
    """What a person is called to whoever reads this language; hundreds of rows name the same few."""
    return name_of(User(username=username, first_name=first_name, last_name=last_name))


class Act(NamedTuple):
    """What brought a text into its state."""

    text: int
    verb: str
    at: datetime.datetime
    reason: str
    actor: tuple[str, str, str]


class Turns:
    """Who brought each of these texts into its state, and when, from the record."""

    def __init__(self, texts: Iterable[Any]) -> None:
        numbers = [text.turn for text in texts if text.turn is not None]
        rows = Transition.objects.filter(sequence__in=numbers).order_by().values_list(
            "translation", "verb", "at", "reason",
            "actor__username", "actor__first_name", "actor__last_name",
        )  # fmt: skip
        self.acts = {row[0]: Act(*row[:4], row[4:]) for row in rows}

    def at(self, text: Any) -> datetime.datetime | None:
        act = self.acts.get(text.pk)
        return act.at if act else None

    def actor(self, text: Any) -> str:
        """What whoever did it is called."""
        act = self.acts.get(text.pk)
        return called(get_language(), *act.actor) if act else ""

    def remark(self, text: Any) -> str:
        """What the reviewer said who returned the text."""
        act = self.acts.get(text.pk)
        return act.reason if act and act.verb == Verb.RETURN else ""


class Clocks:
    """Moments as the offices have them, said briefly; ``zone`` is the one that they share, if they do."""

    def __init__(self, offices: Collection[Office]) -> None:
        zones = {office.time_zone for office in offices}
        self.zone = zones.pop() if len(zones) == 1 else ""
        self.now = timezone.now()
        self._zones: dict[str, tuple[zoneinfo.ZoneInfo, datetime.date]] = {}
        self._days: dict[tuple[datetime.date, bool], str] = {}

    def says(self, moment: datetime.datetime | None, office: Office) -> str:
        """The day, unless it is today, and the hour; the zone where the page has more than one."""
        if moment is None:
            return ""
        zone, today = self._today(office.time_zone)
        there = moment.astimezone(zone)
        said = f"{there:%H:%M}"
        if there.date() != today:
            said = f"{self._day(there.date(), this_year=there.year == today.year)}, {said}"
        return said if self.zone else f"{said} ({office.time_zone})"

    def _today(self, name: str) -> tuple[zoneinfo.ZoneInfo, datetime.date]:
        if name not in self._zones:
            zone = zoneinfo.ZoneInfo(name)
            self._zones[name] = zone, self.now.astimezone(zone).date()
        return self._zones[name]

    def _day(self, day: datetime.date, *, this_year: bool) -> str:
        """Worded once a page: most of its rows are of the same few days."""
        if (day, this_year) not in self._days:
            form = "MONTH_DAY_FORMAT" if this_year else "DATE_FORMAT"
            self._days[day, this_year] = day_said(day, form)
        return self._days[day, this_year]

    def last_day(self, end: datetime.datetime, office: Office) -> str:
        """Of a period of whole days the last one, which still counts; else its end as any moment."""
        return last_day(end, office.time_zone) or self.says(end, office)
