"""Revisions: the numbered states of a document, each kept whole by django-reversion."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from reversion.models import Revision

from releases.document import Significance
from translations.models.translation import Translation


class Cause(models.TextChoices):
    """What made a revision."""

    SUBMITTED = "submitted", _("submitted")
    IMPORTED = "imported", _("imported")
    RECORDED = "recorded", _("recorded from another site")
    RESTORED = "restored", _("restored")
    TAKEN = "taken", _("source taken")
    DISCARDED = "discarded", _("draft discarded")


class RevisionRecord(models.Model):
    """What django-reversion doesn't hold of a revision: its number, hash, authors and weight.

    ``authors`` are the ids of those who changed the text since the revision before; ``keys`` names
    the blocks of the body in order, so that a translation can be aligned with an old revision.
    (``revision`` is the name under which django-reversion's ``add_meta`` fills the link.)
    """

    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="record")
    translation = models.ForeignKey(Translation, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    sha256 = models.CharField(max_length=64)
    cause = models.CharField(max_length=12, choices=Cause.choices)
    significance = models.CharField(max_length=12, choices=Significance.choices)
    source_revision = models.PositiveIntegerField(null=True)
    authors = models.JSONField(default=list)
    last_change = models.PositiveBigIntegerField(default=0)
    keys = models.JSONField(default=list)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["translation", "number"], name="one_revision_a_number"),
        )

    def __str__(self) -> str:
        return f"r{self.number}"
