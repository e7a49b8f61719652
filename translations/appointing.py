"""Appointing: roles are given, changed and taken back here, each time with a row of the record."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from releases.clock import database_now
from translations.errors import Refusal, Refused
from translations.models import LanguageRole, Role, RoleChange
from translations.names import name_of
from translations.roles import administers, keeps_the_house


def appoint(role: LanguageRole, by: User) -> LanguageRole:
    """Give the role as it stands in ``role``, or change it to that. Raises Refused."""
    if refusals := tuple(against(role, by)):
        raise Refused("appoint", refusals)
    act = RoleChange.Act.GIVEN if role.pk is None else RoleChange.Act.CHANGED
    with transaction.atomic():
        role.save()
        _on_record(role, act, by)
    return role


def dismiss(role: LanguageRole, by: User) -> None:
    """Take the role back. Raises Refused."""
    if refusals := tuple(_against_keeper(role, by)):
        raise Refused("dismiss", refusals)
    with transaction.atomic():
        _on_record(role, RoleChange.Act.TAKEN_BACK, by)
        role.delete()


def against(role: LanguageRole, by: User) -> Iterator[Refusal]:
    """Every reason why this role can't be given as it is."""
    yield from _against_keeper(role, by)
    if not role.user.is_active:
        yield Refusal("inactive", _("The account is closed."))
    if role.role == Role.ADMINISTRATOR and role.language:
        yield Refusal("language", _("An administrator is one for every language."))
    if role.valid_from and role.valid_until and role.valid_until <= role.valid_from:
        yield Refusal("period", _("It would end before it begins."))
    if role.deputises_for is not None:
        yield from _against_deputy(role, role.deputises_for)


def _against_keeper(role: LanguageRole, by: User) -> Iterator[Refusal]:
    before = LanguageRole.objects.filter(pk=role.pk).first() if role.pk else None
    offices = {role.office_id, before.office_id if before else role.office_id}
    if not all(administers(by, office) for office in offices):
        yield Refusal("role", _("This is for administrators of the office."))
    elif by.pk in (role.user_id, before.user_id if before else None) and not keeps_the_house(by):
        yield Refusal("own", _("Nobody gives a role to themselves: ask another administrator."))


def _against_deputy(role: LanguageRole, other: User) -> Iterator[Refusal]:
    """A deputy has for a while what the other has, and no more."""
    if role.valid_until is None:
        yield Refusal("no_end", _("Say until when: a deputy is one for a period."))
    if other.pk == role.user_id:
        yield Refusal("self", _("Nobody deputises for themselves."))
        return
    own = LanguageRole.objects.filter(
        user=other, office=role.office_id, role=role.role, language__in=["", role.language]
    )
    if not own.filter(deputises_for=None).exists():
        named = {"person": name_of(other)}
        yield Refusal("not_theirs", _("%(person)s has no such role in this office.") % named)


def _on_record(role: LanguageRole, act: str, by: User) -> None:
    RoleChange(
        act=act,
        actor=by,
        at=database_now(),
        user=role.user,
        office=role.office,
        role=role.role,
        language=role.language,
        valid_from=role.valid_from,
        valid_until=role.valid_until,
        deputises_for=role.deputises_for,
    ).append()
