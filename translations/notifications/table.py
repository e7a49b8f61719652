"""The table of events: what brings each about, who is told of it, and when they are mailed.

Nobody is told of what they did themselves. Whoever is told holds a role for the text's language in
its office now, or is a superuser to whom it is assigned or who wrote in it; and of a release under
embargo only those are told who may know of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from translations.models import Event, Mode, Role
from translations.notifications.occasion import Occasion
from translations.verbs import Verb


@dataclass(frozen=True)
class Told:
    """One kind of people: what they are called, and the role for whose sake they are told.

    ``holders`` says whether everyone with the role is meant, ``assigned`` the person whose text it is,
    ``writers`` those who wrote in it since its last approval; ``but_writers`` leaves these out.
    """

    name: str | Promise
    role: Role
    holders: bool = False
    assigned: bool = False
    writers: bool = False
    but_writers: bool = False
    where: Callable[[Occasion], bool] = lambda _occasion: True


@dataclass(frozen=True)
class Row:
    """One event: by which verbs on the text it comes about (none: see ``announcing``, ``overdue``).

    Whoever is of several kinds is told once, as of the first. ``afterwards`` is for what must not wait
    for its notices: they are written from the record (see ``afterwards``).
    """

    event: Event
    verbs: tuple[Verb, ...]
    told: tuple[Told, ...]
    mail: Mode
    afterwards: bool = False


ASSIGNED = Told(_("the person it is assigned to"), Role.TRANSLATOR, assigned=True)
WRITERS = Told(
    _("its authors and whom it is assigned to"), Role.TRANSLATOR, assigned=True, writers=True
)
REVIEWERS = Told(
    _("reviewers who did not write in it"), Role.REVIEWER, holders=True, but_writers=True
)
PRESS = Told(_("press officers"), Role.PRESS_OFFICER, holders=True)
PRESS_ONCE_APPROVED = Told(
    _("press officers, if it was approved"),
    Role.PRESS_OFFICER,
    holders=True,
    where=lambda occasion: occasion.was_approved,
)
TRANSLATORS_OF_NOBODYS = Told(
    _("translators, if it is nobody’s"),
    Role.TRANSLATOR,
    holders=True,
    where=lambda occasion: occasion.text.assignee_id is None and not occasion.text.is_original,
)

E, V, M = Event, Verb, Mode
# fmt: off
ROWS = (
    Row(E.ASSIGNED,  (V.START, V.ASSIGN), (ASSIGNED,),                           M.AT_ONCE),
    Row(E.SUBMITTED, (V.SUBMIT,),         (REVIEWERS,),                          M.AT_ONCE),
    Row(E.RETURNED,  (V.RETURN,),         (WRITERS,),                            M.AT_ONCE),
    Row(E.SUGGESTED, (V.SUGGEST,),        (WRITERS,),                            M.AT_ONCE),
    Row(E.APPROVED,  (V.APPROVE,),        (PRESS, WRITERS),                      M.AT_ONCE),
    Row(E.RECALLED,  (V.RECALL,),         (REVIEWERS, PRESS_ONCE_APPROVED, WRITERS), M.DAILY),
    Row(E.OUTDATED,  (),                  (WRITERS, TRANSLATORS_OF_NOBODYS, PRESS), M.AT_ONCE),
    Row(E.OVERDUE,   (),                  (ASSIGNED, PRESS),                     M.AT_ONCE),
    Row(E.LATE,      (),                  (PRESS,),                              M.AT_ONCE),
    Row(E.PUBLISHED, (V.PUBLISH,),        (PRESS, ASSIGNED),                     M.DAILY, afterwards=True),
    Row(E.WITHDRAWN, (V.WITHDRAW, V.REMOVE), (PRESS, ASSIGNED),                  M.AT_ONCE),
    Row(E.FAILED,    (V.FAIL,),           (PRESS,),                              M.AT_ONCE),
)
# fmt: on
TABLE: dict[str, Row] = {row.event: row for row in ROWS}
BY_VERB: dict[str, Row] = {verb: row for row in ROWS for verb in row.verbs}
