"""Bundles: which languages of a release go public by one decision, and how."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from releases.models import Release
from translations.models.translation import Public, State, Translation

# Whatever else a text of a bundle is doing, it isn't ready; once it is public it is of none any more.
READY = State.SCHEDULED


class Manner(models.TextChoices):
    """How the languages of a bundle go public."""

    TOGETHER = "together", _("together: all of them at the minute, in one act, or none")
    AS_READY = "as_ready", _("as ready: each at the minute, or once it is approved after it")


class IfMissing(models.TextChoices):
    """What becomes of a bundle that goes together when a language isn't approved at the minute."""

    HOLD = "hold", _("hold all of them until every one is approved")
    GO = "go", _("go without it")


class BundleQuerySet(QuerySet["Bundle"]):
    """Bundles; the state of each follows from its texts."""

    def open(self) -> Self:
        """Those that have not gone out, nor been dropped."""
        return self.filter(closed_at=None)

    def due(self) -> Self:
        """Those that go together whose minute has come and for which there is something to do.

        One that is held comes again only once it can go.
        """
        texts = Translation.objects.filter(bundle=OuterRef("pk"))
        missing = texts.exclude(state=READY)
        unseen = missing.filter(is_original=True, public=Public.NONE)
        complete = ~Exists(missing) | Q(if_missing=IfMissing.GO) & ~Exists(unseen)
        return (
            self.open()
            .filter(Q(held_since=None) | Exists(texts.filter(state=READY)) & complete)
            .filter(
                Q(next_try_at=None) | Q(next_try_at__lte=Now()),
                manner=Manner.TOGETHER,
                publish_at__lte=Now(),
            )
            .order_by("tries", "publish_at", "-release__is_urgent", "id")
        )


class Bundle(models.Model):
    """One decision of a press officer on a release: these languages, this minute, together or as ready.

    The texts name it while they are of it. ``closed_at`` is when it went out or was dropped; the acts
    on record tell its story. Only ``translations.bundling`` and ``translations.bundles`` write it.
    """

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="bundles")
    manner = models.CharField(_("how"), max_length=10, choices=Manner.choices)
    if_missing = models.CharField(
        _("if one is not approved in time"),
        max_length=10,
        choices=IfMissing.choices,
        default=IfMissing.HOLD,
    )
    publish_at = models.DateTimeField(_("to be published at"))
    publish_zone = models.CharField(max_length=64, blank=True)
    held_since = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)

    objects = BundleQuerySet.as_manager()

    class Meta:
        verbose_name = _("bundle")
        verbose_name_plural = _("bundles")
        constraints = (
            models.UniqueConstraint(
                fields=["release"],
                condition=Q(closed_at=None),
                name="one_open_bundle_a_release",
            ),
        )
        indexes = (
            models.Index(fields=["publish_at"], condition=Q(closed_at=None), name="bundle_due"),
        )

    def __str__(self) -> str:
        return f"{self.release_id} {self.manner} {self.publish_at:%Y-%m-%d %H:%M}"

    @property
    def is_together(self) -> bool:
        return self.manner == Manner.TOGETHER

    @property
    def ready(self) -> list[Any]:
        """Its texts that wait for nothing but the minute, the original first."""
        return list(self.texts.filter(state=READY).order_by("-is_original", "pk"))

    @property
    def waiting_for(self) -> list[Any]:
        """Its texts that are not approved, or failed, the original first."""
        return list(self.texts.exclude(state=READY).order_by("-is_original", "pk"))
