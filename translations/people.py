"""Who may: one predicate a kind of person, named as the refusal names them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from translations.attempt import Attempt
from translations.models import Role
from translations.roles import is_clock


@dataclass(frozen=True)
class Who:
    """A kind of person: how a sentence names them, and the test whether the attempt is one's.

    One that ``reads`` asks the database, and is asked of who is of no other kind.
    """

    name: str | Promise
    is_one: Callable[[Attempt], bool]
    reads: bool = False


def _of_language(role: str) -> Callable[[Attempt], bool]:
    return lambda attempt: role in attempt.roles


def _authored(attempt: Attempt) -> bool:
    """Whoever wrote in it acts only while they still hold a role: a right lent is taken back."""
    return bool(attempt.roles) and attempt.has_authored


def _is_assigned(attempt: Attempt) -> bool:
    return attempt.translation.assignee_id == attempt.user.pk


def _hands_on(attempt: Attempt) -> bool:
    """Whose role was taken back can give a text back, and to nobody else."""
    return bool(attempt.roles) and _is_assigned(attempt)


TRANSLATOR = Who(_("translators of this language"), _of_language(Role.TRANSLATOR))
REVIEWER = Who(_("reviewers of this language"), _of_language(Role.REVIEWER))
PRESS_OFFICER = Who(_("press officers of the office"), _of_language(Role.PRESS_OFFICER))
AUTHOR = Who(_("its authors"), _authored, reads=True)
ASSIGNED = Who(_("the person it is assigned to"), _is_assigned)
HANDING_ON = Who(ASSIGNED.name, _hands_on)
CLOCK = Who(_("the clock"), lambda attempt: is_clock(attempt.user))
