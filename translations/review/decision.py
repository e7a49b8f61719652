"""The decision: what a reviewer makes of the text, each act with its form and what is against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from translations.admin.buttons import ELSEWHERE, Button, Buttons, buttons
from translations.admin.fields import LenientNumber, TypedText
from translations.admin.review_forms import ApproveForm
from translations.admin.verb_form import VerbForm
from translations.admin.verb_forms import FORMS
from translations.errors import Refusal
from translations.models import Translation
from translations.transitions import TABLE
from translations.verbs import Verb


class ReturnForm(VerbForm):
    """What is to be done, of the revision that was read."""

    comment = TypedText(label=_("What is to be done"), widget=forms.Textarea(attrs={"rows": 4}))
    revision = LenientNumber(required=False)
    key = forms.CharField(required=False, widget=forms.HiddenInput)

    def prepare(self) -> None:
        self.initial["revision"] = self.translation.revision

    def again(self, translation: Translation) -> VerbForm:
        """What was typed stays, over the revision that is shown now."""
        given = {"comment": self.data.get("comment", "")}
        return type(self)(self.verb, translation, self.user, initial=given)


class ReviewApproveForm(ApproveForm):
    """As everywhere; whether the source is newer was read with the text."""

    @property
    def is_outdated(self) -> bool:
        return bool(getattr(self.translation, "is_behind", False))


OWN_FORMS: Mapping[str, type[VerbForm]] = {
    **FORMS,
    Verb.APPROVE: ReviewApproveForm,
    Verb.RETURN: ReturnForm,
}

# By the name of its button, what an act is: verbs done one after the other, each with its refusals.
ACTS: Mapping[str, Sequence[Verb]] = {
    "approve": (Verb.APPROVE,),
    "approve_schedule": (Verb.APPROVE, Verb.SCHEDULE),
    "schedule": (Verb.SCHEDULE,),
    "reschedule": (Verb.RESCHEDULE,),
    "publish": (Verb.PUBLISH,),
    "approve_publish": (Verb.APPROVE, Verb.PUBLISH),
    "return": (Verb.RETURN,),
    "recall": (Verb.RECALL,),
}
# What the page always asks of the workflow's table.
VERBS = (
    *(Verb.APPROVE, Verb.RETURN, Verb.RECALL, Verb.SCHEDULE),
    *(Verb.SUGGEST, Verb.REMARK),
)
# These have their place in the decision or at a passage, or are for whoever writes.
PLACED = frozenset(
    {
        *VERBS,
        *(Verb.RESOLVE_REMARK, Verb.TAKE_SUGGESTION, Verb.REFUSE_SUGGESTION),
        *(Verb.SUBMIT, Verb.TAKE_SOURCE, Verb.MACHINE, Verb.ATTACH, Verb.DETACH),
    }
)


def others_at(text: Translation) -> list[str]:
    """Every other verb with a button that the table has for a text that stands where this one does."""
    rows = ((verb, TABLE[verb]) for verb in FORMS if verb not in PLACED)
    return [v for v, row in rows if text.state in row.sources and text.public in row.publics]


@dataclass
class Decision:
    """The acts on ``text`` as ``user`` finds them; ``tried`` are forms that were refused, by verb.

    ``posted`` is what was typed in the page's form and stays.
    """

    text: Translation
    user: User
    refusals: Mapping[str, Sequence[Refusal]]
    tried: Mapping[str, VerbForm] = field(default_factory=dict)
    posted: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def approve(self) -> Button:
        return self._button(Verb.APPROVE)

    @cached_property
    def send_back(self) -> Button:
        return self._button(Verb.RETURN)

    @cached_property
    def others(self) -> Buttons:
        """What else this person can do to the text, or could but for what is said beside it.

        The forms of what is not theirs are not made: some would read for it.
        """
        theirs = {
            verb: reasons
            for verb, reasons in self.refusals.items()
            if verb not in PLACED and not any(each.code in ELSEWHERE for each in reasons)
        }
        tried = next((form for verb, form in self.tried.items() if verb in theirs), None)
        return buttons(self.text, self.user, theirs, tried)

    @cached_property
    def recall(self) -> Button:
        return self._button(Verb.RECALL)

    @cached_property
    def schedule(self) -> Button:
        return self._button(Verb.SCHEDULE)

    @property
    def is_plain(self) -> bool:
        """Whether nothing is to be confirmed with the approval, so that one button does it."""
        return not self.approve.refusals and not self.approve.form.asks

    @property
    def may_approve_and_schedule(self) -> bool:
        """Whether the person can approve it and is press officer too."""
        is_officer = not any(each.code == "role" for each in self.refusals[Verb.SCHEDULE])
        return not self.approve.refusals and is_officer

    @property
    def none(self) -> bool:
        """Whether nothing here is this person's to do now, nor held back by what could change."""
        every = (self.approve, self.send_back, self.recall, self.schedule)
        return all(button.is_elsewhere for button in every)

    @property
    def is_scheduling(self) -> bool:
        """Whether the time is to be shown: it was given and refused."""
        return Verb.SCHEDULE in self.tried

    def _button(self, verb: Verb) -> Button:
        own = self.tried.get(verb)
        if own is None:
            given = {name: self.posted[name] for name in ("comment",) if name in self.posted}
            own = OWN_FORMS[verb](verb, self.text, self.user, initial=given)
        return Button(own, self.refusals[verb])
