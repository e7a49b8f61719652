"""Machine drafts: each time that somebody asked a service to word what was empty in a text."""

from __future__ import annotations

import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from translations.machine.failure import Cause
from translations.models.translation import Translation


class MachineDraftQuerySet(models.QuerySet["MachineDraft"]):
    def waiting(self) -> Self:
        """Those that are asked for and not ended."""
        return self.filter(state=MachineDraft.State.WAITING)

    def due(self) -> Self:
        """Those that nobody is at work on, by the database's clock."""
        return self.waiting().filter(next_try_at__lte=Now())

    def overlooked(self, grace: datetime.timedelta) -> Self:
        """Those that have been due for longer than a task takes to arrive."""
        return self.waiting().filter(next_try_at__lte=Now() - grace).order_by("id")


class MachineDraft(models.Model):
    """One wish. ``next_try_at`` is when a worker may take it up, or how long one may be at work on it.

    ``left`` says of a passage, by its key, why what the service answered was not taken; ``cause`` is
    what went wrong last, also while it waits for another try.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    class Left(models.TextChoices):
        DAMAGED = "damaged", _("A mark of the source was missing in what the service answered.")
        TOO_LONG = "too_long", _("The passage is longer than the service takes.")

    translation = models.ForeignKey(
        Translation, on_delete=models.PROTECT, related_name="machine_drafts"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    service = models.CharField(max_length=80, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True)
    cause = models.CharField(max_length=12, choices=Cause.choices, blank=True)
    characters = models.PositiveIntegerField(default=0)
    passages = models.PositiveIntegerField(default=0)
    left = models.JSONField(default=dict)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(db_default=Now())

    objects = MachineDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("machine draft")
        verbose_name_plural = _("machine drafts")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["translation"],
                condition=models.Q(state="waiting"),
                name="one_machine_draft_waits",
            ),
        )
        indexes = (
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(state="waiting"),
                name="machine_draft_waiting",
            ),
        )

    def __str__(self) -> str:
        return f"{self.translation_id} {self.state}"

    def left_for(self, reason: str) -> list[str]:
        """The keys of the passages that were left empty for this reason."""
        left: dict[str, Any] = self.left
        return [key for key, why in left.items() if why == reason]
