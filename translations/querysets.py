"""Querysets over the work on texts, that read as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import (
    BooleanField,
    Case,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce, Now

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from translations.models import Translation  # noqa: F401  (named in the base class below)

# Whoever has a text to write is late once it is due; what is with a reviewer is theirs no more.
OVERDUE = Q(state__in=("draft", "returned"), due_at__lte=Now())


class TranslationQuerySet(models.QuerySet["Translation"]):
    """Translations, the originals included."""

    def of(self, language: str) -> Self:
        """Those in one language."""
        return self.filter(language=language)

    def due(self) -> Self:
        """Those whose minute has come by the database's clock, in the order in which they go out.

        What failed before comes after all that did not, then the oldest minute, the urgent, and the
        originals before what was made from them. Not what goes together (``Bundle.objects.due``),
        and what goes as it is ready waits for its original.
        """
        original = self.model._default_manager.filter(release=OuterRef("release"), is_original=True)
        seen = Q(is_original=True) | Exists(original.filter(public__in=("live", "external")))
        return self.filter(
            Q(next_try_at__isnull=True) | Q(next_try_at__lte=Now()),
            Q(bundle=None) | Q(bundle__manner="as_ready") & seen,
            state="scheduled",
            publish_at__lte=Now(),
        ).order_by("tries", "publish_at", "-release__is_urgent", "-is_original", "id")

    def awaiting_review(self) -> Self:
        return self.filter(state="submitted")

    def live(self) -> Self:
        return self.filter(public="live")

    def overdue(self) -> Self:
        """Those that should have been handed in by now."""
        return self.filter(OVERDUE)

    def in_charge_of(self, user: User, *roles: str) -> Self:
        """Those for whose office and language the person holds one of ``roles``, or any."""
        from translations.roles import charge  # needs the models, which need us

        return self.filter(charge(user, *roles))

    def to_be_written_by(self, user: User) -> Self:
        """Those that are the person's: assigned to them, or to nobody and theirs by their role.

        By role translations are the translators' of their language, originals the press officers'.
        """
        from translations.models import Role
        from translations.roles import charge

        assigned = Q(assignee=user) & charge(user)
        translated = Q(is_original=False) & charge(user, Role.TRANSLATOR)
        opened = Q(is_original=True) & charge(user, Role.PRESS_OFFICER)
        return self.filter(assigned | Q(assignee=None) & (translated | opened))

    def to_be_translated_by(self, user: User) -> Self:
        """The translations among them, whatever state they are in.

        Offices and nobody are computed: as columns SQLite looks for them first, by indexes that lead
        to nearly every text.
        """
        from translations.models import Role
        from translations.roles import charge

        translations = self.filter(is_original=False)
        translations = translations.alias(
            whose=F("release__office") + 0, of=Coalesce("assignee", 0)
        )
        assigned = Q(assignee=user) & charge(user, office="whose")
        opened = Q(of=0) & charge(user, Role.TRANSLATOR, office="whose")
        return translations.filter(assigned | opened)

    def outdated(self) -> Self:
        """Those whose source, or their source's source, has a newer settled revision.

        A revision is settled when it was recorded from another site or has an approval that
        nobody voided; typing mistakes don't count (DESIGN.md, section 2).
        """
        return self.filter(self._is_outdated())

    def outdated_of_many(self) -> Self:
        """The same, found by their sources: few have a second revision, and none is newer than the first."""
        later = apps.get_model("translations", "RevisionRecord").objects.filter(number__gt=1)
        texts = self.model._default_manager.order_by()
        changed = Q(pk__in=later.values("translation")) | Q(source__in=later.values("translation"))
        return self.filter(source__in=texts.filter(changed).values("pk")).outdated()

    def with_what_is_late(self) -> Self:
        """Each with ``is_outdated`` and ``is_overdue``."""
        return self.annotate(
            is_outdated=ExpressionWrapper(self._is_outdated(), BooleanField()),
            is_overdue=ExpressionWrapper(OVERDUE, BooleanField()),
        )

    def with_turn(self) -> Self:
        """Each with ``turn``: the number, on the record, of the act that brought it into its state."""
        acts = apps.get_model("translations", "Transition").objects
        into_it = acts.filter(translation=OuterRef("pk")).exclude(from_state=F("to_state"))
        return self.annotate(turn=Subquery(into_it.order_by("-sequence").values("sequence")[:1]))

    def with_wanted_at(self) -> Self:
        """Each with ``wanted_at``, when readers are to have it, if anybody has said so.

        That is the first minute for which a language of the release is scheduled, else that of its
        bundle, else the end of its embargo, while that lasts.
        """
        scheduled = self.model._default_manager.filter(
            release=OuterRef("release"), state="scheduled"
        )
        first = scheduled.order_by("publish_at").values("publish_at")[:1]
        embargo = Case(
            When(release__embargo_until__gt=Now(), then=F("release__embargo_until")),
            output_field=DateTimeField(),
        )
        return self.annotate(wanted_at=Coalesce(Subquery(first), "bundle__publish_at", embargo))

    def with_own_hand(self, user: User) -> Self:
        """Each with ``is_own``: whether the person changed it since its last standing approval."""
        approval = apps.get_model("translations", "Approval")
        standing = approval.objects.filter(
            translation=OuterRef(OuterRef("pk")), voided_by__isnull=True
        )
        newest = F("last_change").desc(nulls_last=True)
        covered = Subquery(standing.order_by(newest).values("last_change")[:1])
        change = apps.get_model("translations", "SegmentChange")
        since = change.objects.filter(
            translation=OuterRef("pk"), author=user, pk__gt=Coalesce(covered, 0)
        )
        return self.annotate(is_own=Exists(since))

    def visible_to(self, user: User) -> Self:
        """Those of the releases that the person may learn of."""
        from translations.visibility import visible_releases  # needs the models, which need us

        return self.filter(release__in=visible_releases(user).values("pk"))

    @classmethod
    def _is_outdated(cls) -> Q:
        return cls._newer_than_taken("") | cls._newer_than_taken("source__")

    @staticmethod
    def _newer_than_taken(prefix: str) -> Q:
        record = apps.get_model("translations", "RevisionRecord")
        approval = apps.get_model("translations", "Approval")
        approved = approval.objects.filter(
            translation=OuterRef("translation"),
            revision=OuterRef("number"),
            voided_by__isnull=True,
        )
        newer = record.objects.filter(
            translation=OuterRef(f"{prefix}source"),
            number__gt=OuterRef(f"{prefix}source_revision"),
        ).exclude(significance="typo")
        # Few sources have any newer revision at all, and to see that needs no look at the records.
        has_any = Q(**{f"{prefix}source__revision__gt": F(f"{prefix}source_revision")})
        return has_any & Q(Exists(newer.filter(Q(cause="recorded") | Exists(approved))))
