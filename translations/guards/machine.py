"""Guards on asking for a machine draft. Where no service is set up that is all there is to say."""

from __future__ import annotations

import datetime

from django.db.models import Exists
from django.utils.translation import gettext as _

from releases.models import Release
from translations.attempt import Attempt
from translations.errors import Refusal
from translations.machine.empty import empty_passages, plainly_empty
from translations.machine.failure import Cause
from translations.machine.provider import provider
from translations.models import EmbargoGrant, MachineDraft, Translation
from translations.names import MACHINE
from translations.roles import is_machine

OFF = "off"


def set_up(attempt: Attempt) -> Refusal | None:
    return None if provider() else Refusal(OFF, Cause.OFF.label)


def speaks_both(attempt: Attempt) -> Refusal | None:
    """The service has names for the two languages; whether it offers the pair it says when asked."""
    service, text = provider(), attempt.translation
    if service is None or text.source is None:
        return None
    if service.speaks(text.source.language, text.language):
        return None
    return Refusal(Cause.PAIR.value, Cause.PAIR.label)


def may_be_told(attempt: Attempt) -> Refusal | None:
    """Sending a text away tells of it: under embargo the machine needs a grant, as anybody does."""
    if provider() is None or may_machine_know(attempt.release, attempt.at):
        return None
    return Refusal(
        "embargo",
        _("The release is under embargo: a press officer must first let the machine know of it."),
    )


def may_machine_know(release: Release, now: datetime.datetime) -> bool:
    """``may_know_of`` for the machine, which need not be there yet to be told nothing."""
    if release.embargo_until is None or release.embargo_until <= now:
        return True
    return EmbargoGrant.objects.filter(release=release, user__username=MACHINE).exists()


def something_to_draft(attempt: Attempt) -> Refusal | None:
    """None is being made already, and a passage is empty: what somebody wrote is never written over."""
    text = attempt.translation
    if provider() is None or text.source is None:
        return None
    waiting = MachineDraft.objects.waiting().filter(translation=text)
    rows = Translation.objects.filter(pk=text.pk).values_list(
        Exists(waiting), Exists(plainly_empty(text))
    )
    is_waiting, is_empty = rows.get()
    if is_waiting:
        return Refusal("waiting", _("A machine draft of this text is being made already."))
    if is_empty or empty_passages(text):
        return None
    return Refusal("nothing_empty", _("No passage is empty, and none is written over."))


def knower_given(attempt: Attempt) -> Refusal | None:
    """Who is let know of a release: a colleague, or the machine."""
    person = attempt.inputs.assignee
    if person is not None and (person.is_active or is_machine(person)):
        return None
    return Refusal("no_person", _("Name the person."))
