"""Append-only tables: triggers that refuse UPDATE, DELETE and TRUNCATE, on SQLite and PostgreSQL.

And those that move a chain's head along with each link that is inserted, whoever inserts it.

Installed after every migration, because SQLite remakes a table for most alterations and drops its
triggers silently. There, triggers that read another table are lifted before a migration, or they would
break that table's remake (both tried; DESIGN.md, section 4). A migration that alters ``ChainHead`` has
to lift those that keep it, too.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.module_loading import import_string

from releases.models.chain import Chained, ChainHead
from releases.triggers import PREFIX, TRUNCATE, Dialect, Guard, Keeper, Standing

logger = logging.getLogger(__name__)


def append_only_tables() -> list[str]:
    """The tables named by the ``APPEND_ONLY`` setting, a list of model labels."""
    return [apps.get_model(label)._meta.db_table for label in settings.APPEND_ONLY]


def triggers() -> list[Guard | Keeper]:
    """Every trigger that must stand; SQLite has no TRUNCATE, and so none against it."""
    return [*guards(), *keepers()]


def guards() -> list[Guard]:
    """Three a table, and those of the ``TRIGGERS`` setting."""
    rows = [
        Guard(f"{PREFIX}{table}_{event.lower()}", table, event, "", f"{table} is append-only")
        for table in append_only_tables()
        for event in ("UPDATE", "DELETE", TRUNCATE)
    ]
    return rows + across_tables()


def across_tables() -> list[Guard]:
    """The triggers that read other tables: a lower room asks the higher ones through a setting."""
    return [guard for path in settings.TRIGGERS for guard in import_string(path)()]


def keepers() -> list[Keeper]:
    """One a chain. Without it a chain grows by one link, and refuses the next: its head stays behind."""
    head = ChainHead._meta.db_table
    return [
        Keeper(
            name=f"{PREFIX}{table}_head",
            table=table,
            statement=f'UPDATE "{head}" SET length = NEW.sequence, hash = NEW.row_hash '  # noqa: S608
            f"WHERE name = '{chained.chain}'",
        )
        for table, chained in sorted(_chained().items())
    ]


def _chained() -> dict[str, type[Chained]]:
    models = apps.get_models()
    return {model._meta.db_table: model for model in models if issubclass(model, Chained)}


def install(connection: BaseDatabaseWrapper) -> None:
    """Make every trigger stand on this database, whatever was there, and each head at its chain's end.

    In one transaction, so that no act comes between what is lifted and what is put back.
    """
    with transaction.atomic(using=connection.alias):
        wanted = Dialect.of(connection).install(triggers(), standing(connection))
        with connection.cursor() as cursor:
            for statement in wanted:
                cursor.execute(statement)
        for chained in _chained().values():
            _move_up_head(chained, connection.alias)


def _move_up_head(chained: type[Chained], alias: str) -> None:
    """An act that came while no trigger stood left the head of its chain one link behind, and it stuck."""
    head = ChainHead.objects.using(alias).select_for_update().filter(name=chained.chain).first()
    if head is None:
        return
    beyond = chained._default_manager.using(alias).filter(sequence=head.length + 1)
    link = beyond.filter(previous_hash=head.hash).first() if beyond.exists() else None
    if link is not None and link.row_hash == link.link_hash():
        head.length, head.hash = link.sequence, link.row_hash
        head.save()
        logger.warning("the head of %s was one link behind, and was moved up", chained.chain)


def remove(connection: BaseDatabaseWrapper, only: Iterable[str] | None = None) -> None:
    """Lift the triggers named in ``only``, or all of ours."""
    dialect = Dialect.of(connection)
    wanted = None if only is None else set(only)
    with connection.cursor() as cursor:
        for each in standing(connection):
            if wanted is None or each.name in wanted:
                cursor.execute(dialect.drop(each.name, each.table))


def standing(connection: BaseDatabaseWrapper) -> list[Standing]:
    """Our triggers that this database has, by name."""
    with connection.cursor() as cursor:
        cursor.execute(Dialect.of(connection).list_sql, [f"{PREFIX}%"])
        return [Standing(name, table, bool(is_on)) for name, table, is_on in cursor.fetchall()]


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of those that should stand and don't: where rows alone were copied, it is all."""
    there = {(each.name, each.table) for each in standing(connection) if each.is_on}
    return [
        each.name
        for each in Dialect.of(connection).known(triggers())
        if (each.name, each.table) not in there
    ]


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
    """Receiver of pre_migrate: on SQLite, the guards across tables."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        remove(connection, only=[guard.name for guard in across_tables()])
