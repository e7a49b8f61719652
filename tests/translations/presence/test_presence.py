"""Who else is there: the same examples for the database and, in its lane, for Redis."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import pytest

from tests.backends import free_redis
from tests.cast import Cast
from tests.translations.presence.stores import redis_at
from translations import presence
from translations.models import Presence
from translations.presence.database import DatabaseStore
from translations.presence.redis import RedisStore
from translations.presence.stay import KEPT, MOST, Store

STORES = ("database", "redis") if os.environ.get("TEST_REDIS_URL") else ("database",)
HERE = 4242  # a text's number, where no text is needed


class Clock:
    """The store's clock, put forward at will."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ahead = 0.0
        for store in (DatabaseStore, RedisStore):
            monkeypatch.setattr(store, "read", self._read(store.read))
            monkeypatch.setattr(store, "now", self._now(store.now))

    def _now(self, now: Callable[..., float]) -> Callable[..., float]:
        return lambda store: now(store) + self.ahead

    def _read(self, read: Callable[..., Any]) -> Callable[..., Any]:
        def later(store: Store, text: int) -> Any:
            now, stays = read(store, text)
            return now + self.ahead, stays

        return later


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, db: None) -> Iterator[str]:
    with ExitStack() as stack:
        url = stack.enter_context(free_redis()) if request.param == "redis" else ""
        stack.enter_context(redis_at(url))
        yield request.param


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def text(cast: Cast) -> int:
    return cast.started(cast.external()).pk


def comes(text: int, user: Any, **facts: Any) -> Any:
    given = {"room": "desk", "page": f"page{user.pk:04d}", "passage": "title"} | facts
    return presence.beat(text, user.pk, **given)


def there(text: int, user: Any) -> list[tuple[int, str, str]]:
    return [(each.user, each.room, each.passage) for each in presence.others(text, user.pk)]


def test_nobody_sees_themselves(store: str, cast: Cast, text: int) -> None:
    assert comes(text, cast.anna) == []
    assert comes(text, cast.anna, room="review") == []
    assert there(text, cast.anna) == []


def test_two_see_each_other(store: str, cast: Cast, text: int) -> None:
    comes(text, cast.anna, passage="title")
    (seen,) = comes(text, cast.ben, room="review", passage="lead")
    assert (seen.user, seen.room, seen.passage) == (cast.anna.pk, "desk", "title")
    assert there(text, cast.anna) == [(cast.ben.pk, "review", "lead")]


def test_another_text_has_its_own(store: str, cast: Cast, text: int) -> None:
    comes(text, cast.anna)
    other = cast.started(cast.external()).pk
    assert there(other, cast.ben) == []


def test_passage_follows_and_since_stays(store: str, cast: Cast, text: int, clock: Clock) -> None:
    comes(text, cast.anna, passage="title", idle=0)
    clock.ahead = 12
    comes(text, cast.anna, passage="lead", idle=5)
    clock.ahead = 20
    (seen,) = presence.others(text, cast.ben.pk)
    assert (seen.passage, seen.since, seen.seen, seen.typed) == ("lead", 20, 8, 13)


def test_reader_has_typed_nothing(store: str, cast: Cast, text: int) -> None:
    comes(text, cast.anna)
    (seen,) = presence.others(text, cast.ben.pk)
    assert seen.typed is None


def test_whoever_is_silent_is_gone_after_half_a_minute(
    store: str, cast: Cast, text: int, clock: Clock
) -> None:
    comes(text, cast.anna)
    clock.ahead = KEPT - 1
    assert len(there(text, cast.ben)) == 1
    clock.ahead = KEPT
    assert there(text, cast.ben) == []
    comes(text, cast.anna)
    (seen,) = presence.others(text, cast.ben.pk)
    assert seen.since == 0  # it is another stay


def test_page_that_is_closed_is_gone_at_once(store: str, cast: Cast, text: int) -> None:
    comes(text, cast.anna, page="firstpage")
    presence.leave(text, cast.anna.pk, page="firstpage")
    assert there(text, cast.ben) == []


def test_page_that_is_closed_leaves_the_one_opened_in_its_place(
    store: str, cast: Cast, text: int
) -> None:
    """A page that is loaded again may be heard of before the old one is known to be gone."""
    comes(text, cast.anna, page="firstpage")
    comes(text, cast.anna, page="nextpage")
    presence.leave(text, cast.anna.pk, page="firstpage")
    assert len(there(text, cast.ben)) == 1


def test_nobody_takes_another_away(store: str, cast: Cast, text: int) -> None:
    comes(text, cast.anna, page="firstpage")
    presence.leave(text, cast.ben.pk, page="firstpage")
    assert len(there(text, cast.ben)) == 1


def test_text_holds_no_more_than_so_many(
    store: str, cast: Cast, text: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "MOST", 2)
    for user in (cast.anna, cast.ben, cast.chloe):
        comes(text, user)
    assert len(there(text, cast.olivia)) == 2
    assert len(comes(text, cast.chloe)) == 2  # who is not told of still learns of the others
    comes(text, cast.anna, passage="lead")
    assert ("lead") in {passage for _user, _room, passage in there(text, cast.olivia)}


def test_bound_leaves_room_for_an_office() -> None:
    assert MOST >= 40


def test_looking_writes_nothing(store: str, cast: Cast, text: int) -> None:
    comes(text, cast.anna)
    with _no_writing():
        presence.others(text, cast.ben.pk)


def test_rows_of_other_texts_are_swept_up_by_whoever_comes(
    cast: Cast, text: int, clock: Clock
) -> None:
    other = cast.started(cast.external()).pk
    with redis_at(""):
        comes(other, cast.anna)
        clock.ahead = 11 * KEPT
        comes(text, cast.ben)
    assert list(Presence.objects.values_list("user", flat=True)) == [cast.ben.pk]


@contextmanager
def _no_writing() -> Iterator[None]:
    def refused(*_given: Any, **_named: Any) -> None:
        raise AssertionError("a reader has written")

    with ExitStack() as stack:
        for kind in (DatabaseStore, RedisStore):
            for act in ("write", "forget"):
                stack.enter_context(patch.object(kind, act, refused))
        yield


def test_moments_of_a_store_are_its_own_clock(store: str, cast: Cast, text: int) -> None:
    """The web server's own clock is an hour off: nobody is thought gone, or to have come tomorrow."""
    real = time.time
    with patch("time.time", lambda: real() + 3600):
        comes(text, cast.anna)
    (seen,) = presence.others(text, cast.ben.pk)
    assert seen.seen < KEPT
