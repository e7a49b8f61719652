"""Filling: live columns that an upgrade added get what the record has, for what was public before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.migrations import Migration
from django.db.models import Q

from releases.languages import CODES, column
from releases.models import Release
from releases.record import fill_versions

FILLED_AFTER = ("releases", "0007_versions_of_texts")


def fill() -> int:
    """Fill the versions of each live text that has none, and render its pages. Returns how many releases.

    Each in a transaction of its own, under its lock: old workers may publish meanwhile.
    """
    lacking = Q()
    for code in CODES:
        live, empty = column("published_at", code), column("versions", code)
        lacking |= Q(**{f"{live}__isnull": False, f"{empty}__isnull": True})
    keys = list(Release.objects.rewrite(mode=False).filter(lacking).values_list("pk", flat=True))
    for key in keys:
        with transaction.atomic():
            Release.objects.locked(key)
            fill_versions(Release.objects.get(pk=key))
    return len(keys)


def fill_after_migrate(
    using: str, plan: Sequence[tuple[Migration, bool]] = (), **_kwargs: Any
) -> None:
    """Receiver of post_migrate: nobody has to know that an upgrade left a column to be filled.

    A flush sends the signal as well, and names no plan.
    """
    applied = {(step.app_label, step.name) for step, is_backwards in plan if not is_backwards}
    if using == DEFAULT_DB_ALIAS and FILLED_AFTER in applied:
        fill()
