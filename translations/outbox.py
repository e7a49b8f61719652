"""The outbox's delivery: claims what waits, sends it, records how it went."""

from __future__ import annotations

import datetime
import logging
import smtplib
import socket

from django.db import transaction
from django.db.models import F

from releases.clock import database_now
from translations.models import Outbox
from translations.notifications import mails

logger = logging.getLogger(__name__)

TRIES = 5
LEASE = datetime.timedelta(minutes=2)
# The mail server itself is not there: the next mail would wait as long for it, in vain.
NO_SERVER = (
    ConnectionError,
    TimeoutError,
    socket.gaierror,
    smtplib.SMTPConnectError,
    smtplib.SMTPServerDisconnected,
)


def deliver_waiting(limit: int = 200) -> int:
    """Send what waits, each delivery by itself, and return how many were sent.

    A delivery is claimed by a lease in a transaction of its own, so no lock is held while a mail
    server answers, and two workers never send the same one. Once the server does not answer, the
    rest waits for the next turn: a sweep has to publish, too.
    """
    sent = 0
    for _turn in range(limit):
        delivery = _claim()
        if delivery is None:
            break
        try:
            sent += _deliver(delivery)
        except NO_SERVER:
            break
    return sent


def _claim() -> Outbox | None:
    if not Outbox.objects.waiting().exists():
        return None
    with transaction.atomic():
        delivery = Outbox.objects.waiting().select_for_update(skip_locked=True, no_key=True).first()
        if delivery is None:
            return None
        until = database_now() + LEASE * 2**delivery.tries
        Outbox.objects.filter(pk=delivery.pk).update(tries=F("tries") + 1, next_try_at=until)
    return Outbox.objects.select_related("recipient__notice_wishes").get(pk=delivery.pk)


def _deliver(delivery: Outbox) -> bool:
    """Whether it was sent. Raises one of NO_SERVER, once that is noted."""
    try:
        message = mails.mail(delivery)
        if message is not None:
            message.send()
    except Exception as error:
        logger.exception("delivery %s failed", delivery.key)
        outcome = Outbox.Outcome.FAILED if delivery.tries >= TRIES else Outbox.Outcome.WAITING
        Outbox.objects.filter(pk=delivery.pk).update(outcome=outcome, failure=str(error))
        if isinstance(error, NO_SERVER):
            raise
        return False
    Outbox.objects.filter(pk=delivery.pk).update(
        outcome=Outbox.Outcome.VOID if message is None else Outbox.Outcome.SENT,
        sent_at=None if message is None else database_now(),
        failure="",
    )
    return message is not None
