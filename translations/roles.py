"""Who is what: the questions about people that guards and querysets ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from translations.models.role import LanguageRole, Role

CLOCK, MACHINE = "clock", "machine"


def clock() -> User:
    """The system's own actor, in whose name things happen at their time. Nobody can log in as it."""
    return _actor(CLOCK)


def machine() -> User:
    """The translation service as somebody who may know of an embargoed release, or not."""
    return _actor(MACHINE)


def _actor(name: str) -> User:
    user, made = User.objects.get_or_create(
        username=name, defaults={"is_active": False, "first_name": name.capitalize()}
    )
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


def is_clock(user: User) -> bool:
    return user.username == CLOCK


def is_machine(user: User) -> bool:
    return user.username == MACHINE


@dataclass(frozen=True)
class Held:
    """One role that a person holds: in which office, and for which language, empty for all."""

    office: int
    role: str
    language: str


def held_by(user: User) -> frozenset[Held]:
    """What the person holds, in every office; read once a request."""
    if not hasattr(user, "_held"):
        rows = LanguageRole.objects.filter(user=user).values_list("office", "role", "language")
        user._held = frozenset(Held(*row) for row in rows)  # type: ignore[attr-defined]
    held: frozenset[Held] = user._held  # type: ignore[attr-defined]
    return held


def is_any(user: User, *roles: str) -> bool:
    """Whether the person holds one of ``roles``, or any, in some office for some language."""
    if user.is_superuser:
        return user.is_active
    return any(not roles or held.role in roles for held in held_by(user))


def offices_of(user: User, *roles: str) -> frozenset[int] | None:
    """The offices in which the person holds one of ``roles``, or any; None for every office."""
    if user.is_superuser:
        return None
    return frozenset(held.office for held in held_by(user) if not roles or held.role in roles)


def offices_worked_in(user: User) -> QuerySet[LanguageRole, Any]:
    """The same for any role, as a part of another query."""
    return LanguageRole.objects.filter(user=user).values("office")


def charge(user: User, *roles: str) -> Q:
    """Texts for whose office and language the person holds one of ``roles``, or any."""
    if user.is_superuser:
        return Q()
    found = Q(pk__in=[])
    for held in held_by(user):
        if roles and held.role not in roles:
            continue
        theirs = Q(release__office=held.office)
        found |= theirs & Q(language=held.language) if held.language else theirs
    return found


def roles_for(user: User, office_id: int, language: str = "") -> frozenset[str]:
    """The roles of an active ``user`` in the office, for ``language`` or for every language.

    A superuser holds every role; four eyes bind superusers all the same (guards.four_eyes).
    """
    return roles_of([user], office_id, [language])[user.pk, language]


def roles_of(
    people: Iterable[User], office_id: int, languages: Collection[str]
) -> dict[tuple[int, str], frozenset[str]]:
    """``roles_for`` of each person and language, by both, in one query at most."""
    everyone = {user.pk: user for user in people}
    ordinary = [user for user in everyone.values() if user.is_active and not user.is_superuser]
    rows = LanguageRole.objects.filter(
        Q(language="") | Q(language__in=languages), user__in=ordinary, office_id=office_id
    )
    held: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for key, where, role in rows.values_list("user", "language", "role"):
        for language in languages if where == "" else [where]:
            held[key, language].add(role)
    every = {user.pk for user in everyone.values() if user.is_active and user.is_superuser}
    return {
        (key, language): frozenset(Role.values if key in every else held[key, language])
        for key in everyone
        for language in languages
    }


def holds(user: User, role: str, office_id: int, language: str = "") -> bool:
    """Whether an active ``user`` has ``role`` in the office, for ``language`` or for every one."""
    return role in roles_for(user, office_id, language)


def holders(role: str, office_id: int, language: str = "") -> QuerySet[User]:
    """The active people with ``role`` in the office, for ``language`` or for every language."""
    return User.objects.filter(
        Q(language_roles__language="") | Q(language_roles__language=language),
        language_roles__role=role,
        language_roles__office_id=office_id,
        is_active=True,
    ).distinct()
