"""A Redis that is dead or swallows everything: the database takes its place, and nobody waits twice."""

from __future__ import annotations

import sqlite3
import threading
from typing import Any

import pytest
from django.db import connection

from tests.backends import free_redis, redis_refuses
from tests.cast import Cast
from tests.translations.presence.stores import black_hole, dead, redis_at
from tests.translations.staff import at_desk, text_path
from translations import presence
from translations.models import Presence
from translations.presence import breaker
from translations.presence.redis import WAIT


def beat(text: int, user: int) -> Any:
    return presence.beat(text, user, room="desk", page="firstpage")


@pytest.fixture
def text(cast: Cast) -> int:
    return cast.started(cast.external()).pk


def test_dead_redis_is_replaced_by_the_database(cast: Cast, text: int) -> None:
    with redis_at(dead()):
        beat(text, cast.anna.pk)
        assert [seen.user for seen in beat(text, cast.ben.pk)] == [cast.anna.pk]
    assert Presence.objects.count() == 2


def test_redis_that_swallows_everything_is_waited_for_once(
    cast: Cast, text: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first pays its quarter of a second; then nobody connects until the pause is over."""
    asked: list[str] = []
    store = presence.RedisStore

    class Counted(store):  # type: ignore[misc,valid-type]
        def read(self, text: int) -> Any:
            asked.append("read")
            return super().read(text)

    monkeypatch.setattr(presence, "RedisStore", Counted)
    with black_hole() as url, redis_at(url):
        presence._redis.cache_clear()
        for _turn in range(5):
            beat(text, cast.anna.pk)
            presence.others(text, cast.ben.pk)
    presence._redis.cache_clear()
    assert asked == ["read"]
    assert Presence.objects.count() == 1


def test_redis_is_given_a_quarter_of_a_second_and_one_try() -> None:
    store: Any = presence.RedisStore("redis://127.0.0.1:1/0")
    given = store._redis.connection_pool.connection_kwargs
    assert (given["socket_timeout"], given["socket_connect_timeout"]) == (WAIT, WAIT)
    assert given["retry"].get_retries() == 0


def test_page_never_tries_again_but_a_beat_does(
    cast: Cast, text: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breaker, "PAUSE", 0.0)
    with redis_at(dead()) as watched:
        beat(text, cast.anna.pk)
        assert not watched.lets_through(may_probe=False)
        assert watched.lets_through(may_probe=True)


def test_only_one_beat_a_pause_tries_again(monkeypatch: pytest.MonkeyPatch) -> None:
    watched = breaker.Breaker("presence")
    monkeypatch.setattr(breaker, "PAUSE", 0.0)
    watched.failed(OSError("gone"))
    monkeypatch.setattr(breaker, "PAUSE", 60.0)
    assert [watched.lets_through(may_probe=True) for _caller in range(3)] == [True, False, False]


def test_redis_that_is_back_is_used_again(
    cast: Cast, text: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    if refuses := redis_refuses():
        pytest.skip(refuses)
    monkeypatch.setattr(breaker, "PAUSE", 0.0)
    with free_redis() as url, redis_at(url) as watched:
        watched.failed(OSError("gone"))
        beat(text, cast.anna.pk)
        assert watched.lets_through(may_probe=False)
        assert [seen.user for seen in presence.others(text, cast.ben.pk)] == [cast.anna.pk]
    assert Presence.objects.count() == 0
    assert [record.message for record in caplog.records if record.name.endswith("breaker")] == [
        "presence: Redis does not answer (OSError)",
        "presence: Redis answers again",
    ]


def test_pages_open_and_saves_go_through_while_redis_is_dead(cast: Cast, text: int) -> None:
    french = cast.started(cast.external())
    client = at_desk(cast.anna)
    with redis_at(dead()):
        assert client.get(text_path(french, "desk")).status_code == 200
        given = {"room": "desk", "page": "firstpage"}
        assert client.post(text_path(french, "presence"), given).status_code == 200


def test_beat_gives_way_to_whoever_writes(transactional_db: None) -> None:
    """SQLite has one writer: a beat does not queue behind it, and the page still learns who is there."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has many writers")
    cast = Cast()
    text = cast.started(cast.external()).pk
    with redis_at(""):
        beat(text, cast.ben.pk)
        writer = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        try:
            told = beat(text, cast.anna.pk)
        finally:
            writer.execute("ROLLBACK")
            writer.close()
        assert [seen.user for seen in told] == [cast.ben.pk]
        assert Presence.objects.count() == 1
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone()[0] == 20_000  # a save on this connection is as patient as ever


def test_eight_at_once_are_all_there(transactional_db: None) -> None:
    cast = Cast()
    text = cast.started(cast.external()).pk
    people = [cast.anna, cast.ben, cast.chloe, cast.olivia]
    raised: list[Exception] = []

    def come(user: int, room: str) -> None:
        try:
            for _turn in range(5):
                presence.beat(text, user, room=room, page="firstpage")
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    with redis_at(""):
        threads = [
            threading.Thread(target=come, args=(user.pk, room))
            for user in people
            for room in ("desk", "review")
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert raised == []
        assert Presence.objects.filter(translation=text).count() == 8
