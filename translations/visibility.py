"""Visibility: which releases a member of staff may learn of at all."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from releases.models import Release
from translations.models import EmbargoGrant, LanguageRole, Role


def may_know_of(user: User, release: Release, now: datetime.datetime) -> bool:
    """Whether ``user`` may learn that ``release`` exists: it isn't embargoed, or they have a grant.

    The same rule as ``visible_releases`` has for many, for one at the moment of an act.
    """
    if release.embargo_until is None or release.embargo_until <= now:
        return True
    return EmbargoGrant.objects.filter(release=release, user=user).exists()


def visible_releases(user: User) -> QuerySet[Release]:
    """Those of the person's offices that are not under an embargo, or of which they were told.

    A superuser sees every office's, but no embargoed one without a grant either.
    """
    granted = Exists(EmbargoGrant.objects.filter(release=OuterRef("pk"), user=user))
    open_to_all = Q(embargo_until__isnull=True) | Q(embargo_until__lte=Now())
    known = Release.objects.filter(open_to_all | granted)
    if user.is_superuser:
        return known
    return known.filter(office__in=LanguageRole.objects.filter(user=user).values("office"))


def roles_anywhere(user: User) -> frozenset[tuple[str, str]]:
    """The roles that the person holds in any office, with their language. Read once a request."""
    if not hasattr(user, "_roles_anywhere"):
        rows = LanguageRole.objects.filter(user=user).values_list("role", "language")
        user._roles_anywhere = frozenset(rows)  # type: ignore[attr-defined]
    held: frozenset[tuple[str, str]] = user._roles_anywhere  # type: ignore[attr-defined]
    return held


def works_here(user: User) -> bool:
    """Whether the person has any role in any office."""
    return user.is_superuser or bool(roles_anywhere(user))


def opens_releases(user: User) -> bool:
    """Whether the person is a press officer of any office."""
    return user.is_superuser or (Role.PRESS_OFFICER, "") in roles_anywhere(user)
