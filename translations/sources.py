"""Sources: which revision of a text others are made from."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from translations.models import Translation
from translations.models.revision import Cause


def settled_numbers(source: Translation) -> QuerySet[Any]:
    """The revisions of ``source`` that are approved, or recorded from another site, newest first."""
    if source.is_external:
        recorded = source.revisions.filter(cause=Cause.RECORDED)
        return recorded.order_by("-number").values_list("number", flat=True)
    standing = source.approvals.standing().order_by("-revision")
    return standing.values_list("revision", flat=True)


def settled_revision(source: Translation) -> int | None:
    """The newest of those; None before the first."""
    number: int | None = settled_numbers(source).first()
    return number


def newest_revision(source: Translation) -> int | None:
    """The settled revision, else the newest submitted one, where drafting was opened early."""
    return settled_revision(source) or source.revision or None
