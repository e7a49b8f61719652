"""Who is what: the questions about people that guards and querysets ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from releases.prepared import Prepared
from translations.models.role import OVER_TEXTS, LanguageRole, LanguageRoleQuerySet, Role
from translations.names import CLOCK, MACHINE
from translations.permissions import PermissionsBackend


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


def in_force_about(user: User) -> tuple[LanguageRole, ...]:
    """The roles that the person holds now, and those of whoever stands in for them; read once a request."""
    if not hasattr(user, "_in_force"):
        user._in_force = tuple(_IN_FORCE.rows(user.pk))  # type: ignore[attr-defined]
    roles: tuple[LanguageRole, ...] = user._in_force  # type: ignore[attr-defined]
    return roles


def _in_force_about(user: int) -> QuerySet[LanguageRole]:
    theirs = Q(user=user) | Q(deputises_for=user)
    rows = LanguageRole.objects.in_force().filter(theirs)
    return rows.select_related("user", "deputises_for").order_by("valid_until", "pk")


_IN_FORCE = Prepared(_in_force_about)  # asked for every page of the staff's


def alike(key: int, held: Iterable[Held], *, is_superuser: bool) -> User:
    """Somebody with these roles, for whom a query is written that all who hold them can ask."""
    user = User(pk=key, is_superuser=is_superuser)
    user._in_force = tuple(  # type: ignore[attr-defined]
        LanguageRole(user=user, office_id=each.office, role=each.role, language=each.language)
        for each in held
    )
    return user


def held_by(user: User) -> frozenset[Held]:
    """What the person holds now, in every office."""
    own = (role for role in in_force_about(user) if role.user_id == user.pk)
    return frozenset(Held(role.office_id, role.role, role.language) for role in own)


def is_any(user: User, *roles: str) -> bool:
    """Whether the person holds one of ``roles``, or any over texts, for some office and language."""
    if user.is_superuser:
        return user.is_active
    return any(held.role in (roles or OVER_TEXTS) for held in held_by(user))


def offices_of(user: User, *roles: str) -> frozenset[int] | None:
    """The offices in which the person holds one of ``roles``, or any over texts; None for every office."""
    if user.is_superuser:
        return None
    return frozenset(held.office for held in held_by(user) if held.role in (roles or OVER_TEXTS))


def offices_worked_in(user: User) -> QuerySet[LanguageRole, Any]:
    """The same for any role over texts, as a part of another query."""
    roles = LanguageRole.objects.in_force().filter(user=user, role__in=OVER_TEXTS)
    return roles.values("office")


def charge(user: User, *roles: str, office: str = "release__office") -> Q:
    """Texts for whose office and language the person holds one of ``roles``, or any over texts.

    ``office`` is where a query has the office of a text.
    """
    if user.is_superuser:
        return Q()
    found = Q(pk__in=[])
    for held in held_by(user):
        if held.role not in (roles or OVER_TEXTS):
            continue
        theirs = Q(**{office: held.office})
        found |= theirs & Q(language=held.language) if held.language else theirs
    return found


def held_for(user: User, office_id: int, language: str) -> frozenset[str]:
    """What ``roles_for`` gives, of the person who asks: from what is read of them once a request."""
    if user.is_superuser:
        return frozenset(OVER_TEXTS) if user.is_active else frozenset()
    theirs = (each for each in held_by(user) if each.office == office_id)
    return frozenset(each.role for each in theirs if each.language in ("", language))


def roles_for(user: User, office_id: int, language: str = "") -> frozenset[str]:
    """The roles over texts of an active ``user`` in the office, for ``language`` or for every one.

    A superuser holds them all; four eyes bind superusers all the same (guards.four_eyes).
    """
    return roles_of([user], office_id, [language])[user.pk, language]


def roles_of(
    people: Iterable[User], office_id: int, languages: Collection[str]
) -> dict[tuple[int, str], frozenset[str]]:
    """``roles_for`` of each person and language, by both, in one query at most."""
    everyone = {user.pk: user for user in people}
    ordinary = [user for user in everyone.values() if user.is_active and not user.is_superuser]
    rows = in_office(office_id, *languages).filter(user__in=ordinary)
    held: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for key, where, role in rows.values_list("user", "language", "role"):
        for language in languages if where == "" else [where]:
            held[key, language].add(role)
    every = {user.pk for user in everyone.values() if user.is_active and user.is_superuser}
    return {
        (key, language): frozenset(OVER_TEXTS if key in every else held[key, language])
        for key in everyone
        for language in languages
    }


def in_office(office_id: int, *languages: str) -> LanguageRoleQuerySet:
    """The roles over texts that hold now in the office, for ``languages`` or whatever language."""
    rows = LanguageRole.objects.in_force().filter(office=office_id, role__in=OVER_TEXTS)
    return rows.filter(Q(language="") | Q(language__in=languages)) if languages else rows


def holds(user: User, role: str, office_id: int, language: str = "") -> bool:
    """Whether an active ``user`` has ``role`` in the office, for ``language`` or for every one."""
    return role in roles_for(user, office_id, language)


def holders(office_id: int, *languages: str, role: str = "") -> QuerySet[User]:
    """The active people with ``role``, or any over texts, for ``languages`` or whatever language."""
    rows = in_office(office_id, *languages)
    rows = rows.filter(role=role) if role else rows
    return User.objects.filter(pk__in=rows.values("user"), is_active=True)


def administers(user: User, office_id: int) -> bool:
    """Whether the person keeps the roles of this office."""
    return user.is_active and (
        keeps_the_house(user) or office_id in (offices_administered(user) or ())
    )


def offices_administered(user: User) -> frozenset[int] | None:
    """The offices whose accounts and roles the person keeps; None for every office."""
    return None if keeps_the_house(user) else offices_of(user, Role.ADMINISTRATOR)


def keeps_the_house(user: User) -> bool:
    """Whether the roles of every office are theirs to give, by a right of Django's own."""
    return user.is_superuser or PermissionsBackend().has_perm(
        user, "translations.change_languagerole"
    )


def people_kept_by(user: User) -> QuerySet[User]:
    """Those whose account the person keeps: with roles in none but their offices, or in no office yet."""
    own = offices_administered(user)
    if own is None:
        return User.objects.all()
    elsewhere = LanguageRole.objects.exclude(office__in=own)
    return User.objects.exclude(pk__in=elsewhere.values("user")).exclude(is_superuser=True)
