"""Acts on several texts: what a person can choose in the list, for whom, and how it is worded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from translations.models import Role
from translations.roles import is_any


@dataclass(frozen=True)
class SeveralAct:
    """``name`` is one of ``review.decision.ACTS``; whoever holds each of ``roles`` somewhere is offered it.

    ``heading`` says what the page asks, ``press`` its button, ``told`` how many it was done to.
    ``asks_when`` is for a time that all of them get; ``danger`` marks what readers see at once.
    """

    name: str
    label: str | Promise
    heading: str | Promise
    press: str | Promise
    told: Callable[[int], str]
    roles: tuple[Role, ...]
    asks_when: bool = False
    danger: bool = False

    def is_for(self, user: User) -> bool:
        """Whether to offer it; whether it can be done to a text is the workflow's to say."""
        return all(is_any(user, role) for role in self.roles)


def _approved(n: int) -> str:
    return ngettext("%(n)d approved", "%(n)d approved", n) % {"n": n}


def _both(n: int) -> str:
    return ngettext("%(n)d approved and scheduled", "%(n)d approved and scheduled", n) % {"n": n}


def _scheduled(n: int) -> str:
    return ngettext("%(n)d scheduled", "%(n)d scheduled", n) % {"n": n}


def _rescheduled(n: int) -> str:
    return ngettext("%(n)d rescheduled", "%(n)d rescheduled", n) % {"n": n}


def _published(n: int) -> str:
    return ngettext("%(n)d published", "%(n)d published", n) % {"n": n}


def refused(n: int) -> str:
    return ngettext("%(n)d refused", "%(n)d refused", n) % {"n": n}


REVIEWER, OFFICER = (Role.REVIEWER,), (Role.PRESS_OFFICER,)

# In the order of their buttons.
EVERY = (
    SeveralAct("approve", _("Approve…"), _("Approve several texts"), _("Approve those marked"),
               _approved, REVIEWER),
    SeveralAct("approve_schedule", _("Approve and schedule…"),
               _("Approve and schedule several texts"), _("Approve and schedule those marked"),
               _both, REVIEWER + OFFICER, asks_when=True),
    SeveralAct("schedule", _("Schedule…"), _("Schedule several texts"), _("Schedule those marked"),
               _scheduled, OFFICER, asks_when=True),
    SeveralAct("reschedule", _("Reschedule…"), _("Reschedule several texts"),
               _("Reschedule those marked"), _rescheduled, OFFICER, asks_when=True),
    SeveralAct("publish", _("Publish now…"), _("Publish several texts now"),
               _("Publish those marked now"), _published, OFFICER, danger=True),
)  # fmt: skip
SEVERAL = {act.name: act for act in EVERY}
