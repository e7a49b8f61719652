"""Visibility: which releases a member of staff may learn of at all."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from releases.models import Release
from translations.models import EmbargoGrant, Role
from translations.roles import held_by, is_any, offices_worked_in


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
    return Release.objects.filter(visible(user))


def visible(user: User, release: str = "") -> Q:
    """The same of rows that lead to a release by the path ``release``: asked row by row, for few rows."""
    known = not_secret(user, release)
    if user.is_superuser:
        return known
    return known & Q(**{f"{release}office__in": offices_worked_in(user)})


def not_secret(user: User, release: str = "") -> Q:
    """Without an embargo, or known to the person: for rows whose office is asked about besides."""
    granted = EmbargoGrant.objects.filter(release=OuterRef(f"{release}pk"), user=user)
    ended = {f"{release}embargo_until__lte": Now()}
    return Q(**{f"{release}embargo_until__isnull": True}) | Q(**ended) | Q(Exists(granted))


def works_here(user: User) -> bool:
    """Whether the person has any role in any office."""
    return is_any(user)


def opens_releases(user: User) -> bool:
    """Whether the person is a press officer of any office, for all of its languages."""
    every = {held.role for held in held_by(user) if held.language == ""}
    return user.is_superuser or Role.PRESS_OFFICER in every
