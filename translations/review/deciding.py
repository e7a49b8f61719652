"""Deciding: does what a button of the decision asks, verb by verb."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import User

from releases.clock import database_now
from translations import workflow
from translations.admin.verb_form import VerbForm
from translations.attempt import Attempt, Inputs
from translations.errors import Refusal, Refused
from translations.guards import approval
from translations.models import Translation
from translations.review.decision import ACTS, OWN_FORMS
from translations.verbs import Verb


@dataclass
class Deciding:
    """The forms of one act over what was ``posted``; ``done`` are the verbs that were done."""

    text: Translation
    user: User
    act: str
    posted: Mapping[str, str]
    done: list[Verb] = field(default_factory=list)
    forms: dict[str, VerbForm] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for verb in ACTS[self.act]:
            self.forms[verb] = OWN_FORMS[verb](verb, self.text, self.user, data=self.posted)

    @property
    def is_valid(self) -> bool:
        """Whether every form can be read, before anything is done."""
        unfit = [form for form in self.forms.values() if not form.is_valid()]
        return not unfit

    def decide(self) -> None:
        """Do each verb in its turn. Raises Refused at the first that can't be done.

        What speaks against the time of a schedule is told before the text is approved.
        """
        if self.act == "approve_schedule":
            self._refuse_schedule()
        for verb, form in self.forms.items():
            form.translation = form.perform()
            self.done.append(Verb(verb))

    def _refuse_schedule(self) -> None:
        """Raise Refused for all that speaks against the schedule but that nobody has approved it yet."""
        row, given = workflow.TABLE[Verb.SCHEDULE], self.forms[Verb.SCHEDULE].inputs()
        reasons = self._not_theirs()
        attempt = Attempt(
            Verb.SCHEDULE,
            self.user,
            self.text.release,
            database_now(),
            Inputs(**given),
            working=self.text,
        )
        judges = [
            judge
            for judge in (*row.guards, *row.demands)
            if judge is not approval.approved_as_it_is
        ]
        reasons += [reason for judge in judges if (reason := judge(attempt))]
        if reasons:
            raise Refused(Verb.SCHEDULE, reasons)

    def _not_theirs(self) -> list[Refusal]:
        found = workflow.refusals(self.text, Verb.SCHEDULE, self.user)
        return [reason for reason in found if reason.code in ("role", "unknown")]

    def again(self, text: Translation) -> dict[str, VerbForm]:
        """The forms of what was not done, over the text as it is now, with what was typed."""
        return {
            verb: form.again(text) for verb, form in self.forms.items() if verb not in self.done
        }
