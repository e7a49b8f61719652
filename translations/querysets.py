"""Querysets over the work on texts, that read as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from translations.models import Translation  # noqa: F401  (named in the base class below)


class TranslationQuerySet(models.QuerySet["Translation"]):
    """Translations, the originals included."""

    def of(self, language: str) -> Self:
        """Those in one language."""
        return self.filter(language=language)

    def due(self) -> Self:
        """Those whose minute has come by the database's clock, originals first."""
        return self.filter(
            Q(next_try_at__isnull=True) | Q(next_try_at__lte=Now()),
            state="scheduled",
            publish_at__lte=Now(),
        ).order_by("publish_at", "-is_original", "id")

    def awaiting_review(self) -> Self:
        return self.filter(state="submitted")

    def live(self) -> Self:
        return self.filter(public="live")

    def outdated(self) -> Self:
        """Those whose source, or their source's source, has a newer settled revision.

        A revision is settled when it was recorded from another site or has an approval that
        nobody voided; typing mistakes don't count (DESIGN.md, section 2).
        """
        return self.filter(self._newer_than_taken("") | self._newer_than_taken("source__"))

    def visible_to(self, user: User) -> Self:
        """Those of the releases that the person may learn of."""
        from translations.visibility import visible_releases  # needs the models, which need us

        return self.filter(release__in=visible_releases(user).values("pk"))

    @staticmethod
    def _newer_than_taken(prefix: str) -> Exists:
        record = apps.get_model("translations", "RevisionRecord")
        approval = apps.get_model("translations", "Approval")
        approved = approval.objects.filter(
            translation=OuterRef("translation"),
            revision=OuterRef("number"),
            voided_by__isnull=True,
        )
        newer = record.objects.filter(
            translation=OuterRef(f"{prefix}source"),
            number__gt=OuterRef(f"{prefix}source_revision"),
        ).exclude(significance="typo")
        return Exists(newer.filter(Q(cause="recorded") | Exists(approved)))
