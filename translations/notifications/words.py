"""Words: what a notice says, in the language that is active."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from releases.models import Office
from translations.models import Event, Notice
from translations.roles import is_clock
from translations.templatetags.staff import person, when


def headline(event: str) -> str:
    """The event in two or three words: «Submitted for review»."""
    return str(capfirst(str(Event(event).label)))


def sentence(notice: Notice, office: Office) -> str:
    """What happened, and who did it; times by the office's clocks."""
    return SAID[Event(notice.event)](notice, office)


def _by(act: Callable[[], str]) -> Callable[[Notice, Office], str]:
    return lambda notice, _office: act() % {"person": person(notice.actor)}


def _assigned(notice: Notice, office: Office) -> str:
    if notice.moment is None:
        return _("%(person)s assigned it to you.") % {"person": person(notice.actor)}
    named = {"person": person(notice.actor), "when": when(notice.moment, office)}
    return _("%(person)s assigned it to you; it is due on %(when)s.") % named


def _overdue(notice: Notice, office: Office) -> str:
    return _("It was due on %(when)s.") % {"when": when(notice.moment, office)}


def _late(notice: Notice, office: Office) -> str:
    named = {"when": when(notice.moment, office)}
    return _("It was to be public on %(when)s, and is not.") % named


def _published(notice: Notice, office: Office) -> str:
    if is_clock(notice.actor):
        return _("It was published at its time.")
    return _("%(person)s published it.") % {"person": person(notice.actor)}


SAID: dict[Event, Callable[[Notice, Office], str]] = {
    Event.ASSIGNED: _assigned,
    Event.SUBMITTED: _by(lambda: _("%(person)s submitted it: it waits for a review.")),
    Event.RETURNED: _by(lambda: _("%(person)s returned it.")),
    Event.SUGGESTED: _by(lambda: _("%(person)s suggested a correction.")),
    Event.APPROVED: _by(lambda: _("%(person)s approved it.")),
    Event.RECALLED: _by(lambda: _("%(person)s took it back to draft.")),
    Event.OUTDATED: _by(lambda: _("The text that it was made from was corrected.")),
    Event.OVERDUE: _overdue,
    Event.LATE: _late,
    Event.PUBLISHED: _published,
    Event.WITHDRAWN: _by(lambda: _("%(person)s took it off the site.")),
    Event.FAILED: _by(lambda: _("It could not be published, and waits for somebody.")),
}
