"""Offices: the ministries, embassies and missions that issue releases."""

from __future__ import annotations

import zoneinfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.languages import BY_CODE, CHOICES


def validate_zone(name: str) -> None:
    """Raise ValidationError unless ``name`` is an IANA time zone."""
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError) as error:
        raise ValidationError(
            _("“%(name)s” is not an IANA time zone."), params={"name": name}
        ) from error


def validate_languages(codes: object) -> None:
    """Raise ValidationError unless ``codes`` is a non-empty list of languages that have columns."""
    if not isinstance(codes, list) or not codes or set(codes) - set(BY_CODE):
        raise ValidationError(
            _("Give a list of languages among %(known)s."), params={"known": ", ".join(BY_CODE)}
        )


class Office(models.Model):
    """A ministry, embassy or mission: ``name`` and ``contact`` have a column a language."""

    slug = models.SlugField(_("short name"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    contact = models.CharField(_("press contact"), max_length=300, blank=True)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="Europe/Paris", validators=[validate_zone]
    )
    languages = models.JSONField(_("languages"), default=list, validators=[validate_languages])
    default_language = models.CharField(
        _("language of its front page"), max_length=10, choices=CHOICES, default="fr"
    )
    host = models.CharField(
        _("host name"),
        max_length=253,
        blank=True,
        help_text=_("Empty for an office on the main host."),
    )

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ("slug",)
        constraints = (
            models.UniqueConstraint(
                fields=["host"], condition=~models.Q(host=""), name="office_host_is_its_own"
            ),
        )

    def __str__(self) -> str:
        return self.name or self.slug

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The office's time zone."""
        return zoneinfo.ZoneInfo(self.time_zone)
