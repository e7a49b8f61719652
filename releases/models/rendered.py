"""Rendered pages: what the public sees, made in the transaction that publishes it."""

from __future__ import annotations

from django.db import models

from releases.languages import CHOICES
from releases.models.release import Release


class Rendered(models.Model):
    """The page at ``path``, whole. ``status`` is HTTP's: 200, or 410 for a removed release.

    Derived: ``manage.py rebuild`` makes it again from the live columns.
    """

    path = models.CharField(max_length=255, unique=True)
    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="rendered")
    language = models.CharField(max_length=10, choices=CHOICES)
    status = models.PositiveSmallIntegerField(default=200)
    etag = models.CharField(max_length=64)
    content = models.TextField()

    class Meta:
        verbose_name = "rendered page"

    def __str__(self) -> str:
        return self.path
