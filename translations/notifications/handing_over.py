"""Handing over: puts into the outbox what is to be mailed now, as few mails as say it.

At once: one mail for what a person is told of one event of one release in one turn, however many
languages. Daily: one digest a person and day, by the ministry's clocks.
"""

from __future__ import annotations

import zoneinfo
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import transaction

from releases.clock import database_now
from translations.models import Mode, Notice, Outbox
from translations.notifications.wishes import next_digest, wishes_of

DIGEST = "digest"
A_TURN = 200


def hand_over(limit: int = A_TURN) -> int:
    """Make the deliveries of what is due, and return how many; safe in any number of sweeps at once.

    A notice is handed over under its lock, and names its delivery from then on.
    """
    if not Notice.objects.to_be_mailed().exists():
        return 0
    with transaction.atomic():
        due = _claim(limit)
        digests = [each for each in due if each.mode == Mode.DAILY]
        return _at_once([each for each in due if each.mode == Mode.AT_ONCE]) + _daily(digests)


def _claim(limit: int) -> Sequence[Notice]:
    """Some that are due, and with each of a digest all others of that person's, which make one mail."""
    rows = Notice.objects.to_be_mailed().select_related("person__notice_wishes", "translation")
    rows = rows.defer("translation__document", "translation__tail")
    rows = rows.select_for_update(skip_locked=True, of=("self",), no_key=True)
    first = list(rows[:limit])
    people = {notice.person_id for notice in first if notice.mode == Mode.DAILY}
    if len(first) < limit or not people:
        return first
    known = [notice.pk for notice in first]
    return [*first, *rows.filter(person__in=people, mode=Mode.DAILY).exclude(pk__in=known)]


def _at_once(notices: Iterable[Notice]) -> int:
    mails: defaultdict[tuple[int, int, str], list[Notice]] = defaultdict(list)
    for notice in notices:
        mails[notice.person_id, notice.release_id, notice.event].append(notice)
    made = [
        Outbox(
            key=f"notice:{first.pk}",
            release_id=release,
            recipient_id=person,
            edition_id=first.edition_id,
            event=event,
            language=first.translation.language if len(all_of_it) == 1 else "",
        )
        for (person, release, event), all_of_it in mails.items()
        for first in all_of_it[:1]
    ]
    Outbox.objects.bulk_create(made)
    for delivery, all_of_it in zip(made, mails.values(), strict=True):
        _belongs_to(delivery, all_of_it)
    return len(made)


def _daily(notices: Iterable[Notice]) -> int:
    """A digest that was sent, or is being sent, takes nothing more: that waits for the next day's."""
    people: defaultdict[int, list[Notice]] = defaultdict(list)
    for notice in notices:
        people[notice.person_id].append(notice)
    if not people:
        return 0
    today = database_now().astimezone(zoneinfo.ZoneInfo(settings.TIME_ZONE)).date()
    # In one order everywhere, or two sweeps could each wait for the other.
    keys = {person: f"{DIGEST}:{person}:{today:%Y-%m-%d}" for person in sorted(people)}
    Outbox.objects.bulk_create(
        [Outbox(key=key, recipient_id=person, event=DIGEST) for person, key in keys.items()],
        ignore_conflicts=True,
    )
    # Under its lock no worker claims it before the notices that it tells of are its own.
    rows = Outbox.objects.filter(key__in=keys.values()).order_by("recipient")
    rows = rows.select_for_update(no_key=True)
    deliveries = {row.recipient_id: row for row in rows}
    for person, own in people.items():
        delivery = deliveries[person]
        if delivery.outcome == Outbox.Outcome.WAITING and delivery.tries == 0:
            _belongs_to(delivery, own)
        else:
            later = next_digest(wishes_of(own[0].person).digest_hour, database_now())
            Notice.objects.filter(pk__in=[each.pk for each in own]).update(mail_at=later)
    return len(people)


def _belongs_to(delivery: Outbox, notices: Iterable[Notice]) -> None:
    keys = [notice.pk for notice in notices]
    Notice.objects.filter(pk__in=keys).update(delivery=delivery, mail_at=None)
