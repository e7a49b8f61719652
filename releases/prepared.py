"""Prepared: queries of wide rows that are compiled once, and from then on only asked.

A release has over two hundred columns, and Django writes out the statement that reads one anew each
time, which takes longer than the database's answer. Where hundreds are to be public within seconds
that is most of what a publication costs (docs/decisions/40-what-a-publication-asks.md).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from django.db import connections, models
from django.db.models.query import (  # type: ignore[attr-defined]
    ModelIterable,
    NamedValuesListIterable,
    ValuesListIterable,
    create_namedtuple_class,
    get_related_populators,
)

Row = TypeVar("Row", bound=models.Model)

# They stand where the keys will: far from what any table has, and unlike each other.
_PLACES = tuple(range(2**60, 2**60 + 64))


class Prepared(Generic[Row]):
    """What ``build`` gives for some keys, always as many, built and compiled once a thread.

    ``build`` is called with other integers than the keys, and never again: it may depend on nothing
    else, the language that is active included, nor prefetch anything.
    """

    def __init__(self, build: Callable[..., models.QuerySet[Row]]) -> None:
        self.build = build
        self.threads = threading.local()

    def rows(self, *keys: int) -> list[Row]:
        """The rows for these keys, as they are now. Raises ValueError for more, or fewer, than before."""
        compiled = self._compiled(len(keys))
        return compiled.rows(dict(zip(compiled.places, keys, strict=True)))

    def first(self, *keys: int) -> Row | None:
        """The first of the rows for these keys, or None."""
        return next(iter(self.rows(*keys)), None)

    def _compiled(self, count: int) -> _Compiled:
        if not hasattr(self.threads, "compiled"):
            places = _PLACES[:count]
            self.threads.compiled = _Compiled(self.build(*places), places)
        compiled: _Compiled = self.threads.compiled
        return compiled


class _Compiled:
    """A query whose statement is written, and of which it is known what is where in its rows."""

    def __init__(self, queryset: Any, places: Sequence[int]) -> None:
        self.places = places
        self.connection = connections[queryset.db]
        self.compiler = queryset.query.get_compiler(connection=self.connection)
        self.sql, self.params = self.compiler.as_sql()
        shown = [column[0] for column in self.compiler.select]
        self.converters = self.compiler.get_converters(shown)
        self.make = _maker(queryset, self.compiler)

    def rows(self, keys: dict[int, int]) -> list[Any]:
        given = [keys.get(each, each) if type(each) is int else each for each in self.params]
        with self.connection.cursor() as cursor:
            cursor.execute(self.sql, given)
            rows = cursor.fetchall()
        if self.converters:
            rows = self.compiler.apply_converters(rows, self.converters)
        return [self.make(row) for row in rows]


def _maker(queryset: Any, compiler: Any) -> Callable[[Any], Any]:
    """What makes of one row what ``queryset`` would give, which would find out anew how each time."""
    if queryset._iterable_class is ValuesListIterable:
        return tuple
    if queryset._iterable_class is NamedValuesListIterable:
        named: Any = create_namedtuple_class(*queryset._fields)
        return named._make  # type: ignore[no-any-return]
    if queryset._iterable_class is not ModelIterable:
        raise TypeError("Only models and lists of values are prepared.")
    info, database = compiler.klass_info, queryset.db
    begin, end = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column[0].target.attname for column in compiler.select[begin:end]]
    related = get_related_populators(info, compiler.select, database)
    annotated = list(compiler.annotation_col_map.items())

    def model(row: Any) -> Any:
        made = info["model"].from_db(database, names, row[begin:end])
        for each in related:
            each.populate(row, made)
        for name, place in annotated:
            setattr(made, name, row[place])
        return made

    return model
