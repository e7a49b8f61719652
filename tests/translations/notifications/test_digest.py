"""The daily digest: one mail a person and day, of what they have not read, however many sweep."""

from __future__ import annotations

import datetime
import zoneinfo
from typing import Any

import pytest
from django.core import mail
from django.db.models import F
from django.utils import timezone

from tests.cast import FRENCH, Cast
from tests.translations.notifications.test_mails import embargoed, gives_away, html_of, send, wish
from tests.translations.scenes import draft, submitted
from translations import outbox
from translations.models import Event, Mode, Notice, NoticeWishes, Outbox
from translations.notifications import handing_over
from translations.notifications.wishes import keep_wishes, mode_for, next_digest
from translations.tasks import sweep_once

DAY = datetime.timedelta(days=1)
PARIS = zoneinfo.ZoneInfo("Europe/Paris")


def daily(cast: Cast) -> None:
    """Chloé wishes to hear of submitted texts once a day, in English; Ben not by mail at all."""
    wish(cast.chloe, language="en", mails={Event.SUBMITTED: Mode.DAILY})
    wish(cast.ben, mails={Event.SUBMITTED: Mode.OFF})


def its_hour() -> None:
    """The hour of every digest comes, by the database's clock."""
    Notice.objects.filter(mail_at__isnull=False).update(mail_at=timezone.now() - DAY)


def test_digest_gathers_what_came_since_the_last(cast: Cast) -> None:
    daily(cast)
    submitted(cast)
    submitted(cast)
    assert send() == []
    its_hour()
    (message,) = send()
    assert message.to == ["chloe@example.org"]
    assert message.subject.startswith("What happened until ")
    assert html_of(message).count(FRENCH.title) == 2
    delivery = Outbox.objects.get()
    today = timezone.now().astimezone(PARIS).date()
    assert (delivery.event, delivery.key) == ("digest", f"digest:{cast.chloe.pk}:{today}")
    assert delivery.notices.count() == 2


def test_digest_is_sent_once_a_day(cast: Cast) -> None:
    daily(cast)
    submitted(cast)
    its_hour()
    assert len(send()) == 1
    submitted(cast)
    its_hour()
    assert send() == []
    (late,) = Notice.objects.filter(mail_at__isnull=False)
    assert late.mail_at is not None and late.mail_at > timezone.now()  # in tomorrow's
    Outbox.objects.update(key=F("recipient_id"))  # the day after
    its_hour()
    assert len(send()) == 1


def test_digest_leaves_out_what_was_read_meanwhile(cast: Cast) -> None:
    daily(cast)
    first = submitted(cast)
    submitted(cast)
    its_hour()
    Notice.objects.filter(translation=first).update(read_at=timezone.now())
    (message,) = send()
    assert html_of(message).count(FRENCH.title) == 1


def test_digest_of_nothing_is_not_sent(cast: Cast) -> None:
    daily(cast)
    submitted(cast)
    its_hour()
    Notice.objects.update(read_at=timezone.now())
    assert send() == []
    assert Outbox.objects.get().outcome == Outbox.Outcome.VOID


def test_digest_counts_what_is_under_embargo_and_says_no_more_of_it(cast: Cast) -> None:
    daily(cast)
    secret = draft(cast)
    embargoed(secret.release, cast, cast.anna, cast.chloe)
    cast.submitted(secret)
    its_hour()
    (message,) = send()
    assert message.subject == "Something waits for you"
    assert gives_away(message, secret.release) == []


def test_digest_of_both_keeps_the_secret_one(cast: Cast) -> None:
    daily(cast)
    submitted(cast)
    secret = draft(cast)
    embargoed(secret.release, cast, cast.anna, cast.chloe)
    cast.submitted(secret)
    its_hour()
    (message,) = send()
    assert html_of(message).count(FRENCH.title) == 1
    assert "One thing more waits" in str(message.body)


def test_sweeps_one_after_another_send_it_once(cast: Cast) -> None:
    daily(cast)
    submitted(cast)
    its_hour()
    for _sweep in range(3):
        sweep_once()
    assert len(mail.outbox) == 1


