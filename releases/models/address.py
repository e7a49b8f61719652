"""Addresses: every path that a text ever had, none of which is used again."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.languages import CHOICES
from releases.models.release import Release


class Address(models.Model):
    """One path of one release in one language; the newest is current, older ones redirect to it."""

    path = models.CharField(_("path"), max_length=255, unique=True)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="addresses")
    language = models.CharField(_("language"), max_length=10, choices=CHOICES)
    is_current = models.BooleanField(default=True)
    reserved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = (
            models.UniqueConstraint(
                fields=["release", "language"],
                condition=models.Q(is_current=True),
                name="one_current_address_a_language",
            ),
        )

    def __str__(self) -> str:
        return self.path
