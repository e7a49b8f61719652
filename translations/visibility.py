"""Visibility: which releases a member of staff may learn of at all."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from releases.models import Release
from translations.models import EmbargoGrant, LanguageRole, Role


def may_know_of(user: User, release: Release, now: datetime.datetime) -> bool:
    """Whether ``user`` may learn that ``release`` exists: it isn't embargoed, or they have a grant.

    The same rule as ``visible_releases`` has for many, for one at the moment of an act.
    """
    return user.pk in those_who_may_know_of([user], release, now)


def those_who_may_know_of(
    people: Iterable[User], release: Release, now: datetime.datetime
) -> frozenset[int]:
    """The ids of those among ``people`` who may learn that ``release`` exists, in one query at most."""
    keys = frozenset(user.pk for user in people)
    if release.embargo_until is None or release.embargo_until <= now:
        return keys
    grants = EmbargoGrant.objects.filter(release=release, user__in=keys)
    return frozenset(grants.values_list("user", flat=True))


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
