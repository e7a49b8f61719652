"""Filling: live columns that an upgrade added get what the record has, for what was public before."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, transaction
from django.db.migrations import Migration
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Q

from releases.languages import CODES, column
from releases.models import Release
from releases.record import fill_versions

logger = logging.getLogger(__name__)

FILLED_AFTER = ("releases", "0007_versions_of_texts")


def fill() -> int:
    """Fill the versions of each live text that has none, and render its pages. Returns how many releases.

    Each in a transaction of its own, under its lock: old workers may publish meanwhile. One that
    can't be filled is logged and passed over, since it must not keep the others from it.
    """
    lacking = Q()
    for code in CODES:
        live, empty = column("published_at", code), column("versions", code)
        lacking |= Q(**{f"{live}__isnull": False, f"{empty}__isnull": True})
    keys = list(Release.objects.rewrite(mode=False).filter(lacking).values_list("pk", flat=True))
    return sum(_is_filled(key) for key in keys)


def _is_filled(key: int) -> bool:
    try:
        with transaction.atomic():
            Release.objects.locked(key)
            fill_versions(Release.objects.get(pk=key))
    except Exception:
        logger.exception("the versions of release %s were not filled; see `manage.py rebuild`", key)
        return False
    return True


def fill_after_migrate(
    using: str, plan: Sequence[tuple[Migration, bool]] | None = None, **_kwargs: Any
) -> None:
    """Receiver of post_migrate: nobody has to know that an upgrade left a column to be filled.

    After each ``migrate``, so that one that was interrupted is made up for by the next. A flush sends
    the signal as well, and names no plan.
    """
    if using != DEFAULT_DB_ALIAS or plan is None:
        return
    if FILLED_AFTER in MigrationRecorder(connection).applied_migrations():
        fill()
