"""Prepared: queries of wide rows that are compiled once, and from then on only asked.

A release has over two hundred columns, and Django writes out the statement that reads one anew each
time, which takes longer than the database's answer. Where hundreds are to be public within seconds
that is most of what a publication costs (docs/decisions/40-what-a-publication-asks.md).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db import connections, models

Row = TypeVar("Row", bound=models.Model)

# They stand where the keys will: far from what any table has, and unlike each other.
_PLACES = tuple(range(2**60, 2**60 + 32))


class Prepared(Generic[Row]):
    """What ``build`` gives for some keys, always as many, built and compiled once a thread.

    ``build`` is called with other integers than the keys, and never again: it may depend on nothing
    else, the language that is active included, nor prefetch anything.
    """

    def __init__(self, build: Callable[..., models.QuerySet[Row]]) -> None:
        self.build = build
        self.threads = threading.local()

    def rows(self, *keys: int) -> list[Row]:
        """The rows for these keys, as they are now."""
        queryset, ask = self._compiled(len(keys))
        ask(dict(zip(_PLACES, keys, strict=False)))
        return list(queryset._iterable_class(queryset))

    def first(self, *keys: int) -> Row | None:
        """The first of the rows for these keys, or None."""
        return next(iter(self.rows(*keys)), None)

    def _compiled(self, count: int) -> tuple[Any, Callable[[dict[int, int]], None]]:
        if not hasattr(self.threads, "compiled"):
            self.threads.compiled = _compile(self.build(*_PLACES[:count]))
        compiled: tuple[Any, Callable[[dict[int, int]], None]] = self.threads.compiled
        return compiled


def _compile(queryset: Any) -> tuple[Any, Callable[[dict[int, int]], None]]:
    """The query with its statement written, and what puts the keys into it."""
    compiler = queryset.query.get_compiler(connection=connections[queryset.db])
    sql, params = compiler.as_sql()
    converters: dict[int, Any] = {}

    def ask(keys: dict[int, int]) -> None:
        given = tuple(keys.get(each, each) if type(each) is int else each for each in params)
        compiler.as_sql = lambda *_arguments, **_options: (sql, given)

    def get_converters(expressions: Any) -> Any:
        if not converters:
            converters.update(type(compiler).get_converters(compiler, expressions))
        return converters

    compiler.get_converters = get_converters
    queryset.query.get_compiler = lambda *_arguments, **_options: compiler
    return queryset, ask
