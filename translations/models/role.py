"""Roles: who may do what, by office and language; and who may know of an embargoed release."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.languages import CHOICES
from releases.models import Office, Release


class Role(models.TextChoices):
    """What a person may be in an office."""

    PRESS_OFFICER = "press_officer", _("press officer")
    TRANSLATOR = "translator", _("translator")
    REVIEWER = "reviewer", _("reviewer")


class LanguageRole(models.Model):
    """One person's role in one office, for one language or, where it is empty, for all of them."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="language_roles"
    )
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(_("role"), max_length=16, choices=Role.choices)
    language = models.CharField(_("language"), max_length=10, choices=CHOICES, blank=True)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = (
            models.UniqueConstraint(
                fields=["user", "office", "role", "language"], name="one_role_a_language"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} {self.language}".strip()


class EmbargoGrant(models.Model):
    """That one person may know of one embargoed release before its time."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="embargo_grants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    granted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("embargo grant")
        verbose_name_plural = _("embargo grants")
        constraints = (
            models.UniqueConstraint(fields=["release", "user"], name="one_grant_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.user}"
