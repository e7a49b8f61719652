"""The PostgreSQL and Redis that tests may use: found, and divided so that two runs do not meet."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from urllib.parse import urlsplit

import psycopg
import redis
from psycopg import sql

POSTGRESQL = os.environ.get("TEST_DATABASE_URL") or "postgres://postgres@127.0.0.1:5432/postgres"
REDIS = os.environ.get("TEST_REDIS_URL") or "redis://127.0.0.1:6379"
CLAIM = "provisoire-tests"
CLAIM_SECONDS = 1800
_numbers = count(1)


def postgresql_refuses() -> str:
    """Why PostgreSQL can not be used; empty when it can."""
    try:
        psycopg.connect(POSTGRESQL, connect_timeout=2).close()
    except psycopg.OperationalError as error:
        return f"PostgreSQL on {where(POSTGRESQL)}: {str(error).splitlines()[0]}"
    return ""


def redis_refuses() -> str:
    """Why Redis can not be used; empty when it can."""
    try:
        with redis.Redis.from_url(REDIS, socket_connect_timeout=2, socket_timeout=2) as client:
            client.ping()
    except redis.RedisError as error:
        return f"Redis on {where(REDIS)}: {error}"
    return ""


@contextmanager
def new_database() -> Iterator[str]:
    """The address of an empty PostgreSQL database, dropped afterwards."""
    name = f"provisoire_{os.getpid()}_{next(_numbers)}"
    _administer(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield urlsplit(POSTGRESQL)._replace(path=f"/{name}").geturl()
    finally:
        _administer(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def free_redis() -> Iterator[str]:
    """The address of a Redis database that nobody uses, emptied afterwards."""
    for number in range(15, 0, -1):
        url = urlsplit(REDIS)._replace(path=f"/{number}").geturl()
        with redis.Redis.from_url(url) as client:
            if client.dbsize() or not client.set(CLAIM, os.getpid(), nx=True, ex=CLAIM_SECONDS):
                continue
            try:
                yield url
            finally:
                client.flushdb()
            return
    raise RuntimeError(f"No Redis database is free on {where(REDIS)}: 1 to 15 all hold something.")


def where(url: str) -> str:
    """Host and port, without the password that an address may hold."""
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port}"


def _administer(statement: sql.Composed) -> None:
    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        connection.execute(statement)
