"""Deciding: does what a button of the decision asks, verb by verb."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from releases.clock import database_now
from translations import workflow
from translations.admin.verb_form import VerbForm
from translations.attempt import Attempt, Inputs
from translations.errors import Refusal, Refused
from translations.guards import approval
from translations.models import State, Translation
from translations.review.decision import ACTS, OWN_FORMS
from translations.transitions import TABLE
from translations.verbs import Verb

# That nobody has approved it, and that it is not the text that was read.
BY_APPROVAL = (approval.approved_as_it_is, approval.seen_as_it_is)


@dataclass
class Deciding:
    """The forms of one act over what was ``posted``; ``done`` are the verbs that were done.

    ``form_classes`` are others than the review's own, by verb.
    """

    text: Translation
    user: User
    act: str
    posted: Mapping[str, str]
    done: list[Verb] = field(default_factory=list)
    forms: dict[str, VerbForm] = field(default_factory=dict)
    form_classes: Mapping[str, type[VerbForm]] = field(default_factory=lambda: OWN_FORMS)

    def __post_init__(self) -> None:
        for verb in ACTS[self.act]:
            form_class = self.form_classes[verb]
            self.forms[verb] = form_class(verb, self.text, self.user, data=self.posted)

    @property
    def is_valid(self) -> bool:
        """Whether every form can be read, before anything is done."""
        unfit = [form for form in self.forms.values() if not form.is_valid()]
        return not unfit

    def decide(self) -> None:
        """Do each verb in its turn. Raises Refused at the first that can't be done.

        What speaks against what follows an approval is told before the text is approved.
        """
        first, *others = ACTS[self.act]
        if first == Verb.APPROVE:
            for verb in others:
                self._refuse_early(verb)
        done: list[Verb] = []
        refused = None
        # As one: an approval may put a text on the schedule of its bundle, whose minute may be past,
        # and no worker may take it up before it has the time that was asked for.
        with transaction.atomic():
            try:
                self._do_each(done)
            except Refused as error:  # what was done before it stays, and so does the try on record
                refused = error
        self.done += done
        if refused is not None:
            raise refused

    def _do_each(self, done: list[Verb]) -> None:
        text = self.text
        for name, form in self.forms.items():
            if name == Verb.SCHEDULE and text.state == State.SCHEDULED:
                form.verb = Verb.RESCHEDULE  # its bundle gave it a minute with its approval
            text = form.translation = form.perform()
            done.append(Verb(name))

    def _refuse_early(self, verb: Verb) -> None:
        """Raise Refused for all that speaks against the verb but that nobody has approved it yet."""
        given = self.forms[verb].inputs()
        reasons = against(verb, self.text, self.user, database_now(), given)
        if reasons:
            raise Refused(verb, reasons)

    def again(self, text: Translation) -> dict[str, VerbForm]:
        """The forms of what was not done, over the text as it is now, with what was typed."""
        return {
            verb: form.again(text) for verb, form in self.forms.items() if verb not in self.done
        }


def against_schedule(text: Translation, user: User, now: datetime.datetime) -> list[Refusal]:
    """All that speaks against scheduling ``text`` but its approval and a time that nobody named yet."""
    return against(Verb.SCHEDULE, text, user, now)


def against(
    verb: Verb,
    text: Translation,
    user: User,
    now: datetime.datetime,
    given: Mapping[str, Any] | None = None,
) -> list[Refusal]:
    """All that speaks against the verb but what the text's approval settles or judges itself.

    Of what is ``given`` with the verb only where that is known already.
    """
    row = TABLE[verb]
    found = workflow.all_refusals(text, user, [verb], now=now)[verb]
    reasons = [reason for reason in found if reason.code in ("role", "unknown")]
    attempt = Attempt(verb, user, text.release, now, Inputs(**(given or {})), text)
    judges = row.guards if given is None else (*row.guards, *row.demands)
    return reasons + [
        reason for judge in judges if judge not in BY_APPROVAL and (reason := judge(attempt))
    ]
