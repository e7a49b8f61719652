"""Querysets over what is public, that read as sentences."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from releases.languages import CODES, column

LIVE_FIELDS = (
    "title",
    "summary",
    "body",
    "links",
    "standing",
    "published_at",
    "edited_at",
    "revision",
    "outdated_since",
    "notice",
)


class ReleaseQuerySet(models.QuerySet):
    """Releases as the public may see them."""

    def live(self, language: str) -> Self:
        """Those whose text in ``language`` the public reads now. Raises KeyError for an unknown language."""
        return self.filter(**{f"{column('published_at', language)}__isnull": False})

    def live_in_any(self) -> Self:
        """Those that the public reads in at least one language."""
        anywhere = Q()
        for code in CODES:
            anywhere |= Q(**{f"{column('published_at', code)}__isnull": False})
        return self.filter(anywhere)

    def newest_first(self) -> Self:
        """By date of issue, then by row, newest first."""
        return self.order_by("-issued_on", "-id")

    def reading(self, *languages: str, without: tuple[str, ...] = ()) -> Self:
        """Only the live columns of ``languages``: a row has 180 columns and a list needs eight of them."""
        live = [column(f, code) for f in LIVE_FIELDS if f not in without for code in languages]
        published = [column("published_at", code) for code in CODES]
        facts = ("public_id", "office", "kind", "is_urgent", "source_language", "issued_on")
        return self.rewrite(False).only("id", *facts, *live, *published)
