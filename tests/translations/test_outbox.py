"""Every delivery is sent once; one that fails waits, and is given up with its reason."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone

from tests.cast import Cast
from translations import outbox
from translations.models import Outbox


@pytest.fixture
def delivery(cast: Cast) -> Outbox:
    """What tells Ben and Chloé of a submitted text; the first of the two."""
    cast.submitted(cast.drafted(cast.external()))
    first = Outbox.objects.waiting().first()
    assert first is not None
    return first


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
    def refuse(_message: EmailMessage) -> int:
        raise ConnectionRefusedError("no mail server")

    monkeypatch.setattr(EmailMessage, "send", refuse)
    assert outbox.deliver_waiting() == 0
    delivery.refresh_from_db()
    assert (delivery.outcome, delivery.failure) == ("waiting", "no mail server")
    assert delivery.next_try_at > timezone.now()
    for _try in range(outbox.TRIES - 1):
        past = timezone.now() - datetime.timedelta(seconds=1)
        Outbox.objects.update(next_try_at=past)
        outbox.deliver_waiting()
    delivery.refresh_from_db()
    assert (delivery.outcome, delivery.tries) == (Outbox.Outcome.FAILED, outbox.TRIES)


def test_mail_quotes_nothing_of_the_text(delivery: Outbox) -> None:
    outbox.deliver_waiting()
    for message in mail.outbox:
        assert "Participation" not in message.subject + str(message.body)
        assert message.extra_headers["Message-ID"].startswith("<submit.")
