"""Roles: who may do what, by office and language; and who may know of an embargoed release."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from releases.languages import CHOICES
from releases.models import Chained, Office, Release
from translations.names import name_of


class Role(models.TextChoices):
    """What a person may be in an office."""

    PRESS_OFFICER = "press_officer", _("press officer")
    TRANSLATOR = "translator", _("translator")
    REVIEWER = "reviewer", _("reviewer")
    ADMINISTRATOR = "administrator", _("administrator")


# Those that give a say over texts. An administrator keeps accounts, roles and vocabularies, no more.
OVER_TEXTS = (Role.PRESS_OFFICER, Role.TRANSLATOR, Role.REVIEWER)


class LanguageRoleQuerySet(models.QuerySet["LanguageRole"]):
    """Roles; what they give is asked in ``translations.roles`` alone."""

    def in_force(self) -> Self:
        """Those that hold now, by the database's clock: begun, if they have a beginning, and not over."""
        begun = models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=Now())
        lasting = models.Q(valid_until__isnull=True) | models.Q(valid_until__gt=Now())
        return self.filter(begun & lasting)


class LanguageRole(models.Model):
    """One person's role in one office, for one language or, where it is empty, for all of them.

    It may hold for a period: from ``valid_from`` to before ``valid_until``. Given and taken back by
    ``translations.appointing``, which puts it on the record.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="language_roles"
    )
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(_("role"), max_length=16, choices=Role.choices)
    language = models.CharField(_("language"), max_length=10, choices=CHOICES, blank=True)
    valid_from = models.DateTimeField(_("from"), null=True, blank=True)
    valid_until = models.DateTimeField(_("until"), null=True, blank=True)
    deputises_for = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("deputises for"),
    )

    objects = LanguageRoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = (
            models.UniqueConstraint(
                fields=["user", "office", "role", "language"],
                condition=models.Q(valid_from__isnull=True, valid_until__isnull=True),
                name="one_role_a_language",
            ),
            models.UniqueConstraint(
                fields=["user", "office", "role", "language", "valid_from"],
                name="one_role_a_beginning",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gt=models.F("valid_from")),
                name="role_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~models.Q(role="administrator") | models.Q(language=""),
                name="administrators_of_every_language",
                violation_error_message=_("An administrator is one for every language."),
            ),
        )

    def __str__(self) -> str:
        person = name_of(self.user)
        language = self.get_language_display() if self.language else ""
        return f"{person} · {self.get_role_display()} {language}".strip()


class RoleChange(Chained):
    """Append-only and hash-chained: who gave, changed or took back which role of whom, and when."""

    chain = "roles"

    class Act(models.TextChoices):
        GIVEN = "given", _("given")
        CHANGED = "changed", _("changed")
        TAKEN_BACK = "taken_back", _("taken back")

    act = models.CharField(_("act"), max_length=12, choices=Act.choices)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("time"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_changes"
    )
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=16, choices=Role.choices)
    language = models.CharField(_("language"), max_length=10, choices=CHOICES, blank=True)
    valid_from = models.DateTimeField(_("from"), null=True)
    valid_until = models.DateTimeField(_("until"), null=True)
    deputises_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("role on record")
        verbose_name_plural = _("roles on record")
        ordering = ("sequence",)

    def __str__(self) -> str:
        return f"{self.sequence} {self.act}"


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
        return name_of(self.user)
