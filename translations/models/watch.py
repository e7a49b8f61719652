"""What watches the engine: the heartbeat of each process that sweeps, and how late texts went out."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Heartbeat(models.Model):
    """One process that sweeps, and when it last looked at everything that was due.

    By the database's clock. No part of the record: overwritten by the next, and deleted a day after
    the last.
    """

    worker = models.CharField(max_length=120, unique=True)
    at = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.worker} {self.at}"


class Punctuality(models.Model):
    """How late what the clock published was, counted once from the acts on record, up to one of them.

    Derived, one row: deleted, it is counted anew. ``buckets`` holds how many were at most so many
    seconds late, by the seconds; ``counted_to`` is the number of the last act that was looked at.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    counted_to = models.PositiveBigIntegerField(default=0)
    buckets = models.JSONField(default=dict)
    count = models.PositiveBigIntegerField(default=0)
    seconds = models.FloatField(default=0.0)

    class Meta:
        verbose_name = _("punctuality")
        verbose_name_plural = _("punctualities")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.count} to {self.counted_to}"
