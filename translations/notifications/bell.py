"""The bell: how many notices a person has not read, on every page of the staff."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.db.models import IntegerField, QuerySet, Subquery

from translations.models import Notice

MOST = 99


class Bell:
    """Asked only where a page shows it; one statement, which stops counting at what it can show."""

    def __init__(self, person: Any, unread: int | None = None) -> None:
        """``unread`` is the number where a page has read it with its own text, as ``unread_by``."""
        self.person = person
        if unread is not None:
            self.unread = unread

    @cached_property
    def unread(self) -> int:
        if not isinstance(self.person, User):
            return 0
        return _unread(self.person).count()

    @property
    def shown(self) -> str:
        return f"{MOST}+" if self.unread > MOST else str(self.unread)


class _Counted(Subquery):
    """How many rows there are, as a part of another query."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def unread_by(person: User) -> Subquery:
    """The number of ``person``'s notices that are not read, to be asked for along with something else."""
    return _Counted(_unread(person).values("pk"))


def _unread(person: User) -> QuerySet[Notice]:
    return Notice.objects.of(person).unread().order_by()[: MOST + 1]
