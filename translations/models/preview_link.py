"""Preview links: a text before its publication, for somebody outside who holds the link."""

from __future__ import annotations

from typing import Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from translations.models.role import OVER_TEXTS, EmbargoGrant, LanguageRole
from translations.models.translation import State, Translation

# After any of these the text is public, or will not be: its previews are over.
ENDING = ("publish", "withdraw", "remove", "cancel", "discard")


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    """Preview links."""

    def open(self) -> Self:
        """Those that lead to their page now.

        All of it in one condition, so that a link that is over is looked for exactly as nonsense
        is: neither is found, in the same time.
        """
        return self.filter(self._is_open())

    def with_open(self) -> Self:
        """Each with ``is_open``."""
        return self.annotate(
            is_open=models.ExpressionWrapper(self._is_open(), models.BooleanField())
        )

    @staticmethod
    def _is_open() -> Q:
        acts = apps.get_model("translations", "Transition").objects
        ended = acts.filter(
            translation=OuterRef("translation"),
            verb__in=ENDING,
            refusal="",
            at__gte=OuterRef("made_at"),
        )
        granted = EmbargoGrant.objects.filter(
            release=OuterRef("translation__release"), user=OuterRef("made_by")
        )
        until = "translation__release__embargo_until"
        known = Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__lte": Now()}) | Exists(granted)
        roles = LanguageRole.objects.in_force().filter(
            user=OuterRef("made_by"),
            office=OuterRef("translation__release__office"),
            role__in=OVER_TEXTS,
        )
        works_there = Q(made_by__is_superuser=True) | Q(Exists(roles))
        lasts = Q(revoked_at=None, expires_at__gt=Now(), made_by__is_active=True)
        going_on = ~Q(translation__state=State.CANCELLED) & ~Exists(ended)
        return lasts & going_on & known & works_there


class PreviewLink(models.Model):
    """One link to one revision. Its token is nowhere: ``digest`` is the SHA-256 of it.

    That it was made and revoked is on the record, as acts on its text.
    """

    translation = models.ForeignKey(
        Translation, on_delete=models.PROTECT, related_name="preview_links"
    )
    revision = models.PositiveIntegerField(_("revision"))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    whom = models.CharField(_("for whom"), max_length=200)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(_("until"))
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.translation_id} r{self.revision} {self.expires_at:%Y-%m-%d %H:%M}"


class PreviewView(models.Model):
    """How often a link was opened from one network in one hour.

    Neither an address of a person nor a row a request: the first is nobody's business, and whoever
    holds the link could fill the database with the second.
    """

    link = models.ForeignKey(PreviewLink, on_delete=models.CASCADE, related_name="views")
    network = models.CharField(_("network"), max_length=64)
    hour = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(_("last"))

    class Meta:
        verbose_name = _("view of a preview")
        verbose_name_plural = _("views of previews")
        ordering = ("-last_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["link", "network", "hour"], name="one_count_a_network_and_hour"
            ),
        )

    def __str__(self) -> str:
        return f"{self.network} {self.count}"
