"""Publications: the append-only record of every act that changed what the public sees."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.document import Document, Significance, Standing
from releases.languages import CHOICES
from releases.models.chain import Chained
from releases.models.release import Release


class Act(models.TextChoices):
    """What an act did to what the public sees."""

    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")
    RESTORED = "restored", _("restored")
    REMOVED = "removed", _("removed")
    FACTS = "facts", _("facts changed")


class Origin(models.TextChoices):
    """How a text came to be public."""

    WORKFLOW = "workflow", _("approved and published here")
    ARCHIVE = "archive", _("attested archive of texts already public")


class Publication(Chained):
    """One act on one language: the full document, its hash, and what it was made from.

    ``document`` is canonical JSON: of the text, or for ``Act.FACTS`` of the release's public facts.
    """

    chain = "publications"
    public_acts: ClassVar = (Act.PUBLISHED, Act.RESTORED)

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="publications")
    language = models.CharField(max_length=10, choices=CHOICES)
    act = models.CharField(max_length=12, choices=Act.choices)
    origin = models.CharField(max_length=12, choices=Origin.choices, default=Origin.WORKFLOW)
    revision = models.PositiveIntegerField()
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    standing = models.CharField(max_length=12, choices=Standing.choices)
    significance = models.CharField(
        max_length=12, choices=Significance.choices, default=Significance.SUBSTANTIVE
    )
    source_language = models.CharField(max_length=10, choices=CHOICES, blank=True)
    source_revision = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=40, blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        indexes = (
            models.Index(fields=["release", "language", "-id"], name="publication_of_text"),
            # What went out in a week, of an archive of many years.
            models.Index(fields=["act", "at"], name="publication_by_time"),
        )

    def __str__(self) -> str:
        return f"{self.release_id} {self.language} r{self.revision} {self.act}"

    @property
    def text(self) -> Document:
        """The document that this act made public. Raises TypeError for an act on facts."""
        return Document.parse(self.document)
