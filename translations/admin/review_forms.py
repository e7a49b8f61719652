"""What the verbs of drafting and review ask of the person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from releases.markup import bidi_controls
from translations.admin.fields import (
    BY_NAME,
    LenientNumber,
    LocalTimeField,
    MomentsForm,
    TypedText,
    name_people,
)
from translations.admin.verb_form import DEMANDED, ReasonForm, VerbForm, passages, speak
from translations.errors import Refusal
from translations.guards.approval import is_outdated
from translations.models import Role, State, Suggestion, Translation
from translations.roles import held_for, holders


class CommentForm(VerbForm):
    comment = TypedText(
        label=_("What is to be done"), widget=forms.Textarea(attrs={"rows": 4} | DEMANDED)
    )
    key = forms.ChoiceField(label=_("About"), required=False)

    def prepare(self) -> None:
        passages(self, _("the whole text"))


class RemarkForm(CommentForm):
    """Something said about the text that asks for no decision."""

    comment = TypedText(label=_("Remark"), widget=forms.Textarea(attrs={"rows": 4} | DEMANDED))


class ResolveRemarkForm(VerbForm):
    """Which of the open remarks, and a last word on it."""

    remark = forms.TypedChoiceField(
        label=_("Open remark"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    comment = TypedText(
        label=_("Answer, if you wish to give one"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def prepare(self) -> None:
        rows = self.translation.remarks.open()
        self.fields["remark"].choices = [(row.pk, row.text) for row in rows]  # type: ignore[attr-defined]


class SuggestForm(VerbForm):
    """A passage and how it should read."""

    key = forms.ChoiceField(label=_("Passage"), required=False)
    text = TypedText(
        label=_("How it should read"), widget=forms.Textarea(attrs={"rows": 4} | DEMANDED)
    )

    def prepare(self) -> None:
        passages(self, "–")
        speak(self.fields["text"], self.translation)


class SuggestionForm(VerbForm):
    """Which of the waiting suggestions; to be taken, it must still fit its passage."""

    suggestion = forms.TypedChoiceField(
        label=_("Suggestion"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )

    def prepare(self) -> None:
        waiting = list(self.translation.suggestions.filter(outcome=Suggestion.Outcome.WAITING))
        rows = self.answerable(waiting)
        field: Any = self.fields["suggestion"]
        # Whoever asks for another is told why not by the verb; only these are offered.
        field.choices = [(row.pk, f"{row.original_text} → {row.text}") for row in waiting]
        offered = {row.pk for row in rows}
        field.widget.choices = [choice for choice in field.choices if choice[0] in offered]
        if not rows:
            stale = _("The passage has changed since the suggestion was made.")
            none = _("No suggested edit waits.")
            self.nothing = Refusal("no_suggestion", stale if waiting else none)

    def answerable(self, waiting: Sequence[Suggestion]) -> Sequence[Suggestion]:
        keys = {each.key for each in waiting}
        segments = {row.key: row for row in self.translation.segments.filter(key__in=keys)}
        return [each for each in waiting if each.fits(segments.get(each.key))]


class RefuseSuggestionForm(SuggestionForm, ReasonForm):
    """One that fits no more can be refused as well, or it would wait for ever."""

    def answerable(self, waiting: Sequence[Suggestion]) -> Sequence[Suggestion]:
        return waiting


class ExactlyThisForm(VerbForm):
    """The revision and hash of the text that was shown, so that nothing else can be approved."""

    revision = LenientNumber(required=False)
    sha256 = forms.CharField(required=False, widget=forms.HiddenInput)

    def prepare(self) -> None:
        super().prepare()
        self.initial["revision"] = self.translation.revision
        self.initial["sha256"] = self.translation.sha256

    def again(self, translation: Translation) -> VerbForm:
        """A fresh form: what was confirmed of another revision counts for nothing on this one."""
        return type(self)(self.verb, translation, self.user)


class ApproveForm(ExactlyThisForm):
    outdated_acknowledged = forms.BooleanField(
        label=_("I know that the source has a newer revision"), required=False
    )
    controls_confirmed = forms.BooleanField(
        label=_("The invisible direction marks in this text are meant"), required=False
    )

    def prepare(self) -> None:
        super().prepare()
        if not self.is_outdated:
            self.fields["outdated_acknowledged"].widget = forms.HiddenInput()
        if not holds_controls(self.translation):
            self.fields["controls_confirmed"].widget = forms.HiddenInput()

    @property
    def is_outdated(self) -> bool:
        return is_outdated(self.translation)

    def perform(self) -> Translation:
        """Approve; a second press of the same button finds it done, which is no refusal to record."""
        return self.translation if self._is_done else super().perform()

    @property
    def _is_done(self) -> bool:
        given = self.inputs()
        this = {name: given.get(name) for name in ("revision", "sha256")}
        standing = self.translation.approvals.standing().filter(reviewer=self.user, **this)
        return self.translation.state == State.APPROVED and standing.exists()


class RestoreRevisionForm(VerbForm):
    revision = forms.TypedChoiceField(
        label=_("Revision"), coerce=int, empty_value=None, required=False
    )

    def prepare(self) -> None:
        numbers = self.translation.revisions.values_list("number", flat=True)
        self.fields["revision"].choices = [(n, n) for n in numbers]  # type: ignore[attr-defined]


class AssignForm(VerbForm, MomentsForm):
    moments = {"due_at": ""}
    field_order = ("assignee", "due_at", "fold")

    assignee = forms.ModelChoiceField(
        User.objects.none(), label=_("Person"), required=False, widget=forms.Select(attrs=DEMANDED)
    )
    due_at = LocalTimeField(label=_("Due"))

    def prepare(self) -> None:
        text = self.translation
        self.default_zone = text.release.office.time_zone
        self.fields["assignee"].queryset = people(text)  # type: ignore[attr-defined]
        name_people(self, "assignee")
        self.initial["assignee"] = text.assignee_id
        if Role.PRESS_OFFICER not in held_for(self.user, text.release.office_id, text.language):
            for name in ("due_at", "fold"):  # theirs to hand on, not to put off
                del self.fields[name]
            return
        self.fields["due_at"].help_text = self.default_zone
        self.show_in_zone("due_at", text.due_at)

    def inputs(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name) for name in ("assignee", "due_at")}


def people(translation: Translation) -> Any:
    """The active people with a role for the text's language in its office."""
    office = translation.release.office_id
    return holders(office, translation.language).order_by(*BY_NAME)


def holds_controls(translation: Translation) -> bool:
    """Whether the newest revision holds characters that turn the direction of writing unseen."""
    if not translation.document:
        return False
    text = translation.text
    return bool(bidi_controls("\n".join([text.title, text.summary, text.body])))
