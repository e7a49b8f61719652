"""The database as a checker reads it: plain SQL, and nothing of the product's."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import psycopg


class Database:
    """One of the two, by its address; each question on a connection of its own."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_postgresql = url.startswith("postgres")
        self.path = "" if self.is_postgresql else url.removeprefix("sqlite:///")

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """What a question answers, or a change returns; ``?`` stands for each value."""
        if self.is_postgresql:
            with psycopg.connect(self.url, autocommit=True, connect_timeout=5) as connection:
                cursor = connection.execute(statement.replace("?", "%s"), values)  # type: ignore[call-overload]
                return list(cursor.fetchall()) if cursor.description else []
        connection = sqlite3.connect(self.path, timeout=20)
        try:
            with connection:
                return list(connection.execute(statement, values))
        finally:
            connection.close()

    def change_many(self, statement: str, values: Sequence[tuple[Any, ...]]) -> None:
        """The same change with each of these values, all in one transaction."""
        if self.is_postgresql:
            with psycopg.connect(self.url) as connection, connection.cursor() as cursor:
                cursor.executemany(statement.replace("?", "%s"), values)  # type: ignore[arg-type]
            return
        connection = sqlite3.connect(self.path, timeout=20)
        try:
            with connection:
                connection.executemany(statement, values)
        finally:
            connection.close()

    def value(self, statement: str, *values: Any) -> Any:
        return self.rows(statement, *values)[0][0]

    def now(self) -> datetime.datetime:
        if self.is_postgresql:
            now: datetime.datetime = self.value("SELECT clock_timestamp()")
            return now.astimezone(datetime.UTC)
        return datetime.datetime.now(datetime.UTC)

    def moment(self, value: Any) -> datetime.datetime:
        """A stored moment, which SQLite keeps as text in UTC."""
        if isinstance(value, datetime.datetime):
            return value.astimezone(datetime.UTC)
        return datetime.datetime.fromisoformat(value).replace(tzinfo=datetime.UTC)

    def stored(self, moment: datetime.datetime) -> Any:
        return moment if self.is_postgresql else moment.replace(tzinfo=None).isoformat(" ")


def administer(url: str, statement: str) -> None:
    """On the server of a PostgreSQL database, beside it."""
    server = urlsplit(url)._replace(path="/postgres").geturl()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]
