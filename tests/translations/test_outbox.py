"""Every delivery is sent once; one that fails waits, and is given up with its reason."""

from __future__ import annotations

import datetime
import smtplib

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone

from tests.cast import Cast
from translations import outbox
from translations.models import Outbox
from translations.notifications import handing_over


@pytest.fixture
def delivery(cast: Cast) -> Outbox:
    """What tells Ben and Chloé of a submitted text; the first of the two."""
    cast.submitted(cast.drafted(cast.external()))
    handing_over.hand_over()
    first = Outbox.objects.waiting().first()
    assert first is not None
    return first


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> list[EmailMessage]:
    """A mail server that answers each mail with ``error``, and the mails that it saw."""
    seen: list[EmailMessage] = []

    def refuse(message: EmailMessage) -> int:
        seen.append(message)
        raise error

    monkeypatch.setattr(EmailMessage, "send", refuse)
    return seen


def test_reviewers_are_told_of_a_submitted_text_once(delivery: Outbox) -> None:
    assert outbox.deliver_waiting() == 2
    assert outbox.deliver_waiting() == 0
    assert sorted(to for message in mail.outbox for to in message.to) == [
        "ben@example.org",
        "chloe@example.org",
    ]


def test_delivery_records_that_it_was_sent(delivery: Outbox) -> None:
    outbox.deliver_waiting()
    delivery.refresh_from_db()
    assert (delivery.outcome, delivery.tries) == (Outbox.Outcome.SENT, 1)
    assert delivery.sent_at is not None


def test_delivery_that_fails_waits_for_its_next_try(
    delivery: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, smtplib.SMTPRecipientsRefused({}))
    assert outbox.deliver_waiting() == 0
    delivery.refresh_from_db()
    assert (delivery.outcome, delivery.tries) == (Outbox.Outcome.WAITING, 1)
    assert delivery.failure
    assert delivery.next_try_at > timezone.now()
    for _try in range(outbox.TRIES - 1):
        past = timezone.now() - datetime.timedelta(seconds=1)
        Outbox.objects.update(next_try_at=past)
        outbox.deliver_waiting()
    delivery.refresh_from_db()
    assert (delivery.outcome, delivery.tries) == (Outbox.Outcome.FAILED, outbox.TRIES)


def test_mail_server_that_is_away_is_waited_for_once_a_turn(
    delivery: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sweep publishes, too: it must not wait for each of two hundred mails."""
    seen = failing(monkeypatch, ConnectionRefusedError("no mail server"))
    assert outbox.deliver_waiting() == 0
    assert len(seen) == 1
    delivery.refresh_from_db()
    assert (delivery.outcome, delivery.failure) == (Outbox.Outcome.WAITING, "no mail server")


def test_one_that_refuses_a_recipient_does_not_hold_up_the_next(
    delivery: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = failing(monkeypatch, smtplib.SMTPRecipientsRefused({}))
    outbox.deliver_waiting()
    assert len(seen) == 2
