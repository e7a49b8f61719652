"""Presence in Redis: a hash a text, which goes by itself when nobody is there any more."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from translations.presence.stay import KEPT, Stay

WAIT = 0.25  # seconds: an answer takes one thousandth of that, and a page has better to do than to wait


class RedisStore:
    def __init__(self, url: str) -> None:
        self._redis: Any = Redis.from_url(
            url,
            socket_connect_timeout=WAIT,
            socket_timeout=WAIT,
            retry=Retry(NoBackoff(), 0),
            decode_responses=True,
        )

    def now(self) -> float:
        return _moment(self._redis.time())

    def read(self, text: int) -> tuple[float, Sequence[Stay]]:
        with self._redis.pipeline(transaction=False) as asked:
            now, held = asked.time().hgetall(_name(text)).execute()
        stays = [Stay(**json.loads(kept)) for kept in held.values()]
        return _moment(now), stays

    def write(self, text: int, stay: Stay, *, is_new: bool) -> None:
        """Whether it ``is_new`` is the database's concern: here a text's stays go by themselves."""
        with self._redis.pipeline(transaction=False) as said:
            said.hset(_name(text), _field(stay), json.dumps(asdict(stay)))
            said.expire(_name(text), int(2 * KEPT)).execute()

    def forget(self, text: int, stays: Iterable[Stay]) -> None:
        self._redis.hdel(_name(text), *map(_field, stays))


def _moment(told: tuple[int, int]) -> float:
    seconds, micros = told
    return int(seconds) + int(micros) / 1e6


def _name(text: int) -> str:
    return f"provisoire:presence:{text}"


def _field(stay: Stay) -> str:
    return f"{stay.user}:{stay.room}"
