"""What each verb asks of the person: one form a verb, and the one mapping of verbs to forms.

The forms only parse. Whether what was given suffices is for the table's guards to say, so no field
is required here; the browser is told so by an attribute.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from releases.document import Significance
from releases.markup import bidi_controls
from releases.notices import ReasonCode
from translations import publishing, workflow
from translations.admin.fields import LenientNumber, LocalTimeField, MomentsForm, TypedText, zones
from translations.guards.approval import is_outdated
from translations.models import Suggestion, Translation
from translations.verbs import Verb

DEMANDED = {"required": True}


class VerbForm(forms.Form):
    """Asks nothing: the verb is its button. ``danger`` marks what readers see at once."""

    danger = False

    def __init__(self, verb: str, translation: Translation, user: User, **options: Any) -> None:
        self.verb, self.translation, self.user = verb, translation, user
        options.setdefault("auto_id", f"{verb}-%s")
        super().__init__(**options)
        self.prepare()

    def prepare(self) -> None:
        """Fit the fields to this text."""

    @property
    def label(self) -> str:
        return str(Verb(self.verb).label)

    @property
    def asks(self) -> bool:
        """Whether the person sees something to fill in, or should stop to think."""
        return self.danger or bool(self.visible_fields())

    def inputs(self) -> dict[str, Any]:
        """What ``perform`` is given. Empty answers are left to its defaults."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    def perform(self) -> Translation:
        """Do the verb. Raises Refused."""
        return workflow.perform(self.translation, self.verb, self.user, **self.inputs())

    def again(self, translation: Translation) -> VerbForm:
        """The form after a refusal, over the text as it is now; what was typed stays."""
        return type(self)(self.verb, translation, self.user, data=self.data)


class ReasonForm(VerbForm):
    """A reason, which goes on record."""

    reason = TypedText(
        label=_("Reason, for the record"), widget=forms.Textarea(attrs={"rows": 2} | DEMANDED)
    )


class NoteForm(VerbForm):
    """A reason that may be left out."""

    reason = TypedText(
        label=_("Reason, if you wish to give one"), widget=forms.Textarea(attrs={"rows": 2})
    )


