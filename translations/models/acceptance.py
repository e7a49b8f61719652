"""Acceptances: findings of the checks that a person let stand."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from translations.models.translation import Translation


class Acceptance(models.Model):
    """One finding that is no mistake, and why: append-only.

    It holds as long as both passages read as they did: ``about`` names the finding in them (see
    ``translations.checking``), ``finding`` is the check's, ``message`` what it said then.
    """

    translation = models.ForeignKey(
        Translation, on_delete=models.PROTECT, related_name="acceptances"
    )
    key = models.CharField(max_length=32)
    finding = models.CharField(max_length=40)
    about = models.CharField(max_length=32)
    message = models.TextField()
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("accepted finding")
        verbose_name_plural = _("accepted findings")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.finding} {self.at:%Y-%m-%d %H:%M}"
