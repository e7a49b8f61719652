"""Series numbers: each office counts its releases by year, and gives no number twice."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.models.office import Office
from releases.models.release import Release


class SeriesNumber(models.Model):
    """One reserved number. A cancelled release keeps its own: a gap is honest, a repetition is not."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="series_numbers")
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("number"))
    release = models.OneToOneField(
        Release, on_delete=models.PROTECT, related_name="reserved_number"
    )
    reserved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("number of a series")
        verbose_name_plural = _("numbers of series")
        constraints = (
            models.UniqueConstraint(
                fields=["office", "year", "number"], name="one_release_a_series_number"
            ),
        )

    def __str__(self) -> str:
        return f"{self.year}/{self.number}"
