"""Append-only tables: triggers that refuse UPDATE, DELETE and TRUNCATE, on SQLite and PostgreSQL.

And those that move a chain's head along with each link that is inserted, whoever inserts it.

Installed after every migration, because SQLite remakes a table for most alterations and drops its
triggers silently. Triggers that read another table are lifted before a migration, or they would
break that table's remake (both tried; DESIGN.md, section 4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.module_loading import import_string

from releases.models.chain import Chained, ChainHead

PREFIX = "provisoire_"


@dataclass(frozen=True)
class Guard:
    """A trigger: before ``event`` on ``table``, raise ``message`` where ``condition`` (SQL) holds."""

    name: str
    table: str
    event: str
    condition: str
    message: str


@dataclass(frozen=True)
class Keeper:
    """A trigger: after each row that is inserted into ``table``, do ``statement`` (of SQL; it is ``NEW``)."""

    name: str
    table: str
    statement: str


def append_only_tables() -> list[str]:
    """The tables named by the ``APPEND_ONLY`` setting, a list of model labels."""
    return [apps.get_model(label)._meta.db_table for label in settings.APPEND_ONLY]


def triggers() -> list[Guard | Keeper]:
    """Every trigger that must stand."""
    return [*guards(), *keepers()]


def guards() -> list[Guard]:
    """Two a table, and those of the ``TRIGGERS`` setting."""
    rows = [
        Guard(f"{PREFIX}{table}_{event.lower()}", table, event, "", f"{table} is append-only")
        for table in append_only_tables()
        for event in ("UPDATE", "DELETE")
    ]
    return rows + across_tables()


def across_tables() -> list[Guard]:
    """The triggers that read other tables: a lower room asks the higher ones through a setting."""
    return [guard for path in settings.TRIGGERS for guard in import_string(path)()]


def keepers() -> list[Keeper]:
    """One a chain. Without it a chain can't grow by more than one link: its head stays behind."""
    chains = {
        model._meta.db_table: model.chain
        for model in apps.get_models()
        if issubclass(model, Chained)
    }
    head = ChainHead._meta.db_table
    return [
        Keeper(
            name=f"{PREFIX}{table}_head",
            table=table,
            statement=f'UPDATE "{head}" SET length = NEW.sequence, hash = NEW.row_hash '  # noqa: S608
            f"WHERE name = '{chain}'",
        )
        for table, chain in sorted(chains.items())
    ]


def install(connection: BaseDatabaseWrapper) -> None:
    """Make every trigger stand on this database, whatever was there before."""
    remove(connection)
    dialect = _Dialect.of(connection)
    with connection.cursor() as cursor:
        for guard in guards():
            for statement in dialect.create(guard):
                cursor.execute(statement)
        for keeper in keepers():
            for statement in dialect.keep(keeper):
                cursor.execute(statement)
        for table in append_only_tables():
            for statement in dialect.refuse_truncate(table):
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper, only: Iterable[str] | None = None) -> None:
    """Lift the triggers named in ``only``, or all of ours."""
    dialect = _Dialect.of(connection)
    wanted = None if only is None else set(only)
    with connection.cursor() as cursor:
        for name, table in standing(connection):
            if wanted is None or name in wanted:
                cursor.execute(dialect.drop(name, table))


