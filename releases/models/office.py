"""Offices: the ministries, embassies and missions that issue releases."""

from __future__ import annotations

import re
import zoneinfo

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.house_style import HouseStyle
from releases.languages import BY_CODE, CHOICES


def validate_zone(name: str) -> None:
    """Raise ValidationError unless ``name`` is an IANA time zone."""
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:  # a folder: “Europe”
        raise ValidationError(
            _("“%(name)s” is not an IANA time zone."), params={"name": name}
        ) from error


def validate_languages(codes: object) -> None:
    """Raise ValidationError unless ``codes`` is a non-empty list of languages that have columns."""
    if not isinstance(codes, list) or not codes or set(codes) - set(BY_CODE):
        raise ValidationError(
            _("Give a list of languages among %(known)s."), params={"known": ", ".join(BY_CODE)}
        )


# Not str.format, whose fields reach into objects: an administrator types this.
_SERIES = re.compile(r"\{(year|number)(?::([1-6]))?\}")


def validate_series(pattern: str) -> None:
    """Raise ValidationError unless ``pattern`` names the number, and nothing unknown in braces."""
    names = [found[1] for found in _SERIES.finditer(pattern)]
    if "number" not in names or re.search(r"[{}]", _SERIES.sub("", pattern)):
        raise ValidationError(
            _(
                "Give a pattern with {number}, such as {year}-{number:3}; {year} may stand in it too."
            )
        )


is_colour = RegexValidator(r"^#[0-9a-fA-F]{6}\Z", _("Give a colour as #rrggbb."))


class Office(models.Model):
    """A ministry, embassy or mission.

    ``name``, ``contact``, ``licence`` and ``footer`` have a column a language. ``colour`` is that of
    the masthead, ``link_colour`` that of links on white; ``releases.colours`` judges both.
    """

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
    colour = models.CharField(
        _("colour of the masthead"), max_length=7, default="#17365c", validators=[is_colour]
    )
    link_colour = models.CharField(
        _("colour of links"), max_length=7, default="#1a4f94", validators=[is_colour]
    )
    logo = models.FileField(_("logo"), upload_to="logos", blank=True)
    logo_width = models.PositiveIntegerField(null=True, editable=False)
    logo_height = models.PositiveIntegerField(null=True, editable=False)
    licence = models.CharField(
        _("licence of the content"), max_length=200, blank=True, help_text=_("Its name, in words.")
    )
    licence_url = models.URLField(_("address of the licence"), blank=True)
    footer = models.TextField(_("foot of the page"), blank=True)
    series_pattern = models.CharField(
        _("pattern of series numbers"),
        max_length=40,
        default="{year}-{number:3}",
        validators=[validate_series],
    )
    # By language, what differs from how the house writes: see releases.house_style.
    house_style = models.JSONField(_("house style"), default=dict, editable=False)

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

    def series_number(self, year: int, number: int) -> str:
        """``number`` of ``year`` as this office writes it: 2025-007."""
        values = {"year": year, "number": number}
        return _SERIES.sub(
            lambda found: f"{values[found[1]]:0{found[2] or 1}d}", self.series_pattern
        )

    def style(self, language: str) -> HouseStyle:
        """How this office writes in a language."""
        return HouseStyle.of(self.house_style.get(language, {}))

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The office's time zone."""
        return zoneinfo.ZoneInfo(self.time_zone)
