"""Images and attachments: files of a release, which readers get once a live text names them.

Their words (alternative text, caption, credit, title) are in each language's text and approved with
it; here are the files, each named by what it holds and reached under a name that can't be guessed.
"""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.document import Standing
from releases.languages import CHOICES
from releases.models.release import Release
from releases.querysets import Kept


def random_token() -> str:
    """A name of 128 bits, under which nobody finds a file before they are led to it."""
    return secrets.token_urlsafe(16)


class StoredFile(models.Model):
    """A file that ``releases.uploads`` has looked through; ``sha256`` is of its content as kept."""

    token = models.CharField(max_length=32, unique=True, default=random_token, editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)
    media_type = models.CharField(max_length=100, editable=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    added_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True


class ImageQuerySet(Kept["Image"]):
    """Images of releases."""


class AttachmentQuerySet(Kept["Attachment"]):
    """Attachments of texts."""


class Image(StoredFile):
    """A picture shown with every language of a release; ``small`` is the same for telephones."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="images")
    file = models.FileField(upload_to="images")
    small = models.FileField(upload_to="images")
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    small_width = models.PositiveIntegerField(editable=False)

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = _("image")
        verbose_name_plural = _("images")
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=["release", "sha256"], name="one_image_a_content"),
        )

    def __str__(self) -> str:
        return f"{self.release_id} {self.sha256[:8]}"


class Attachment(StoredFile):
    """A file to take away, of one language; it has a standing of its own."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="attachments")
    language = models.CharField(_("language"), max_length=10, choices=CHOICES)
    file = models.FileField(upload_to="attachments")
    name = models.CharField(_("file name"), max_length=120)
    standing = models.CharField(_("standing"), max_length=12, choices=Standing.choices)
    pages = models.PositiveIntegerField(_("pages"), null=True, editable=False)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["release", "language", "sha256", "standing"],
                name="one_attachment_a_content",
            ),
        )

    def __str__(self) -> str:
        return self.name
