"""Around: what the database has of a release besides its row, in one look.

Most releases have no topics, or no carriers. What is asked first is whether there are any.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import BigIntegerField, CharField, QuerySet, Value

from releases.models import Address, Release, Rendered
from releases.prepared import Prepared


@dataclass(frozen=True)
class Around:
    """The current path of each language that has one, and the key of each page by office and path.

    ``has`` names what else there is: "carriers", "topics", "countries".
    """

    paths: dict[str, str] = field(default_factory=dict)
    pages: dict[tuple[int, str], int] = field(default_factory=dict)
    has: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, release: Release, *, with_pages: bool = False) -> Around:
        """What is around ``release`` now, its pages where they are wanted. One SQL."""
        found = cls()
        rows = (_WHOLE if with_pages else _AROUND).rows(release.pk)
        for what, key, office, language, path in rows:
            if what == "address":
                found.paths[language] = path
            elif what == "page":
                found.pages[office, path] = key
            else:
                found.has.add(what)
        return found


_NOBODY, _NOTHING = Value(0, BigIntegerField()), Value("", CharField())


def _rows(release: int, *, with_pages: bool) -> QuerySet[Any, Any]:
    """One statement over four or five tables: what it is, a key, an office, a language, a path."""
    addresses = Address.objects.filter(release=release, is_current=True)
    pages = Rendered.objects.filter(release=release)
    has = {
        "carriers": Release.carried_by.through.objects.filter(release=release),
        "topics": Release.topics.through.objects.filter(release=release),
        "countries": Release.countries.through.objects.filter(release=release),
    }
    arms = [
        rows.order_by().values_list(_named(what), "pk", _NOBODY, _NOTHING, _NOTHING)
        for what, rows in has.items()
    ]
    if with_pages:
        arms.append(pages.values_list(_named("page"), "pk", "office", "language", "path"))
    first = addresses.values_list(_named("address"), "pk", _NOBODY, "language", "path")
    return first.union(*arms, all=True)


def _named(what: str) -> Value:
    return Value(what, CharField())


_AROUND: Prepared[Any] = Prepared(lambda release: _rows(release, with_pages=False))
_WHOLE: Prepared[Any] = Prepared(lambda release: _rows(release, with_pages=True))
