"""The form of a verb: what all of them share, and those that ask for a sentence or nothing.

The forms only parse. Whether what was given suffices is for the table's guards to say, so no field
is required here; the browser is told so by an attribute.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from translations import workflow
from translations.admin.fields import TypedText
from translations.errors import Refusal
from translations.models import Translation
from translations.verbs import Verb

DEMANDED = {"required": True}
HELP: dict[str, str | Promise] = {
    Verb.TAKE_OVER: _("The text is then assigned to you."),
    Verb.HAND_BACK: _("The text is then assigned to nobody."),
}


class VerbForm(forms.Form):
    """Asks nothing: the verb is its button. ``danger`` marks what readers see at once."""

    danger = False
    shown_once = ""  # what the verb brought forth that nobody keeps
    nothing: Refusal | None = None  # that there is nothing here to do it to
    besides: Sequence[str] = ()  # what is said, once it is done, besides that it is

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
    def help(self) -> str:
        """What becomes of it where the button says too little."""
        return str(HELP.get(self.verb, ""))

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


def passages(form: VerbForm, nothing: Any) -> None:
    """Let ``key`` name any passage of the text, by its first words."""
    rows = [s for s in form.translation.segments.all() if s.text.strip() and s.is_said]
    named = [(s.key, f"{number}. {s.text[:60]}") for number, s in enumerate(rows, 1)]
    form.fields["key"].choices = [("", nothing), *named]  # type: ignore[attr-defined]


def speak(field: forms.Field, translation: Translation) -> None:
    """Tell the browser the language and direction of what is typed there."""
    spoken = translation.spoken
    field.widget.attrs |= {"lang": spoken.tag, "dir": spoken.direction}
