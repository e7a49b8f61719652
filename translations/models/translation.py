"""Translations: the working text of a release in one language, the original included."""

from __future__ import annotations

import reversion
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from releases.document import Document, Significance, Standing
from releases.languages import BY_CODE, CHOICES, Language
from releases.models import Release
from releases.models.office import validate_zone
from translations.querysets import TranslationQuerySet


class State(models.TextChoices):
    """Where the working text stands."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("returned")
    APPROVED = "approved", _("approved")
    SCHEDULED = "scheduled", _("scheduled")
    FAILED = "failed", _("failed")
    PUBLISHED = "published", _("published")
    CANCELLED = "cancelled", _("cancelled")


class Public(models.TextChoices):
    """What the public sees of this text, whatever the working text is doing."""

    NONE = "none", pgettext_lazy("public", "not public")
    LIVE = "live", pgettext_lazy("public", "live")
    WITHDRAWN = "withdrawn", pgettext_lazy("public", "withdrawn")
    GONE = "gone", pgettext_lazy("public", "removed")
    EXTERNAL = "external", pgettext_lazy("public", "on another site")


# What readers had and have no more.
ENDED = (Public.WITHDRAWN, Public.GONE)
# By what a text in the state “published” is called that readers do not read here.
APART = (*ENDED, Public.EXTERNAL)


def seen(state: str, public: str) -> State | Public:
    """How a text stands for whoever looks: what readers don't read here is not called published."""
    return Public(public) if state == State.PUBLISHED and public in APART else State(state)


class Translation(models.Model):
    """One row a release and language. ``state`` and ``public`` change only in ``workflow.perform()``.

    The truth of the working text is in its segments. ``document`` is the canonical JSON of the
    newest numbered ``revision``; django-reversion keeps one version of this row for each.
    ``version`` counts every save and transition, so that a stale page is noticed.
    """

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="translations")
    language = models.CharField(_("language"), max_length=10, choices=CHOICES)
    is_original = models.BooleanField(default=False, editable=False)
    standing = models.CharField(_("standing"), max_length=12, choices=Standing.choices)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.DRAFT)
    public = models.CharField(
        _("public"), max_length=12, choices=Public.choices, default=Public.NONE
    )

    source = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="made_from_it"
    )
    source_revision = models.PositiveIntegerField(
        _("revision of its source"), null=True, blank=True
    )

    revision = models.PositiveIntegerField(_("revision"), default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    document = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    tail = models.TextField(blank=True)
    significance = models.CharField(
        _("significance"),
        max_length=12,
        choices=Significance.choices,
        default=Significance.SUBSTANTIVE,
    )
    correction_note = models.TextField(_("public note on the correction"), blank=True)

    publish_at = models.DateTimeField(_("to be published at"), null=True, blank=True)
    publish_zone = models.CharField(
        _("by the clocks of"), max_length=64, blank=True, validators=[validate_zone]
    )
    # Of the texts that go public by one decision, and for as long as this one is among them.
    bundle = models.ForeignKey(
        "translations.Bundle",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="texts",
    )
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True)

    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    # Of which due time people were told that it has passed.
    late_told = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = TranslationQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        ordering = ("-release__issued_on", "-release_id", "-is_original", "language")
        constraints = (
            models.UniqueConstraint(fields=["release", "language"], name="one_text_a_language"),
            models.UniqueConstraint(
                fields=["release"], condition=Q(is_original=True), name="one_original_a_release"
            ),
            models.CheckConstraint(
                condition=~Q(state="scheduled") | Q(publish_at__isnull=False),
                name="scheduled_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(public="external") | Q(is_original=True),
                name="only_an_original_is_external",
            ),
        )
        indexes = (
            models.Index(
                fields=["publish_at"], condition=Q(state="scheduled"), name="translation_due"
            ),
            # What is outdated is looked for among all texts: these columns are all that it takes of them.
            models.Index(
                fields=["source", "source_revision", "release"], name="translation_made_from"
            ),
            # The sweep looks every two seconds for what is late.
            models.Index(
                fields=["state", "due_at"],
                condition=Q(due_at__isnull=False),
                name="translation_late",
            ),
            # The board counts thousands by it without reading or sorting a text; others look for a state.
            models.Index(
                fields=["state", "language", "public", "release", "due_at", "is_original"],
                name="translation_by_state",
            ),
            # When readers are to have a release is asked of each text that waits.
            models.Index(
                fields=["release", "publish_at"],
                condition=Q(state="scheduled"),
                name="translation_wanted",
            ),
        )

    def __str__(self) -> str:
        title = self.text.title if self.document else self.release.public_id
        return f"{title} ({self.language})"

    @property
    def text(self) -> Document:
        """The document of the newest revision. Raises ValueError before the first one."""
        return Document.parse(self.document)

    @property
    def spoken(self) -> Language:
        """The language that this text is in."""
        return BY_CODE[self.language]

    @property
    def seen(self) -> State | Public:
        """How it stands for whoever looks."""
        return seen(self.state, self.public)

    @property
    def is_external(self) -> bool:
        return self.public == Public.EXTERNAL


# What django-reversion keeps of the row at each numbered revision.
KEPT = (
    "release",
    "language",
    "standing",
    "source",
    "source_revision",
    "revision",
    "sha256",
    "document",
    "significance",
)
reversion.register(Translation, fields=KEPT)
