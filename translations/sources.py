"""Sources: which revision of a text others are made from."""

from __future__ import annotations

from translations.models import Translation
from translations.models.revision import Cause


def settled_revision(source: Translation) -> int | None:
    """The newest revision of ``source`` that is approved, or recorded from another site; None before."""
    if source.is_external:
        newest = source.revisions.filter(cause=Cause.RECORDED).order_by("-number").first()
        return newest.number if newest else None
    approval = source.approvals.standing().order_by("-revision").first()
    return approval.revision if approval else None


def newest_revision(source: Translation) -> int | None:
    """The settled revision, else the newest submitted one, where drafting was opened early."""
    return settled_revision(source) or source.revision or None
