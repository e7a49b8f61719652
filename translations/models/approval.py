"""Approvals: who vouched for exactly which text."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.document import Document
from translations.models.segment import SegmentChange
from translations.models.translation import Translation


class ApprovalQuerySet(models.QuerySet["Approval"]):
    """Approvals; one that was voided has a Transition that says so."""

    def standing(self) -> ApprovalQuerySet:
        """Those that nobody voided."""
        return self.filter(voided_by__isnull=True)


class Approval(models.Model):
    """Append-only: this revision, this hash, the full document, this reviewer.

    ``last_change`` is the newest change that the approval covers; whoever changed the text after
    it can't give the next one, and a trigger in the database holds that as well.
    """

    translation = models.ForeignKey(Translation, on_delete=models.PROTECT, related_name="approvals")
    revision = models.PositiveIntegerField(_("revision"))
    sha256 = models.CharField(max_length=64)
    document = models.TextField()
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    source_revision = models.PositiveIntegerField(_("revision of its source"), null=True)
    last_change = models.ForeignKey(
        SegmentChange, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"r{self.revision} {self.sha256[:8]}"

    @property
    def text(self) -> Document:
        """The approved document."""
        return Document.parse(self.document)
