"""Rendered pages: what the public sees, made in the transaction that publishes it."""

from __future__ import annotations

from django.db import models

from releases.languages import CHOICES
from releases.models.office import Office
from releases.models.release import Release


class Rendered(models.Model):
    """The page at ``path`` of one office's site, whole, in that office's look.

    ``status`` is HTTP's: 200, or 410 for a removed release. A release that other offices carry has
    a page for each of them at the same path.

    Derived: ``manage.py rebuild`` makes it again from the live columns.
    """

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="rendered")
    path = models.CharField(max_length=255)
    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="rendered")
    language = models.CharField(max_length=10, choices=CHOICES)
    status = models.PositiveSmallIntegerField(default=200)
    etag = models.CharField(max_length=64)
    content = models.TextField()

    class Meta:
        verbose_name = "rendered page"
        constraints = (
            models.UniqueConstraint(fields=["path", "office"], name="one_page_a_path_and_office"),
        )

    def __str__(self) -> str:
        return self.path
