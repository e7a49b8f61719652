"""Publishing: what is due, several languages together, and withdrawals that touch more than one text.

``publish_due()`` is the engine: the database is the schedule, any number of workers may run it at
once, and one bad item never holds up another (DESIGN.md, section 7). What one act does to the
public side is in ``going_public.py``.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from releases.clock import database_now
from releases.models import Release
from releases.pages import rendering_once
from releases.prepared import Prepared
from translations import bundles, taking_down
from translations.models import Bundle, State, Translation
from translations.roles import clock
from translations.tries import TRIES, backoff, bounded, is_the_databases, noting, took_too_long, why
from translations.verbs import Verb
from translations.workflow import perform, perform_claimed, perform_on_release

logger = logging.getLogger(__name__)

# How many are looked up at once, each then claimed by itself: few enough to go by an order that holds.
BATCH = 20


@dataclass
class Turn:
    """What one run of the engine did: primary keys of the published, and of those that must wait.

    ``slow`` are those of the held at which a statement took too long, ``passed`` those that another
    worker had under its lock, and may have published; ``bundles`` those that were looked at.
    """

    published: list[int] = field(default_factory=list)
    held: list[int] = field(default_factory=list)
    slow: list[tuple[Translation, Exception]] = field(default_factory=list)
    passed: list[int] = field(default_factory=list)
    bundles: list[int] = field(default_factory=list)

    @property
    def done(self) -> int:
        return len(self.published) + len(self.held)


def publish_due(limit: int = 1000) -> Turn:
    """Publish what is due, each in a transaction of its own, at most ``limit`` items.

    Safe to run anywhere, at any time, in any number: a row is claimed under its lock, and one
    that another worker holds is passed over.
    """
    with bounded():
        return _publish_due(limit)


def _publish_due(limit: int) -> Turn:
    turn, actor = Turn(), None
    while turn.done < limit and (key := bundles.next_due(turn.bundles)) is not None:
        actor = actor or clock()
        turn.bundles.append(key)
        turn.published.extend(bundles.work(key, actor))
    while turn.done < limit and (keys := _next_keys(turn, min(BATCH, limit - turn.done))):
        actor = actor or clock()
        while keys:
            claimed = _publish_next(keys, actor, turn)
            if claimed is None:
                break
            keys.remove(claimed)
        turn.passed.extend(keys)
    if actor and len(turn.slow) == 1:  # where several are slow, it is the database's fault
        _hold(*turn.slow[0], actor)
    return turn


def _next_keys(turn: Turn, count: int) -> list[int]:
    """The first due texts that this turn has not come to yet."""
    rows = Translation.objects.due().exclude(pk__in=[*turn.held, *turn.passed])
    return list(rows.values_list("pk", flat=True)[:count])


def _publish_next(keys: Sequence[int], actor: User, turn: Turn) -> int | None:
    """Publish one of these, or note its failed try. Returns its key, None if none can be claimed."""
    claimed: Translation | None = None
    try:
        with transaction.atomic():
            claimed = _claim(keys)
            if claimed is None:
                return None
            perform_claimed(claimed.pk, Verb.PUBLISH, actor)
    except Exception as error:
        if claimed is None:
            raise
        logger.exception("publishing %s failed", claimed.pk)
        turn.held.append(claimed.pk)
        if took_too_long(error):
            turn.slow.append((claimed, error))
        else:
            _hold(claimed, error, actor)
    else:
        turn.published.append(claimed.pk)
    return claimed.pk


def _claim(keys: Sequence[int]) -> Translation | None:
    """The first of these that is due still and whose release nobody holds, under the locks of both.

    What it joins is read again afterwards: a statement that takes a lock may see that as it was before.
    """
    return _CLAIMED.first(*keys, *[0] * (BATCH - len(keys)))  # no text has that key


_CLAIMED = Prepared(
    lambda *keys: (
        Translation.objects.due()
        .filter(pk__in=keys)
        .select_related("release")
        .only("release__public_id")
        .select_for_update(skip_locked=True, of=("release", "self"), no_key=True)[:1]
    ),
)


def _hold(translation: Translation, error: Exception, actor: User) -> None:
    with noting(translation):
        _note_failed_try(translation, actor, error)


def _note_failed_try(translation: Translation, actor: User, error: Exception) -> None:
    """Try again later, or after the third try put it before people with the reason.

    Where the database itself gave out it is no fault of the text. Nor is anybody waited for who
    holds the release by now: the next sweep tries it again.
    """
    if is_the_databases(error):
        return
    with transaction.atomic():
        held = Translation.objects.filter(pk=translation.pk, state=State.SCHEDULED)
        row = held.select_related("release").only("tries", "release__public_id")
        text = row.select_for_update(skip_locked=True, of=("release",), no_key=True).first()
        if text is None:
            return
        if text.tries + 1 < TRIES:
            again = database_now() + backoff(text.tries)
            held.update(tries=F("tries") + 1, next_try_at=again, failure=why(error))
            return
        perform(text, Verb.FAIL, actor, failure=why(error))


def publish_together(translations: Sequence[Translation], user: User) -> list[Translation]:
    """Publish several languages of one release in one transaction: all, or none.

    Raises Refused with the reasons against the first that can't be, and then nothing has changed.
    """
    original_first = sorted(translations, key=lambda text: (not text.is_original, text.pk))
    with transaction.atomic(), rendering_once():
        return [perform(text, Verb.PUBLISH, user) for text in original_first]


def withdraw_together(
    translation: Translation,
    user: User,
    *,
    reason: str,
    keep: Sequence[str] = (),
    verb: str = Verb.WITHDRAW,
) -> list[Translation]:
    """Withdraw (or remove) a text and those that go with it, in one transaction.

    An original takes every other language along, and when it is removed the withdrawn ones too. A pivot
    takes the texts made from it along but those whose language is in ``keep``. Raises Refused, and then
    nothing has changed.
    """
    going = taking_down.takes_along(translation, verb).exclude(language__in=keep)
    texts = [*going, translation]
    return taking_down.take_down(texts, user, verb, reason=reason, keep=keep)


def set_embargo(
    release: Release, user: User, until: datetime.datetime | None, *, reason: str
) -> Release:
    """Set, move or, with None, lift the embargo; a schedule or bundle before its end is void.

    Raises Refused, and then nothing has changed.
    """
    with transaction.atomic():
        perform_on_release(release, Verb.SET_EMBARGO, user, embargo_until=until, reason=reason)
        if until is not None:
            early = release.translations.filter(state=State.SCHEDULED, publish_at__lt=until)
            for text in early.order_by("pk"):
                perform(text, Verb.UNSCHEDULE, user, reason=reason)
            if Bundle.objects.open().filter(release=release, publish_at__lt=until).exists():
                bundles.unbundle(release, user, reason=reason)
    release.refresh_from_db(fields=["embargo_until"])
    return release
