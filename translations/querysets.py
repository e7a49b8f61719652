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
        """Those of the person's offices whose release is not under an embargo without a grant for them."""
        role = apps.get_model("translations", "LanguageRole")
        grant = apps.get_model("translations", "EmbargoGrant")
        granted = Exists(grant.objects.filter(release=OuterRef("release"), user=user))
        open_to_all = Q(release__embargo_until__isnull=True) | Q(release__embargo_until__lte=Now())
        known = self.filter(open_to_all | granted)
        if user.is_superuser:
            return known
        offices = role.objects.filter(user=user).values("office")
        return known.filter(release__office__in=offices)

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
