"""Releases: one communiqué in however many languages, with the columns that the public reads."""

from __future__ import annotations

import secrets

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from releases.languages import BY_CODE, CHOICES
from releases.models.office import Office, validate_zone
from releases.models.vocabulary import Country, Topic
from releases.querysets import Kept, ReleaseQuerySet

# No vowels, no look-alikes: an id is read over the telephone and never spells a word.
FIRST_YEAR = 1800  # a slip of the keyboard makes year 1, and a series number of it
PUBLIC_ID_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"


def random_public_id() -> str:
    """Ten characters that tell nothing of order, date or number (2.0e14 possible ids)."""
    return "".join(secrets.choice(PUBLIC_ID_ALPHABET) for _position in range(10))


class Kind(models.TextChoices):
    """What sort of communiqué a release is."""

    PRESS_RELEASE = "press_release", _("press release")
    STATEMENT = "statement", _("statement")
    READOUT = "readout", _("readout")
    JOINT_STATEMENT = "joint_statement", _("joint statement")
    SPEECH = "speech", _("speech")
    PRESS_CONFERENCE = "press_conference", _("press conference")
    NOTICE = "notice", _("notice")


class Plan(models.TextChoices):
    """What readers are told of a language in which a release has no public text."""

    PLANNED = "planned", _("planned")
    IN_PREPARATION = "in_preparation", _("in preparation")
    NOT_PLANNED = "not_planned", _("not planned")


def validate_plan(plan: object) -> None:
    """Raise ValidationError unless ``plan`` gives one of the plans by language."""
    if (
        not isinstance(plan, dict)
        or set(plan) - set(BY_CODE)
        or any(value not in Plan.values for value in plan.values())
    ):
        raise ValidationError(_("Give one of the plans for each language that is named."))


class Release(models.Model):
    """One communiqué.

    The facts (kind, dates, topics…) are the working copy that press officers edit. The live columns
    (``title`` to ``versions``) have one column a language through django-modeltranslation; only
    ``releases.record`` writes them and only ``releases.live`` reads them.
    """

    public_id = models.CharField(
        max_length=10, unique=True, default=random_public_id, editable=False
    )
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="releases", verbose_name=_("office")
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind.choices, default=Kind.PRESS_RELEASE
    )
    is_urgent = models.BooleanField(_("urgent"), default=False)
    source_language = models.CharField(
        _("language of the original"), max_length=10, choices=CHOICES
    )
    issued_on = models.DateField(_("date of issue"))
    event_at = models.DateTimeField(_("time of the event"), null=True, blank=True)
    event_zone = models.CharField(
        _("time zone of the event"), max_length=64, blank=True, validators=[validate_zone]
    )
    event_place = models.CharField(
        _("place of the event"),
        max_length=120,
        blank=True,
        help_text=_("For the staff and the checks of times; readers have it from the text."),
    )
    series_number = models.CharField(_("number in its series"), max_length=40, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, verbose_name=_("topics"))
    countries = models.ManyToManyField(Country, blank=True, verbose_name=_("countries"))
    press_contact = models.CharField(_("press contact"), max_length=300, blank=True)
    plan = models.JSONField(
        _("languages planned"), default=dict, blank=True, validators=[validate_plan]
    )
    carried_by = models.ManyToManyField(
        Office, blank=True, related_name="carried", verbose_name=_("carried by")
    )
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    title = models.TextField(default="", editable=False)
    summary = models.TextField(default="", editable=False)
    body = models.TextField(default="", editable=False)
    links = models.JSONField(null=True, editable=False)
    media = models.JSONField(null=True, editable=False)
    standing = models.CharField(max_length=12, default="", editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    edited_at = models.DateTimeField(null=True, editable=False)
    revision = models.PositiveIntegerField(null=True, editable=False)
    outdated_since = models.DateTimeField(null=True, editable=False)
    notice = models.JSONField(null=True, editable=False)
    versions = models.JSONField(null=True, editable=False)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ("-issued_on", "-id")
        indexes = (models.Index(fields=["-issued_on", "-id"], name="release_by_date"),)

    def __str__(self) -> str:
        return f"{self.public_id} · {self.issued_on:%Y-%m-%d}"

    def clean(self) -> None:
        """Raise ValidationError for a date of issue before there were ministries to issue anything."""
        if self.issued_on is not None and self.issued_on.year < FIRST_YEAR:
            message = _("No release was issued in the year %(year)d.") % {
                "year": self.issued_on.year
            }
            raise ValidationError({"issued_on": message})

    @cached_property
    def made(self) -> list[models.Model]:
        """Rows of the append-only record that were written here and wait for the act that made them.

        Whoever writes one adds it; the act on record, which is chained, then holds its hash.
        """
        return []


class ExternalOriginal(models.Model):
    """The original of a release that stands on another site; its text is the translators' alone."""

    release = models.OneToOneField(
        Release, on_delete=models.CASCADE, related_name="external_original"
    )
    url = models.URLField(_("address"), max_length=500)
    title = models.CharField(_("title there"), max_length=500)
    retrieved_on = models.DateField(_("retrieved on"))
    sha256 = models.CharField(_("SHA-256 of the text"), max_length=64, editable=False)

    class Meta:
        verbose_name = _("external original")
        verbose_name_plural = _("external originals")

    def __str__(self) -> str:
        return self.title


class RelatedLinkQuerySet(Kept["RelatedLink"]):
    """Related links of releases."""


class RelatedLink(models.Model):
    """A link shown beside a release; its label is part of each language's document."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="related_links")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    url = models.URLField(_("address"), max_length=500)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = RelatedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("related link")
        verbose_name_plural = _("related links")
        ordering = ("position", "id")

    def __str__(self) -> str:
        return self.url
