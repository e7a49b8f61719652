"""Bundles: several languages of one release by one decision, and their way out at the minute.

A bundle that goes together is one item of the engine: claimed under its release's lock, published
in one transaction, all or nothing. One that goes as ready has its texts published each by itself.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from releases.clock import database_now
from releases.models import Release
from releases.pages import rendering_once
from translations.errors import Refused
from translations.models import Bundle, IfMissing, Public, State, Translation
from translations.tries import TRIES, backoff, is_the_databases, noting, why
from translations.verbs import Verb
from translations.workflow import perform, perform_claimed, perform_on_release

logger = logging.getLogger(__name__)


def bundle(
    release: Release,
    user: User,
    texts: Sequence[Translation],
    *,
    publish_at: datetime.datetime | None,
    publish_zone: str = "",
    manner: str,
    if_missing: str = IfMissing.HOLD,
) -> Release:
    """Have these texts go public at one minute, together or as ready, in place of what was set before.

    What is approved is scheduled at once, what isn't as it is approved. Raises Refused with the
    reasons against the first text that can't be, and then nothing has changed.
    """
    minute = {"publish_at": publish_at, "publish_zone": publish_zone}
    chosen = {text.pk for text in texts}
    with transaction.atomic():
        Release.objects.locked(release.pk)
        for text in _of_open(release):
            if text.pk not in chosen and text.state == State.SCHEDULED:
                perform(text, Verb.UNSCHEDULE, user, reason=_("Left out of the bundle."))
        for text in release.translations.filter(pk__in=chosen).order_by("-is_original", "pk"):
            if verb := SCHEDULING.get(text.state):
                perform(text, verb, user, **minute)
        given = {"manner": manner, "if_missing": if_missing, "chosen": tuple(sorted(chosen))}
        return perform_on_release(release, Verb.BUNDLE, user, **minute, **given)


SCHEDULING: dict[str, Verb] = {
    State.APPROVED: Verb.SCHEDULE,
    State.SCHEDULED: Verb.RESCHEDULE,
}


def unbundle(release: Release, user: User, *, reason: str) -> Release:
    """Drop the bundle: what was scheduled with it is approved and no more.

    Raises Refused, and then nothing has changed.
    """
    with transaction.atomic():
        Release.objects.locked(release.pk)
        scheduled = [text for text in _of_open(release) if text.state == State.SCHEDULED]
        done = perform_on_release(release, Verb.UNBUNDLE, user, reason=reason)
        for text in scheduled:
            perform(text, Verb.UNSCHEDULE, user, reason=reason)
        return done


def _of_open(release: Release) -> list[Translation]:
    texts = release.translations.filter(bundle__isnull=False, bundle__closed_at=None)
    return list(texts.order_by("pk"))


# The engine


def next_due(seen: Sequence[int]) -> int | None:
    """The first bundle that something is to be done about, but for those ``seen``."""
    keys = Bundle.objects.due().exclude(pk__in=seen).values_list("pk", flat=True)
    return keys.first()


def work(key: int, actor: User) -> list[int]:
    """Publish the bundle ``key``, hold it, or note its failed try; returns the keys of the published.

    Does nothing where another worker has its release.
    """
    bundle: Bundle | None = None
    going: list[Translation] = []
    try:
        with transaction.atomic():
            bundle = _claim(key)
            if bundle is None:
                return []
            going = _going(bundle)
            if not going:
                _hold(bundle, actor)
                return []
            with rendering_once():
                return _publish(bundle, going, actor)
    except Exception as error:
        if bundle is None:
            raise
        logger.exception("publishing bundle %s failed", bundle.pk)
        with noting(bundle):
            _note_failed_try(bundle, actor, error)
        return []


def _claim(key: int) -> Bundle | None:
    """The bundle, if it is due still and nobody holds its release, under the locks of both."""
    rows = Bundle.objects.due().filter(pk=key).select_related("release")
    return (
        rows.only("release__public_id", "manner", "if_missing", "held_since", "tries")
        .select_for_update(skip_locked=True, of=("release", "self"), no_key=True)
        .first()
    )


def _going(bundle: Bundle) -> list[Translation]:
    """What goes out now, the original first: everything, what is ready, or nothing if it is to wait."""
    rows = bundle.texts.only("state", "public", "is_original", "language", "release", "bundle")
    texts = list(rows.order_by("-is_original", "pk"))
    ready = [text for text in texts if text.state == State.SCHEDULED]
    missing = [text for text in texts if text.state != State.SCHEDULED]
    original_missing = any(t.is_original and t.public == Public.NONE for t in missing)
    if missing and (bundle.if_missing == IfMissing.HOLD or original_missing):
        return []
    return ready


def _hold(bundle: Bundle, actor: User) -> None:
    if bundle.held_since is None:
        perform_on_release(bundle.release, Verb.HOLD, actor)


def _publish(bundle: Bundle, going: Sequence[Translation], actor: User) -> list[int]:
    """All of them, or by an exception none."""
    for text in going:
        try:
            perform_claimed(text.pk, Verb.PUBLISH, actor)
        except Refused as refused:
            raise NotAll(text, refused) from refused
    if bundle.texts.exists():
        perform_on_release(bundle.release, Verb.GONE_WITHOUT, actor)
    return [text.pk for text in going]


class NotAll(Exception):
    """One language that can't go keeps the others: which, and why."""

    def __init__(self, text: Translation, refused: Refused) -> None:
        super().__init__(f"{text.spoken.name}: {refused}")


def _note_failed_try(bundle: Bundle, actor: User, error: Exception) -> None:
    """As for one text: try again later, and after the third try put all of it before people."""
    if is_the_databases(error):
        return
    reason = str(error) if isinstance(error, NotAll) else why(error)
    with transaction.atomic():
        free = Release.objects.filter(pk=bundle.release_id)
        if not free.select_for_update(skip_locked=True, no_key=True).values_list("pk"):
            return
        row = Bundle.objects.open().filter(pk=bundle.pk)
        if bundle.tries + 1 < TRIES:
            again = database_now() + backoff(bundle.tries)
            row.update(tries=F("tries") + 1, next_try_at=again, failure=reason)
            return
        row.update(tries=0, next_try_at=None, failure=reason)
        for text in bundle.ready:
            perform(text, Verb.FAIL, actor, failure=reason)
