"""Storing: statements that write one row, worded once for each table and then only given values.

To word one anew each time, as Django does, takes longer than the database takes to do it
(docs/decisions/40-what-a-publication-asks.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery

Row = TypeVar("Row", bound=models.Model)


class Insertion(Generic[Row]):
    """How rows of ``model`` are inserted that may be there already; their keys are not asked back.

    A row that has the same ``unique`` columns is made as the new one is; without any, whatever
    stands in the way of the new one is left as it is.
    """

    def __init__(self, model: type[Row], unique: Sequence[str] = ()) -> None:
        self.model = model
        self.unique = unique

    def insert(self, rows: Sequence[Row]) -> None:
        """Insert these; several of them as Django does, in one statement or a few."""
        if len(rows) != 1:
            self._insert_several(rows)
            return
        fields, statement = self._worded
        given = [_given(field, field.pre_save(rows[0], add=True)) for field in fields]
        with connection.cursor() as cursor:
            cursor.execute(statement, given)

    def _insert_several(self, rows: Sequence[Row]) -> None:
        manager = self.model._base_manager
        if self.unique:
            others = [field.name for field in self._fields if field.name not in self.unique]
            manager.bulk_create(
                rows, update_conflicts=True, unique_fields=self.unique, update_fields=others
            )
        else:
            manager.bulk_create(rows, ignore_conflicts=True)

    @property
    def _fields(self) -> list[Any]:
        return [field for field in self.model._meta.concrete_fields if not field.primary_key]

    @cached_property
    def _worded(self) -> tuple[list[Any], str]:
        fields = self._fields
        query = InsertQuery(
            self.model,
            on_conflict=OnConflict.UPDATE if self.unique else OnConflict.IGNORE,
            update_fields=[field for field in fields if field.name not in self.unique],
            unique_fields=[field for field in fields if field.name in self.unique],
        )
        query.insert_values(fields, [self.model()])
        ((statement, _given),) = query.get_compiler(connection=connection).as_sql()
        return fields, statement


def update(row: models.Model, values: Mapping[str, Any]) -> None:
    """Write these columns of ``row`` in the database, and no others; the statement is worded once."""
    fields, statement = _worded_update(type(row), tuple(values))
    given = [_given(field, value) for field, value in zip(fields, values.values(), strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*given, row.pk])


@cache
def _worded_update(model: type[models.Model], names: tuple[str, ...]) -> tuple[list[Any], str]:
    quoted = connection.ops.quote_name
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    columns = ", ".join(f"{quoted(field.column)} = %s" for field in fields)
    table, key = quoted(model._meta.db_table), quoted(model._meta.pk.column)
    return fields, f"UPDATE {table} SET {columns} WHERE {key} = %s"  # noqa: S608 - names from code


def _given(field: Any, value: Any) -> Any:
    return field.get_db_prep_save(value, connection)