def test_what_comes_while_it_is_being_sent_waits_for_the_next(cast: Cast) -> None:
    daily(cast)
    submitted(cast)
    its_hour()
    handing_over.hand_over()
    Outbox.objects.update(tries=1)  # a worker has claimed it
    submitted(cast)
    its_hour()
    handing_over.hand_over()
    assert Outbox.objects.get().notices.count() == 1


def test_a_batch_takes_all_of_a_persons_notices_along(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    daily(cast)
    for _each in range(3):
        submitted(cast)
    its_hour()
    handing_over.hand_over(limit=1)
    assert Outbox.objects.get().notices.count() == 3


@pytest.mark.parametrize(
    ("now", "hour", "expected"),
    [
        ("2026-01-10T06:59:00+00:00", 8, "2026-01-10T07:00:00+00:00"),
        ("2026-01-10T07:00:00+00:00", 8, "2026-01-11T07:00:00+00:00"),
        ("2026-07-10T20:00:00+00:00", 8, "2026-07-11T06:00:00+00:00"),
        # There is no half past two that night in Paris; there are two of them in October.
        ("2026-03-28T23:30:00+00:00", 2, "2026-03-29T01:00:00+00:00"),
        ("2026-10-24T23:30:00+00:00", 2, "2026-10-25T00:00:00+00:00"),
        ("2026-10-25T00:30:00+00:00", 2, "2026-10-26T01:00:00+00:00"),
    ],
)
def test_hour_is_by_the_ministrys_clocks(now: str, hour: int, expected: str) -> None:
    after = datetime.datetime.fromisoformat(now)
    assert next_digest(hour, after) == datetime.datetime.fromisoformat(expected)


# --- what the person wishes ------------------------------------------------------------------------


def kept(person: Any, **mails: str) -> None:
    keep_wishes(person, language="", digest_hour=6, mails=mails)


def test_event_that_is_off_is_in_the_bell_alone(cast: Cast) -> None:
    daily(cast)
    submitted(cast)
    notice = Notice.objects.get(person=cast.ben)
    assert (notice.mode, notice.mail_at) == (Mode.OFF, None)


def test_whoever_has_no_address_is_told_in_the_bell_alone(cast: Cast) -> None:
    cast.chloe.email = ""
    cast.chloe.save()
    submitted(cast)
    assert Notice.objects.get(person=cast.chloe).mail_at is None
    assert mode_for(cast.chloe, Event.SUBMITTED) == Mode.OFF


def test_what_waits_to_be_mailed_follows_a_change_of_wishes(cast: Cast) -> None:
    daily(cast)
    submitted(cast)
    notice = Notice.objects.get(person=cast.chloe)
    kept(cast.chloe, submitted=Mode.DAILY)
    notice.refresh_from_db()
    assert notice.mail_at is not None and notice.mail_at.astimezone(PARIS).hour == 6
    kept(cast.chloe, submitted=Mode.OFF)
    notice.refresh_from_db()
    assert (notice.mode, notice.mail_at) == (Mode.OFF, None)


def test_digest_that_is_wished_at_once_is_mailed_now(cast: Cast) -> None:
    daily(cast)
    submitted(cast)
    kept(cast.chloe, submitted=Mode.AT_ONCE)
    assert [message.to for message in send()] == [["chloe@example.org"]]


def test_unknown_wish_of_an_older_version_is_as_the_table_has_it(cast: Cast) -> None:
    wish(cast.chloe, mails={Event.SUBMITTED: "by pigeon", "abolished": Mode.OFF})
    cast.chloe.refresh_from_db()
    assert mode_for(cast.chloe, Event.SUBMITTED) == Mode.AT_ONCE


def test_wishes_hold_an_hour_of_the_day(cast: Cast) -> None:
    from django.db import IntegrityError

    with pytest.raises(IntegrityError):
        NoticeWishes.objects.create(person=cast.chloe, digest_hour=24)


def test_nothing_to_hand_over_is_one_statement(cast: Cast) -> None:
    from tests.translations.test_budgets import at_most

    with at_most(1):
        handing_over.hand_over()
    with at_most(1):
        outbox.deliver_waiting()
