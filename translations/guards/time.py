"""Guards on time."""

from __future__ import annotations

from django.utils.translation import gettext as _

from translations.attempt import Attempt
from translations.clocks import by_clocks, zones_shown
from translations.errors import Refusal
from translations.models import State
from translations.roles import is_clock


def in_the_future(attempt: Attempt) -> Refusal | None:
    at = attempt.inputs.publish_at
    if at is None:
        return Refusal("no_time", _("Give the time at which it is to be published."))
    if at <= attempt.at:
        return Refusal("past", _("That time is past: publish now, or give a later one."))
    return None


def embargo_over(attempt: Attempt) -> Refusal | None:
    """Nothing goes public before the release's embargo ends, by the database's clock."""
    until = attempt.release.embargo_until
    if until is None or until <= attempt.at:
        return None
    return Refusal("embargo", _("The release is under embargo still."))


def after_embargo(attempt: Attempt) -> Refusal | None:
    """The time asked for is not before the embargo ends."""
    until, at = attempt.release.embargo_until, attempt.inputs.publish_at
    if until is None or at is None or until <= at:
        return None
    ends = " · ".join(by_clocks(until, zones_shown(attempt.release.office)))
    return Refusal("embargo", _("The release is under embargo until %(when)s.") % {"when": ends})


def due_for_the_clock(attempt: Attempt) -> Refusal | None:
    """The clock publishes only what a person scheduled, and never early; people may at any time."""
    if not is_clock(attempt.user):
        return None
    at = attempt.translation.publish_at
    if attempt.translation.state == State.SCHEDULED and at is not None and at <= attempt.at:
        return None
    return Refusal("not_due", _("Its minute has not come."))
