"""Remarks and suggested edits: what reviewers say about a text without changing it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from translations.models.translation import Translation


class Remark(models.Model):
    """What somebody said about a revision, on the whole text or on the segment ``key``."""

    translation = models.ForeignKey(Translation, on_delete=models.PROTECT, related_name="remarks")
    key = models.CharField(max_length=32, blank=True)
    revision = models.PositiveIntegerField(_("revision"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("remark"))
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text[:60]


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
