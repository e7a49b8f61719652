"""Who is what: the questions about people that guards and querysets ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

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
