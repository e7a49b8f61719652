"""Segments: the blocks of a text, and each change that anyone made to one."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from translations.models.translation import Translation
from translations.segmentation import Kind


class Origin(models.TextChoices):
    """How a wording came about."""

    TYPED = "typed", _("typed")
    IMPORTED = "imported", _("imported")
    COPIED = "copied", _("copied from another release")
    SOURCE = "source", _("taken from the source")
    RESTORED = "restored", _("restored from an earlier revision")
    SUGGESTED = "suggested", _("taken from a suggestion")
    MATCH = "match", _("taken from a match")
    MACHINE = "machine", _("drafted by machine")


class Place(models.TextChoices):
    """Whether a segment's words stand in the composed text, and if not, why not."""

    IN = "in", _("in the text")
    MERGED = "merged", _("said together with the passage before")
    LEFT_OUT = "left_out", _("left out on purpose")
    ASIDE = "aside", _("kept aside")


def random_key() -> str:
    """A name for a segment that stays with it through every edit and move."""
    return secrets.token_hex(6)


class Segment(models.Model):
    """One block: ``before`` is the Markdown between the previous block's text and this one's.

    ``key`` stays with the block; ``source_key`` names the block of the source that it translates,
    empty for one that was added. Of what is not in its ``place`` in the text, ``aside`` is the
    translation of a block that the source no longer has; ``reason`` says why a block is left out.

    ``is_confirmed`` says that someone has finished with it; ``origin`` how its wording came about.
    ``is_to_revise`` says that its source changed after it was translated, ``source_was`` how the
    source read then.
    """

    translation = models.ForeignKey(Translation, on_delete=models.PROTECT, related_name="segments")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=32, default=random_key)
    source_key = models.CharField(max_length=32, blank=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    depth = models.PositiveSmallIntegerField(default=0)
    before = models.TextField(blank=True)
    text = models.TextField(blank=True)
    place = models.CharField(max_length=8, choices=Place.choices, default=Place.IN)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    origin = models.CharField(max_length=12, choices=Origin.choices, default=Origin.TYPED)
    is_confirmed = models.BooleanField(default=False)
    is_to_revise = models.BooleanField(default=False)
    source_was = models.TextField(blank=True)

    class Meta:
        verbose_name = _("segment")
        verbose_name_plural = _("segments")
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["translation", "key"], name="one_segment_a_key"),
        )

    def __str__(self) -> str:
        return f"{self.position} {self.kind}"

    @property
    def is_said(self) -> bool:
        """Whether its words are part of the composed text."""
        return self.place == Place.IN

    @property
    def is_unread(self) -> bool:
        """Whether a machine wrote it and nobody has confirmed it since."""
        return self.origin == Origin.MACHINE and not self.is_confirmed and self.is_said


class SegmentChange(models.Model):
    """One change of one segment: append-only. Who stands here since the last approval can't approve.

    ``key`` is a segment's, or ``layout``, ``standing`` or ``correction_note`` for what else the
    document holds. ``match`` is how alike, in per cent, the remembered source was that it comes from.
    """

    translation = models.ForeignKey(Translation, on_delete=models.PROTECT, related_name="changes")
    key = models.CharField(max_length=32)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    origin = models.CharField(max_length=12, choices=Origin.choices, default=Origin.TYPED)
    match = models.PositiveSmallIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("change of a segment")
        verbose_name_plural = _("changes of segments")
        ordering = ("id",)
        indexes = (models.Index(fields=["translation", "key"], name="change_of_segment"),)

    def __str__(self) -> str:
        return f"{self.key} {self.at:%Y-%m-%d %H:%M}"