class CommentForm(VerbForm):
    comment = TypedText(
        label=_("What is to be done"), widget=forms.Textarea(attrs={"rows": 4} | DEMANDED)
    )
    key = forms.ChoiceField(label=_("About"), required=False)

    def prepare(self) -> None:
        passages(self, _("the whole text"))


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
    """Which of the waiting suggestions."""

    suggestion = forms.TypedChoiceField(
        label=_("Suggestion"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )

    def prepare(self) -> None:
        rows = self.translation.suggestions.filter(outcome=Suggestion.Outcome.WAITING)
        self.fields["suggestion"].choices = [  # type: ignore[attr-defined]
            (row.pk, f"{row.original_text} → {row.text}") for row in rows
        ]


class RefuseSuggestionForm(SuggestionForm, ReasonForm):
    pass


class ExactlyThisForm(VerbForm):
    """The revision and hash of the text that was shown, so that nothing else can be approved."""

    revision = LenientNumber(required=False)
    sha256 = forms.CharField(required=False, widget=forms.HiddenInput)

    def prepare(self) -> None:
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
        if not is_outdated(self.translation):
            self.fields["outdated_acknowledged"].widget = forms.HiddenInput()
        if not holds_controls(self.translation):
            self.fields["controls_confirmed"].widget = forms.HiddenInput()


class ScheduleForm(VerbForm, MomentsForm):
    moments = {"publish_at": "zone"}
    field_order = ("publish_at", "fold", "zone")

    publish_at = LocalTimeField(label=_("To be published on"))
    zone = forms.ChoiceField(label=_("Time zone"), required=False)

    def prepare(self) -> None:
        choices = zones(self.translation.release)
        self.default_zone = choices[0][0]
        self.fields["zone"].choices = choices  # type: ignore[attr-defined]
        self.show_in_zone("publish_at", self.translation.publish_at)

    def inputs(self) -> dict[str, Any]:
        return {"publish_at": self.cleaned_data["publish_at"]}


class PublishForm(VerbForm):
    danger = True


class ReviseForm(VerbForm):
    significance = forms.ChoiceField(
        label=_("What the new edition changes"),
        choices=Significance.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    correction_note = TypedText(
        label=_("Public note, for a correction"), widget=forms.Textarea(attrs={"rows": 3})
    )

    def prepare(self) -> None:
        speak(self.fields["correction_note"], self.translation)


class RestoreRevisionForm(VerbForm):
    revision = forms.TypedChoiceField(
        label=_("Revision"), coerce=int, empty_value=None, required=False
    )

    def prepare(self) -> None:
        numbers = self.translation.revisions.values_list("number", flat=True)
        self.fields["revision"].choices = [(n, n) for n in numbers]  # type: ignore[attr-defined]


class TakeDownForm(VerbForm):
    """The reason that readers see, and what becomes of each text made from this one."""

    danger = True
    reason = forms.ChoiceField(
        label=_("Reason, which readers see in their language"),
        choices=[("", "–"), *ReasonCode.choices],
        required=False,
        widget=forms.Select(attrs=DEMANDED),
    )

    def prepare(self) -> None:
        live = self.translation.release.translations.live().exclude(pk=self.translation.pk)
        self.going = [t.get_language_display() for t in live if self.translation.is_original]
        self.dependents = [t for t in live if t.source_id == self.translation.pk and not self.going]
        for text in self.dependents:
            self.fields[f"with-{text.language}"] = forms.ChoiceField(
                label=_("%(language)s was made from it:") % {"language": text.spoken.name},
                choices=[("goes", _("it goes too")), ("stays", _("it stays public"))],
                widget=forms.RadioSelect,
            )

    def perform(self) -> Translation:
        chosen = {t.language: self.cleaned_data[f"with-{t.language}"] for t in self.dependents}
        done = publishing.withdraw_together(
            self.translation,
            self.user,
            reason=self.cleaned_data["reason"],
            keep=[language for language, fate in chosen.items() if fate == "stays"],
            verb=self.verb,
        )
        return done[0]


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
        self.fields["due_at"].help_text = self.default_zone
        self.initial["assignee"] = text.assignee_id
        self.show_in_zone("due_at", text.due_at)

    def inputs(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("assignee", "due_at")}


def people(translation: Translation) -> Any:
    """The active people with a role for the text's language in its office."""
    return (
        User.objects.filter(
            Q(language_roles__language="") | Q(language_roles__language=translation.language),
            language_roles__office=translation.release.office_id,
            is_active=True,
        )
        .distinct()
        .order_by("username")
    )


def passages(form: VerbForm, nothing: Any) -> None:
    """Let ``key`` name any passage of the text, by its first words."""
    rows = [s for s in form.translation.segments.all() if s.text.strip() and not s.is_aside]
    named = [(s.key, f"{number}. {s.text[:60]}") for number, s in enumerate(rows, 1)]
    form.fields["key"].choices = [("", nothing), *named]  # type: ignore[attr-defined]


def speak(field: forms.Field, translation: Translation) -> None:
    """Tell the browser the language and direction of what is typed there."""
    spoken = translation.spoken
    field.widget.attrs |= {"lang": spoken.tag, "dir": spoken.direction}


def holds_controls(translation: Translation) -> bool:
    """Whether the newest revision holds characters that turn the direction of writing unseen."""
    if not translation.document:
        return False
    text = translation.text
    return bool(bidi_controls("\n".join([text.title, text.summary, text.body])))


# SAVE and RECORD_SOURCE are the page's own form (``writing``); FAIL is the clock's alone.
FORMS: dict[str, type[VerbForm]] = {
    Verb.SUBMIT: VerbForm,
    Verb.APPROVE: ApproveForm,
    Verb.RETURN: CommentForm,
    Verb.SCHEDULE: ScheduleForm,
    Verb.RESCHEDULE: ScheduleForm,
    Verb.PUBLISH: PublishForm,
    Verb.RETRY: VerbForm,
    Verb.UNSCHEDULE: ReasonForm,
    Verb.RECALL: NoteForm,
    Verb.TAKE_SOURCE: VerbForm,
    Verb.SUGGEST: SuggestForm,
    Verb.TAKE_SUGGESTION: SuggestionForm,
    Verb.REFUSE_SUGGESTION: RefuseSuggestionForm,
    Verb.REVISE: ReviseForm,
    Verb.CONFIRM: ExactlyThisForm,
    Verb.MAKE_OFFICIAL: NoteForm,
    Verb.DISCARD: NoteForm,
    Verb.RESTORE_REVISION: RestoreRevisionForm,
    Verb.ASSIGN: AssignForm,
    Verb.TAKE_OVER: VerbForm,
    Verb.HAND_BACK: VerbForm,
    Verb.WITHDRAW: TakeDownForm,
    Verb.RESTORE: PublishForm,
    Verb.REMOVE: TakeDownForm,
}
