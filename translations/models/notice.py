"""Notices: what each person is told of, in the bell and by mail, and how they wish to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from releases.models import Publication, Release
from translations.interface import LANGUAGES
from translations.models.outbox import Outbox
from translations.models.role import Role
from translations.models.translation import Translation

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class Event(models.TextChoices):
    """What people are told of; to whom, ``notifications.table`` says."""

    ASSIGNED = "assigned", pgettext_lazy("event", "assigned to you")
    SUBMITTED = "submitted", pgettext_lazy("event", "submitted for review")
    RETURNED = "returned", pgettext_lazy("event", "returned")
    SUGGESTED = "suggested", pgettext_lazy("event", "an edit is suggested")
    APPROVED = "approved", pgettext_lazy("event", "approved")
    RECALLED = "recalled", pgettext_lazy("event", "recalled")
    OUTDATED = "outdated", pgettext_lazy("event", "the source was corrected")
    OVERDUE = "overdue", pgettext_lazy("event", "overdue")
    LATE = "late", pgettext_lazy("event", "not public at its minute")
    PUBLISHED = "published", pgettext_lazy("event", "published")
    WITHDRAWN = "withdrawn", pgettext_lazy("event", "withdrawn")
    FAILED = "failed", pgettext_lazy("event", "publishing failed")


class Mode(models.TextChoices):
    """When a person is mailed about an event; the bell has it at once in any case."""

    AT_ONCE = "at_once", pgettext_lazy("mail", "at once")
    DAILY = "daily", pgettext_lazy("mail", "in the daily digest")
    OFF = "off", pgettext_lazy("mail", "not by mail")


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of(self, person: User) -> Self:
        """A person's, without those of what they may no longer learn of."""
        from translations.visibility import visible  # needs the models, which need us

        return self.filter(visible(person, "release__"), person=person)

    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)

    def to_be_mailed(self) -> Self:
        """Those whose minute to be mailed has come, by the database's clock, the first first."""
        return self.filter(mail_at__lte=Now()).order_by("mail_at", "pk")


class Notice(models.Model):
    """That one person is told of one event. ``key`` makes it once only, whoever finds it how often.

    ``told_as`` is the role for whose sake they are told, which is where the notice leads. ``said`` is
    what was said with the act (a reviewer's remark, why publishing failed), ``moment`` the time that
    the event is about: when the text is due, or was to be public.

    ``mail_at`` is when it is to be mailed, and empty once it was handed over to the outbox, as
    ``delivery``, or where it is not to be mailed at all.
    """

    key = models.CharField(max_length=120, unique=True)
    # No index of their own: nobody asks for all notices of a release, and each costs an act its time.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    event = models.CharField(max_length=12, choices=Event.choices)
    told_as = models.CharField(max_length=16, choices=Role.choices)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+", db_index=False)
    translation = models.ForeignKey(
        Translation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    edition = models.ForeignKey(
        Publication, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    said = models.TextField(blank=True)
    moment = models.DateTimeField(null=True)
    at = models.DateTimeField(_("time"))
    read_at = models.DateTimeField(null=True)
    mode = models.CharField(max_length=8, choices=Mode.choices)
    mail_at = models.DateTimeField(null=True)
    delivery = models.ForeignKey(
        Outbox, on_delete=models.PROTECT, null=True, related_name="notices", db_index=False
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=["person", "-id"], name="notice_of_person"),
            models.Index(
                fields=["person"], condition=models.Q(read_at__isnull=True), name="notice_unread"
            ),
            models.Index(
                fields=["mail_at"], condition=models.Q(mail_at__isnull=False), name="notice_to_mail"
            ),
            models.Index(
                fields=["delivery"],
                condition=models.Q(delivery__isnull=False),
                name="notice_mailed",
            ),
        )

    def __str__(self) -> str:
        return self.key


class NoticeWishes(models.Model):
    """How one person wishes to be told. What is not in ``mails`` is as ``notifications.table`` has it.

    An empty ``language`` is that of the office's front page.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notice_wishes"
    )
    language = models.CharField(max_length=10, choices=LANGUAGES, blank=True)
    digest_hour = models.PositiveSmallIntegerField(default=8, validators=[MaxValueValidator(23)])
    mails = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("wishes for notices")
        verbose_name_plural = _("wishes for notices")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(digest_hour__lte=23), name="digest_at_an_hour_of_the_day"
            ),
        )

    def __str__(self) -> str:
        return str(self.person)


class Telling(models.Model):
    """How far the record has been gone through for what is told afterwards. One row.

    Without it the record is gone through anew: nobody is told the same again, but whoever has come to a
    role since is told of what they were not there for.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    told_to = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "telling"

    def __str__(self) -> str:
        return f"to {self.told_to}"
