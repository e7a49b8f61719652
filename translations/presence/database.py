"""Presence in the database: one row a person, room and text, overwritten by each beat.

The rows are no record, so a beat that can't be written at once is left out rather than waited for:
on SQLite, where one writes at a time, who saves goes first.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import OperationalError, connection, transaction
from django.db.models import Q
from django.db.models.functions import Now

from releases.clock import database_now
from translations.models import Presence
from translations.presence.stay import KEPT, Stay

logger = logging.getLogger(__name__)

PATIENCE = 200  # thousandths of a second that a beat waits for SQLite's one writer
OVERWRITTEN = ("page", "passage", "since", "seen_at", "typed_at")
AT_ONCE = 200  # rows that one beat sweeps up behind those who went without a word


class DatabaseStore:
    def now(self) -> float:
        return database_now().timestamp()

    def read(self, text: int) -> tuple[float, Sequence[Stay]]:
        rows: list[Any] = list(Presence.objects.filter(translation=text).annotate(now=Now()))
        return rows[0].now.timestamp() if rows else 0.0, [_stay(row) for row in rows]

    def write(self, text: int, stay: Stay, *, is_new: bool) -> None:
        row = Presence(
            translation_id=text, user_id=stay.user, room=stay.room, page=stay.page,
            passage=stay.passage, since=_moment(stay.since), seen_at=_moment(stay.seen),
            typed_at=None if stay.typed is None else _moment(stay.typed),
        )  # fmt: skip

        def written() -> None:
            Presence.objects.bulk_create(
                [row],
                update_conflicts=True,
                unique_fields=["translation", "user", "room"],
                update_fields=OVERWRITTEN,
            )
            if is_new:
                self._sweep(_moment(stay.seen - 10 * KEPT))

        _now_or_not_at_all(written)

    def forget(self, text: int, stays: Iterable[Stay]) -> None:
        """Each only as it was read: a beat that came meanwhile stays."""
        found = Q()
        for stay in stays:
            same = Q(user=stay.user, room=stay.room, page=stay.page)
            found |= same & Q(seen_at__lte=_moment(stay.seen))
        _now_or_not_at_all(Presence.objects.filter(found, translation=text).delete)

    def _sweep(self, before: datetime.datetime) -> None:
        """Rows of other texts, whose readers' browsers died: nobody opens those pages to do it."""
        old = Presence.objects.stale(before).values("pk")[:AT_ONCE]
        Presence.objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()


def _now_or_not_at_all(write: Callable[[], object]) -> None:
    is_alone = connection.vendor == "sqlite"
    try:
        if is_alone:
            _wait_at_most(PATIENCE)
        with transaction.atomic():
            write()
    except OperationalError:
        if not is_alone:
            raise
        logger.info("presence was not written: others write just now")
    finally:
        if is_alone:
            _wait_at_most(_usual())


def _wait_at_most(thousandths: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {thousandths:d}")


def _usual() -> int:
    return int(1000 * connection.settings_dict["OPTIONS"]["timeout"])


def _stay(row: Presence) -> Stay:
    typed = row.typed_at.timestamp() if row.typed_at else None
    since, seen = row.since.timestamp(), row.seen_at.timestamp()
    return Stay(row.user_id, row.room, row.page, row.passage, since, seen, typed)


def _moment(seconds: float) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)
