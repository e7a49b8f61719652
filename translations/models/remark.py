"""Remarks and suggested edits: what reviewers say about a text without changing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from translations.models.translation import Translation

if TYPE_CHECKING:
    from translations.models.segment import Segment


class RemarkQuerySet(models.QuerySet["Remark"]):
    """Remarks; the first of a thread has no ``parent`` and says whether the thread is resolved."""

    def open(self) -> RemarkQuerySet:
        """The first of each thread that nobody has resolved."""
        return self.filter(parent__isnull=True, resolved_at__isnull=True)


class Remark(models.Model):
    """What somebody said about a revision, on the whole text or on the segment ``key``.

    An answer has the first remark of its thread as its ``parent``, and is about the same.
    """

    translation = models.ForeignKey(Translation, on_delete=models.PROTECT, related_name="remarks")
    key = models.CharField(max_length=32, blank=True)
    revision = models.PositiveIntegerField(_("revision"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("remark"))
    at = models.DateTimeField()
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="answers"
    )
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_resolved(self) -> bool:
        return self.resolved_at is not None


class Suggestion(models.Model):
    """A reviewer's correction of the segment ``key``, waiting for a translator to take or refuse it."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("waiting")
        TAKEN = "taken", _("taken")
        REFUSED = "refused", _("refused")

    translation = models.ForeignKey(
        Translation, on_delete=models.PROTECT, related_name="suggestions"
    )
    key = models.CharField(max_length=32)
    revision = models.PositiveIntegerField(_("revision"))
    original_text = models.TextField()
    text = models.TextField(_("suggested text"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.WAITING)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("suggested edit")
        verbose_name_plural = _("suggested edits")
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text[:60]

    def fits(self, segment: Segment | None) -> bool:
        """Whether its passage still reads as it did, so that taking it undoes nobody's work."""
        return segment is not None and segment.is_said and segment.text == self.original_text
