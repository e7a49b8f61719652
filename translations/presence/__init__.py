"""Presence: who else has this text before them, where, and at which passage.

An open page tells of itself by a beat every ten seconds and at once when its reader goes to another
passage; half a minute after the last one nobody is there any more. Where there is a Redis it keeps
this, else the database, and the database too while Redis does not answer (docs/decisions).

Whoever calls has already judged that ``user`` may know of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from django.conf import settings
from redis.exceptions import RedisError

from translations.models import Presence
from translations.presence.breaker import Breaker
from translations.presence.database import DatabaseStore
from translations.presence.redis import RedisStore
from translations.presence.stay import MOST, Seen, Stay, Store

__all__ = ["Room", "Seen", "beat", "leave", "others"]

Room = Presence.Room
Result = TypeVar("Result")

_in_database = DatabaseStore()
_breaker = Breaker("presence")


def beat(
    text: int, user: int, *, room: str, page: str, passage: str = "", idle: float | None = None
) -> Sequence[Seen]:
    """Tell of one open page, and learn who else is there. ``idle`` is for how long nothing was typed."""

    def told(store: Store) -> Sequence[Seen]:
        now, kept = store.read(text)
        now = now if kept else store.now()
        fresh = [stay for stay in kept if stay.is_fresh(now)]
        gone = [stay for stay in kept if stay not in fresh]
        if gone:
            store.forget(text, gone)
        mine = next((stay for stay in fresh if (stay.user, stay.room) == (user, room)), None)
        if mine or len(fresh) < MOST:
            since, typed = (mine.since if mine else now), (None if idle is None else now - idle)
            store.write(text, Stay(user, room, page, passage, since, now, typed), is_new=not mine)
        return _others(fresh, user, now)

    return _kept_by(told, may_probe=True)


def leave(text: int, user: int, *, page: str) -> None:
    """The page is closed. One that the same person has opened in its place since stays."""

    def left(store: Store) -> None:
        _now, kept = store.read(text)
        gone = [stay for stay in kept if (stay.user, stay.page) == (user, page)]
        if gone:
            store.forget(text, gone)

    _kept_by(left)


def others(text: int, user: int) -> Sequence[Seen]:
    """Who else is there, without telling of oneself: a page that is read writes nothing."""

    def read(store: Store) -> Sequence[Seen]:
        now, kept = store.read(text)
        return _others(kept, user, now)

    return _kept_by(read)


def _others(stays: Sequence[Stay], user: int, now: float) -> Sequence[Seen]:
    """One row a person and room, whoever came first first."""
    there = [stay for stay in stays if stay.user != user and stay.is_fresh(now)]
    return [stay.seen_from(now) for stay in sorted(there, key=lambda stay: stay.since)]


def _kept_by(act: Callable[[Store], Result], *, may_probe: bool = False) -> Result:
    """``act`` on Redis if there is one that answers, else on the database.

    Only a beat tries a Redis again that did not answer: nobody waits for one to open a page.
    """
    if settings.REDIS_URL and _breaker.lets_through(may_probe=may_probe):
        try:
            done = act(_redis(settings.REDIS_URL))
        except (RedisError, OSError) as error:
            _breaker.failed(error)
        else:
            _breaker.answered()
            return done
    return act(_in_database)


@lru_cache(maxsize=1)
def _redis(url: str) -> RedisStore:
    return RedisStore(url)