def standing(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """The names and tables of our triggers that stand on this database, by name."""
    with connection.cursor() as cursor:
        cursor.execute(_Dialect.of(connection).list_sql, [f"{PREFIX}%"])
        return [(name, table) for name, table in cursor.fetchall()]


def is_whole(connection: BaseDatabaseWrapper) -> bool:
    """Whether every trigger stands: a database that was copied by its rows alone has none."""
    return {each.name for each in triggers()} <= {name for name, _table in standing(connection)}


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """For tests that empty tables: no triggers inside, all of them again afterwards."""
    remove(connection)
    try:
        yield
    finally:
        install(connection)


def install_after_migrate(using: str, **_kwargs: Any) -> None:
    """Receiver of post_migrate."""
    install(connections[using])


def lift_before_migrate(using: str, **_kwargs: Any) -> None:
    """Receiver of pre_migrate: only the triggers across tables."""
    names = {each.name for each in across_tables()} | {each.name for each in keepers()}
    remove(connections[using], only=names)


class _Dialect:
    """How one database words a trigger."""

    list_sql: str

    @staticmethod
    def of(connection: BaseDatabaseWrapper) -> _Dialect:
        return {"sqlite": _SQLite, "postgresql": _PostgreSQL}[connection.vendor]()

    def create(self, guard: Guard) -> list[str]:
        raise AssertionError("a dialect words its own triggers")

    def keep(self, keeper: Keeper) -> list[str]:
        raise AssertionError("a dialect words its own triggers")

    def drop(self, name: str, table: str) -> str:
        raise AssertionError("a dialect words its own triggers")

    def refuse_truncate(self, _table: str) -> list[str]:
        return []


class _SQLite(_Dialect):
    list_sql = (
        "SELECT name, tbl_name FROM sqlite_master "
        "WHERE type = 'trigger' AND name LIKE %s ORDER BY 1"
    )

    def create(self, guard: Guard) -> list[str]:
        when = f"WHEN {guard.condition} " if guard.condition else ""
        return [
            f'CREATE TRIGGER "{guard.name}" BEFORE {guard.event} ON "{guard.table}" '
            f"FOR EACH ROW {when}BEGIN SELECT RAISE(ABORT, '{guard.message}'); END"
        ]

    def keep(self, keeper: Keeper) -> list[str]:
        return [
            f'CREATE TRIGGER "{keeper.name}" AFTER INSERT ON "{keeper.table}" '
            f"FOR EACH ROW BEGIN {keeper.statement}; END"
        ]

    def drop(self, name: str, table: str) -> str:
        return f'DROP TRIGGER "{name}"'


class _PostgreSQL(_Dialect):
    list_sql = (
        "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE NOT t.tgisinternal AND t.tgname LIKE %s AND pg_table_is_visible(c.oid) ORDER BY 1"
    )

    def create(self, guard: Guard) -> list[str]:
        # A trigger's WHEN may not hold a subquery here, so the condition sits in the function.
        condition = guard.condition or "TRUE"
        returned = "OLD" if guard.event == "DELETE" else "NEW"
        return [
            f'CREATE OR REPLACE FUNCTION "{guard.name}"() RETURNS trigger LANGUAGE plpgsql AS $$ '
            f"BEGIN IF {condition} THEN RAISE EXCEPTION '{guard.message}' "
            f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {returned}; END $$",
            f'CREATE TRIGGER "{guard.name}" BEFORE {guard.event} ON "{guard.table}" '
            f'FOR EACH ROW EXECUTE FUNCTION "{guard.name}"()',
        ]

    def keep(self, keeper: Keeper) -> list[str]:
        return [
            f'CREATE OR REPLACE FUNCTION "{keeper.name}"() RETURNS trigger LANGUAGE plpgsql AS $$ '
            f"BEGIN {keeper.statement}; RETURN NULL; END $$",
            f'CREATE TRIGGER "{keeper.name}" AFTER INSERT ON "{keeper.table}" '
            f'FOR EACH ROW EXECUTE FUNCTION "{keeper.name}"()',
        ]

    def drop(self, name: str, table: str) -> str:
        return f'DROP TRIGGER "{name}" ON "{table}"'

    def refuse_truncate(self, table: str) -> list[str]:
        name = f"{PREFIX}{table}_truncate"
        return [
            f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $$ '
            f"BEGIN RAISE EXCEPTION '{table} is append-only' "
            f"USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f'CREATE TRIGGER "{name}" BEFORE TRUNCATE ON "{table}" '
            f'FOR EACH STATEMENT EXECUTE FUNCTION "{name}"()',
        ]
