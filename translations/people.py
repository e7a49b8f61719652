"""Who may: one predicate a kind of person, named as the refusal names them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from translations.attempt import Attempt
from translations.models import Role
from translations.roles import holds, is_clock


@dataclass(frozen=True)
class Who:
    """A kind of person: how a sentence names them, and the test whether the attempt is one's."""

    name: str | Promise
    is_one: Callable[[Attempt], bool]


def _of_language(role: str) -> Callable[[Attempt], bool]:
    def test(attempt: Attempt) -> bool:
        office = attempt.release.office_id
        return holds(attempt.user, role, office, attempt.translation.language)

    return test


def _of_office(attempt: Attempt) -> bool:
    language = attempt.working.language if attempt.working else attempt.release.source_language
    return holds(attempt.user, Role.PRESS_OFFICER, attempt.release.office_id, language)


def _authored(attempt: Attempt) -> bool:
    """An author acts only while they still hold a role for the text: a right lent is a right taken back."""
    still_in = any(_of_language(role)(attempt) for role in Role.values)
    return still_in and attempt.translation.changes.filter(author=attempt.user).exists()


def _is_assigned(attempt: Attempt) -> bool:
    return attempt.translation.assignee_id == attempt.user.pk


TRANSLATOR = Who(_("translators of this language"), _of_language(Role.TRANSLATOR))
REVIEWER = Who(_("reviewers of this language"), _of_language(Role.REVIEWER))
PRESS_OFFICER = Who(_("press officers of the office"), _of_office)
AUTHOR = Who(_("its authors"), _authored)
ASSIGNED = Who(_("the person it is assigned to"), _is_assigned)
CLOCK = Who(_("the clock"), lambda attempt: is_clock(attempt.user))
