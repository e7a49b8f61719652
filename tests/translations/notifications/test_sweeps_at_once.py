"""Many sweeps at the same moment, with real threads and commits: everything is told and sent once."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest
from django.core import mail
from django.db.models import F
from django.utils import timezone

from tests.cast import Cast
from tests.translations.notifications.test_digest import daily, its_hour
from tests.translations.scenes import draft, scheduled, submitted
from tests.translations.test_concurrency import at_once
from translations.models import Event, Notice, Outbox, Translation
from translations.tasks import sweep_once
from translations.verbs import Verb
from translations.workflow import perform

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return Cast()


def sweep_in_many_places() -> None:
    answers = at_once(*[sweep_once] * 6)
    assert answers == [None] * 6
    sweep_once()  # what one of them passed over, because another held it


def sent() -> Counter[str]:
    return Counter(message.to[0] for message in mail.outbox)


def test_each_mail_is_sent_once(cast: Cast) -> None:
    for _each in range(4):
        submitted(cast)
    sweep_in_many_places()
    assert Notice.objects.filter(delivery=None).count() == 0
    told = Counter(Notice.objects.values_list("person__email", flat=True))
    mailed = Counter(Outbox.objects.values_list("recipient__email", flat=True))
    assert told == {"ben@example.org": 4, "chloe@example.org": 4}
    assert sent() == mailed == told


def test_digest_is_one_mail_with_all_of_it(cast: Cast) -> None:
    daily(cast)
    for _each in range(4):
        submitted(cast)
    its_hour()
    sweep_in_many_places()
    assert sent() == {"chloe@example.org": 1}
    assert Outbox.objects.get().notices.count() == 4


def test_overdue_is_told_once(cast: Cast) -> None:
    for _each in range(3):
        due = timezone.now() + HOUR
        perform(draft(cast), Verb.ASSIGN, cast.olivia, assignee=cast.anna, due_at=due)
    Translation.objects.filter(due_at__isnull=False).update(due_at=F("due_at") - 2 * HOUR)
    sweep_in_many_places()
    told = Notice.objects.filter(event=Event.OVERDUE).values_list("person__username", flat=True)
    assert Counter(told) == {"anna": 3, "olivia": 3}


def test_publication_is_told_once(cast: Cast) -> None:
    for _each in range(3):
        scheduled(cast)
    Translation.objects.filter(publish_at__isnull=False).update(publish_at=timezone.now())
    sweep_in_many_places()
    told = Notice.objects.filter(event=Event.PUBLISHED).values_list("person__username", flat=True)
    assert Counter(told) == {"olivia": 3}
