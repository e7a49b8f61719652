"""Appointing: roles are given, changed and taken back here, each time with a row of the record."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from releases.clock import database_now
from translations.errors import Refusal, Refused
from translations.models import LanguageRole, Role, RoleChange
from translations.names import name_of
from translations.periods import period
from translations.roles import administers, keeps_the_house


def appoint(role: LanguageRole, by: User) -> LanguageRole:
    """Give the role as it stands in ``role``, or change it to that. Raises Refused."""
    act = RoleChange.Act.GIVEN if role.pk is None else RoleChange.Act.CHANGED
    with transaction.atomic():
        # Of two who give somebody the same role at once, the second sees that they have it.
        User.objects.select_for_update(no_key=True).get(pk=role.user_id)
        if refusals := tuple(against(role, by)):
            raise Refused("appoint", refusals)
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
    yield from _against_period(role)
    if role.deputises_for is not None:
        yield from _against_deputy(role, role.deputises_for)


def worth_knowing(role: LanguageRole) -> Iterator[str]:
    """What a role that can be given does not give, so that nobody waits for it in vain."""
    office, language = role.office, role.get_language_display()
    if role.language and role.language not in office.languages:
        yield _(
            "%(office)s does not publish in %(language)s: nobody can start a translation into it "
            "there until it is one of the office’s languages."
        ) % {"office": office, "language": language}
    if role.language and _spanning(role, _others(role).filter(language="")).exists():
        yield _(
            "%(person)s has this role for every language already: this one for %(language)s "
            "gives nothing more."
        ) % {"person": name_of(role.user), "language": language}


def _against_keeper(role: LanguageRole, by: User) -> Iterator[Refusal]:
    before = _stored(role)
    offices = {role.office_id, before.office_id if before else role.office_id}
    if not all(administers(by, office) for office in offices):
        yield Refusal("role", _("This is for administrators of the office."))
    elif by.pk in (role.user_id, before.user_id if before else None) and not keeps_the_house(by):
        yield Refusal("own", _("Nobody gives a role to themselves: ask another administrator."))


def _against_period(role: LanguageRole) -> Iterator[Refusal]:
    """A period that is none, that is over, or in which the person has this very role already.

    What was given for a period stays as it is, and can be changed, once that is over.
    """
    if role.valid_from and role.valid_until and role.valid_until <= role.valid_from:
        yield Refusal("period", _("It would end before it begins."))
        return
    before = _stored(role)
    is_new = before is None or before.valid_until != role.valid_until
    if is_new and role.valid_until and role.valid_until <= database_now():
        yield Refusal(
            "over",
            _(
                "That day is past: the role would give nothing. To end one that holds, take it back."
            ),
        )
    same = _others(role).filter(language=role.language)
    if (other := _meeting(role, same.filter(deputises_for=role.deputises_for)).first()) is not None:
        yield Refusal("same", _has_already(other))
    elif (other := same.filter(_begins_with(role)).first()) is not None:
        # The database takes one a beginning, whoever it is for.
        yield Refusal(
            "same",
            _("%(person)s has another such role from that day on: begin a day earlier or later.")
            % {"person": name_of(role.user)},
        )


def _has_already(other: LanguageRole) -> str:
    """That the person has the role ``other``, and when."""
    named = {"person": name_of(other.user), "period": period(other)}
    if named["period"]:
        return _("%(person)s has this role already, %(period)s: change that one.") % named
    return _("%(person)s has this role already: change that one.") % named


def _stored(role: LanguageRole) -> LanguageRole | None:
    return LanguageRole.objects.filter(pk=role.pk).first() if role.pk else None


def _others(role: LanguageRole) -> QuerySet[LanguageRole]:
    """The other rows that give the person this role in this office, whenever and for whatever language."""
    rows = LanguageRole.objects.filter(user=role.user, office=role.office, role=role.role)
    return rows.exclude(pk=role.pk).select_related("user", "office").order_by("valid_from", "pk")


def _meeting(role: LanguageRole, rows: QuerySet[LanguageRole]) -> QuerySet[LanguageRole]:
    """Those of ``rows`` that hold at some moment at which the role does."""
    if role.valid_from:
        rows = rows.filter(Q(valid_until=None) | Q(valid_until__gt=role.valid_from))
    if role.valid_until:
        rows = rows.filter(Q(valid_from=None) | Q(valid_from__lt=role.valid_until))
    return rows


def _spanning(role: LanguageRole, rows: QuerySet[LanguageRole]) -> QuerySet[LanguageRole]:
    """Those of ``rows`` that hold all the while that the role does."""
    begun, lasting = Q(valid_from=None), Q(valid_until=None)
    if role.valid_from:
        begun |= Q(valid_from__lte=role.valid_from)
    if role.valid_until:
        lasting |= Q(valid_until__gte=role.valid_until)
    return rows.filter(begun & lasting)


def _begins_with(role: LanguageRole) -> Q:
    if role.valid_from:
        return Q(valid_from=role.valid_from)
    return Q(pk__in=[]) if role.valid_until else Q(valid_from=None, valid_until=None)


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
