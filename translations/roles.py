"""Who is what: the questions about people that guards and querysets ask."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from translations.models.role import LanguageRole, Role

CLOCK = "clock"


def clock() -> User:
    """The system's own actor, in whose name things happen at their time. Nobody can log in as it."""
    user, made = User.objects.get_or_create(
        username=CLOCK, defaults={"is_active": False, "first_name": "Clock"}
    )
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


def is_clock(user: User) -> bool:
    return user.username == CLOCK


def roles_for(user: User, office_id: int, language: str = "") -> frozenset[str]:
    """The roles of an active ``user`` in the office, for ``language`` or for every language.

    A superuser holds every role; four eyes bind superusers all the same (guards.four_eyes).
    """
    if not user.is_active:
        return frozenset()
    if user.is_superuser:
        return frozenset(Role.values)
    rows = LanguageRole.objects.filter(
        Q(language="") | Q(language=language), user=user, office_id=office_id
    )
    return frozenset(rows.values_list("role", flat=True))


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
