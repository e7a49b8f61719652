"""The vocabularies that releases are sorted by, and the wording of the labels."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.document import Standing
from releases.models.office import Office


class Topic(models.Model):
    """A subject that releases are sorted by, such as security; ``name`` has a column a language."""

    slug = models.SlugField(_("short name"), unique=True)
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.name or self.slug


class Country(models.Model):
    """A country or organisation that a release is about; ``code`` is ISO 3166-1's or an acronym."""

    code = models.SlugField(_("code"), max_length=16, unique=True)
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name or self.code


class StandingLabel(models.Model):
    """How a standing is worded before the reader: both wordings have a column a language.

    Without an office it is the house's wording, which an office's own goes before.
    """

    standing = models.CharField(_("standing"), max_length=12, choices=Standing.choices)
    office = models.ForeignKey(
        Office,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="standing_labels",
        verbose_name=_("office"),
        help_text=_("Empty for the wording of every office that has none of its own."),
    )
    short = models.CharField(_("short wording"), max_length=100, blank=True)
    full = models.CharField(_("full wording"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("label of a standing")
        verbose_name_plural = _("labels of standings")
        ordering = ("standing", "office")
        constraints = (
            models.UniqueConstraint(
                fields=["standing", "office"], name="one_label_a_standing_and_office"
            ),
            models.UniqueConstraint(
                fields=["standing"],
                condition=models.Q(office__isnull=True),
                name="one_label_a_standing_for_the_house",
            ),
        )

    def __str__(self) -> str:
        return self.get_standing_display()
