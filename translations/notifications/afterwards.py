"""Afterwards: what went public is told from the record, once it is public.

No publication waits for its notices, nor fails by them: its minute is what was promised. Each act is
told by whichever process comes to it first, and the same again writes none.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterator, Sequence

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import QuerySet, Subquery
from django.db.models.functions import Coalesce

from releases.models import ChainHead, Publication
from translations.attempt import Attempt
from translations.models import Telling, Transition
from translations.notifications.occasion import Occasion, cause
from translations.notifications.table import BY_VERB
from translations.notifications.telling import tell

logger = logging.getLogger(__name__)

VERBS = tuple(verb for verb, row in BY_VERB.items() if row.afterwards)
VERSION = "version"  # an act without this fact was told of in its own transaction, as earlier versions did
AT_ONCE = 200  # acts that are told of in one transaction


def owe(attempt: Attempt) -> None:
    """Put on the act what its notices will need, and the record has not."""
    attempt.facts[VERSION] = attempt.translation.version


def tell_afterwards() -> int:
    """Tell of what went public since the last time, and return of how many; safe in any number of sweeps."""
    told = 0
    while _has_news():
        some = _tell_of_some()
        if some is None:
            break
        told += some
    return told


def untold_since() -> datetime.datetime | None:
    """When the first text went public of which nobody has been told."""
    acts = _acts(_told_to().first() or 0)[:AT_ONCE]
    return next((act.at for act in acts if VERSION in act.particulars), None)


def _told_to() -> QuerySet[Telling, int]:
    return Telling.objects.filter(pk=Telling.ONLY).values_list("told_to", flat=True)


def _has_news() -> bool:
    told_to = Coalesce(Subquery(_told_to()), 0)
    return ChainHead.objects.filter(name=Transition.chain, length__gt=told_to).exists()


def _tell_of_some() -> int | None:
    """Of how many; None where another process is at it."""
    with transaction.atomic():
        rows = Telling.objects.select_for_update(skip_locked=True, no_key=True)
        place = rows.filter(pk=Telling.ONLY).first()
        if place is None:
            place, is_first = Telling.objects.get_or_create(pk=Telling.ONLY)
            if not is_first:
                return None
        # Acts are numbered in the order in which they commit, so none can come before the newest.
        newest = ChainHead.objects.values_list("length", flat=True).get(name=Transition.chain)
        acts = list(_acts(place.told_to).filter(sequence__lte=newest)[:AT_ONCE])
        owed = [act for act in acts if VERSION in act.particulars]
        _tell_of(owed)
        place.told_to = acts[-1].sequence if len(acts) == AT_ONCE else newest
        place.save()
    return len(owed)


def _acts(told_to: int) -> QuerySet[Transition]:
    """What was done since, in order, with what is told of it."""
    rows = Transition.objects.filter(sequence__gt=told_to, verb__in=VERBS, refusal="")
    return (
        rows.select_related("release", "translation", "actor")
        .only(
            *("sequence", "verb", "at", "revision", "facts", "actor__username"),
            *("release__office", "release__embargo_until"),
            *("translation__language", "translation__assignee", "translation__is_original"),
        )
        .order_by("sequence")
    )


def _tell_of(acts: Sequence[Transition]) -> None:
    """Of all at once; of each by itself where that fails, so that one that fails keeps no other back.

    Where the database gives out, none is passed over: the next turn tries them all again.
    """
    try:
        with transaction.atomic():
            tell(list(_occasions(acts)))
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        for act in acts:
            _tell_if_possible(act)


def _tell_if_possible(act: Transition) -> None:
    try:
        with transaction.atomic():
            tell(list(_occasions([act])))
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("nobody could be told of act %s", act.sequence)


def _occasions(acts: Sequence[Transition]) -> Iterator[Occasion]:
    """Each act's, with the edition that it made public."""
    releases, moments = {act.release_id for act in acts}, {act.at for act in acts}
    rows = Publication.objects.filter(release__in=releases, at__in=moments)
    editions = {
        (row.release_id, row.language, row.at): row
        for row in rows.only("release", "language", "at")
    }
    for act in acts:
        text = act.translation
        if text is None:
            raise ValueError(f"Act {act.sequence} is about no text, and so goes public with none.")
        event = BY_VERB[act.verb].event
        yield Occasion(
            event=event,
            release=act.release,
            text=text,
            actor=act.actor,
            at=act.at,
            cause=cause(event, text.pk, act.revision, act.particulars[VERSION]),
            edition=editions.get((act.release_id, text.language, act.at)),
        )
