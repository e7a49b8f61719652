"""Presence: who has which text before them just now, where there is no Redis to keep it."""

from __future__ import annotations

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from translations.models.translation import Translation


class PresenceQuerySet(models.QuerySet["Presence"]):
    def stale(self, before: datetime.datetime) -> Self:
        """Those that nothing was heard of since."""
        return self.filter(seen_at__lt=before)


class Presence(models.Model):
    """One person in one room of one text. ``page`` names the open page that told of it last.

    No part of the record: a row is worth half a minute, is overwritten by the next, and is deleted
    (``translations.presence``).
    """

    class Room(models.TextChoices):
        DESK = "desk", _("at the desk")
        REVIEW = "review", _("at the review")
        EDITOR = "editor", _("in the editor")

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    room = models.CharField(max_length=6, choices=Room.choices)
    page = models.CharField(max_length=32)
    passage = models.CharField(max_length=32, blank=True)
    since = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)
    typed_at = models.DateTimeField(null=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["translation", "user", "room"], name="one_presence_a_room"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.room} {self.translation_id}"
