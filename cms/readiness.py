"""Readiness: whether this process can take requests.

That is, whether the database answers, has every migration and trigger that this version needs, and can
be written.
"""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from releases import append_only

logger = logging.getLogger(__name__)

_is_migrated = (
    threading.Event()
)  # for good: no process outlives a version that takes migrations back


def failing() -> list[str]:
    """The names of what does not answer. Redis is not among them: nothing depends on it."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("the database does not answer")
        return ["database"]
    return []


def unready() -> list[str]:
    """The names of what keeps this process from its work; nothing, if it can take requests."""
    if names := failing():
        return names
    try:
        found = {
            "migrations": _migrated(),
            "triggers": not append_only.missing(connection),
            "database is read-only": _writable(),
        }
    except DatabaseError:
        logger.exception("the database does not answer")
        return ["database"]
    found["media"] = _may_write(Path(settings.MEDIA_ROOT))
    return [name for name, is_well in found.items() if not is_well]


def _migrated() -> bool:
    """Whether every migration that this version knows of is applied. Looked up until it is."""
    if not _is_migrated.is_set():
        executor = MigrationExecutor(connection)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            _is_migrated.set()
    return _is_migrated.is_set()


def _writable() -> bool:
    if connection.vendor == "sqlite":
        return _may_write(Path(connection.settings_dict["NAME"]))
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('transaction_read_only') = 'off'")
        is_writable: bool = cursor.fetchone()[0]
    return is_writable


def _may_write(path: Path) -> bool:
    """Whether the file or folder can be written, or be made where there is none yet."""
    while not path.exists():
        path = path.parent
    return os.access(path, os.W_OK)
