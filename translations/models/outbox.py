"""The outbox: every effect outside the database, sent once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from releases.models import Publication, Release


class OutboxQuerySet(models.QuerySet["Outbox"]):
    def waiting(self) -> OutboxQuerySet:
        """Those that are due to be sent, by the database's clock, oldest first."""
        return self.filter(outcome=Outbox.Outcome.WAITING, next_try_at__lte=Now()).order_by("id")


class Outbox(models.Model):
    """One delivery to one recipient. ``key`` makes it once only, whoever asks for it how often.

    A mail tells of its ``notices``; what those are about is judged when it is sent, and where there
    is nothing left to tell, nothing is sent. A digest is of no one ``release``.
    """

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        VOID = "void", pgettext_lazy("delivery", "not needed any more")

    key = models.CharField(max_length=120, unique=True)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, null=True, related_name="+")
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    edition = models.ForeignKey(Publication, on_delete=models.PROTECT, null=True, related_name="+")
    event = models.CharField(max_length=20, db_column="verb")
    language = models.CharField(max_length=10, blank=True)
    payload = models.JSONField(default=dict)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=["next_try_at"], condition=models.Q(outcome="waiting"), name="outbox_waiting"
            ),
        )

    def __str__(self) -> str:
        return self.key
