"""Transitions: every act on a text or a release, and every refused try at approval or publication."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.models import Chained, Release
from translations.models.approval import Approval
from translations.models.translation import Translation


class Transition(Chained):
    """Append-only and hash-chained: who did what to which revision, when, from where to where, why.

    ``refusal`` holds the reasons of a try that was refused; such a row changed nothing.
    ``facts`` holds what else the act set, as canonical JSON (a schedule, an embargo, a fact), and
    under ``SEALS`` the hash of each row that it wrote elsewhere on the record.
    """

    chain = "transitions"
    SEALS = "seals"

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="transitions")
    translation = models.ForeignKey(
        Translation, on_delete=models.PROTECT, null=True, related_name="transitions"
    )
    verb = models.CharField(_("act"), max_length=20)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("time"))
    revision = models.PositiveIntegerField(_("revision"), null=True)
    from_state = models.CharField(max_length=12, blank=True)
    to_state = models.CharField(max_length=12, blank=True)
    from_public = models.CharField(max_length=12, blank=True)
    to_public = models.CharField(max_length=12, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    facts = models.TextField(blank=True)
    refusal = models.TextField(_("refused because"), blank=True)
    voids = models.ForeignKey(
        Approval, on_delete=models.PROTECT, null=True, related_name="voided_by"
    )

    class Meta:
        verbose_name = _("act on record")
        verbose_name_plural = _("acts on record")
        ordering = ("sequence",)
        indexes = (
            models.Index(fields=["translation", "-sequence"], name="transition_of_text"),
            models.Index(fields=["release", "-sequence"], name="transition_of_release"),
        )

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"

    @property
    def particulars(self) -> dict[str, Any]:
        """What else the act set, without the seals."""
        facts: dict[str, Any] = json.loads(self.facts) if self.facts else {}
        facts.pop(self.SEALS, None)
        return facts
