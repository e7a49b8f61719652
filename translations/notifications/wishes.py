"""Wishes: how a person is told, by their own settings or, where they set nothing, by the table."""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Mapping

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from releases.clock import database_now
from releases.models import Office
from translations.interface import CODES
from translations.models import Event, Mode, Notice, NoticeWishes
from translations.notifications.table import TABLE


def wishes_of(person: User) -> NoticeWishes:
    """The person's own, or what whoever never set anything has."""
    own: NoticeWishes | None = getattr(person, "notice_wishes", None)
    return own or NoticeWishes(person=person)


def mode_for(person: User, event: str) -> Mode:
    """When the person is mailed about this event; never, where their account has no address."""
    if not person.email:
        return Mode.OFF
    wished = wishes_of(person).mails.get(event)
    return Mode(wished) if wished in Mode.values else TABLE[event].mail


def mail_at(person: User, mode: Mode, at: datetime.datetime) -> datetime.datetime | None:
    """When what happened ``at`` is to be mailed to the person; None for never."""
    if mode == Mode.DAILY:
        return next_digest(wishes_of(person).digest_hour, at)
    return at if mode == Mode.AT_ONCE else None


def next_digest(hour: int, after: datetime.datetime) -> datetime.datetime:
    """The first time after ``after`` that the ministry's clocks show this hour."""
    zone = zoneinfo.ZoneInfo(settings.TIME_ZONE)
    day = after.astimezone(zone).date()
    while True:
        there = datetime.datetime.combine(day, datetime.time(hour), zone)
        if (moment := there.astimezone(datetime.UTC)) > after:
            return moment
        day += datetime.timedelta(days=1)


def language_of(person: User, office: Office | None) -> str:
    """The language to write to the person in: the one that they chose, else the office's own."""
    wished = (wishes_of(person).language, office.default_language if office else "")
    return next((code for code in wished if code in CODES), "en")


def keep_wishes(
    person: User, *, language: str, digest_hour: int, mails: Mapping[str, str]
) -> NoticeWishes:
    """Keep what the person wishes; what waits to be mailed to them follows it at once."""
    with transaction.atomic():
        kept, _made = NoticeWishes.objects.update_or_create(
            person=person,
            defaults={"language": language, "digest_hour": digest_hour, "mails": dict(mails)},
        )
        person.notice_wishes = kept
        waiting = Notice.objects.filter(person=person, mail_at__isnull=False)
        now = database_now()
        for mode in Mode:
            events = [event for event in Event if mode_for(person, event) == mode]
            due = mail_at(person, mode, now)
            # What is to be mailed at once, and was so before, has its minute already.
            changed = ~Q(mode=mode) if mode == Mode.AT_ONCE else Q()
            waiting.filter(changed, event__in=events).update(mode=mode, mail_at=due)
    return kept


def keep_language(person: User, language: str) -> None:
    """Write to the person in the language that they have just chosen for the interface."""
    NoticeWishes.objects.update_or_create(person=person, defaults={"language": language})
