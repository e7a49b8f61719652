"""What the verbs ask that readers see the effect of."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from releases.document import Significance
from releases.notices import ReasonCode
from translations import publishing
from translations.admin.fields import TypedText
from translations.admin.minute_form import MinuteForm, next_full_hour
from translations.admin.together import Texts
from translations.admin.verb_form import DEMANDED, VerbForm, speak
from translations.models import Public, Translation
from translations.names import languages_of
from translations.restoring import restore_with_others, withdrawn, withdrawn_with
from translations.taking_down import taken_along


class PublishForm(VerbForm):
    danger = True


class ScheduleForm(VerbForm, MinuteForm):
    def prepare(self) -> None:
        text = self.translation
        release = text.release
        self.read_by(release.office, self._proposed(), text.publish_zone)
        self.look_up_at(reverse("admin:translations_translation_clocks", args=[text.pk]))

    def _proposed(self) -> datetime.datetime:
        """The minute that it has; else that of its embargo's end, or the next full hour to come."""
        now, until = timezone.now(), self.translation.release.embargo_until
        if self.translation.publish_at is not None:
            return self.translation.publish_at
        return until if until and until > now else next_full_hour(now)

    def inputs(self) -> dict[str, Any]:
        return {"publish_at": self.cleaned_data["publish_at"], "publish_zone": self.chosen_zone}


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
        others = taken_along(self.translation, self.verb)
        is_original = self.translation.is_original
        self.going = [t.get_language_display() for t in others] if is_original else []
        self.dependents = [] if is_original else others
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


class RestoreForm(VerbForm):
    """What was withdrawn with a text comes back with it, unless the person takes it off the list."""

    danger = True
    others = Texts(
        None, label=_("These were withdrawn with it, and come back with it"), required=False
    )

    def prepare(self) -> None:
        text, found = self.translation, withdrawn_with(self.translation)
        if found:
            keys = [each.pk for each in found]
            rows = text.release.translations.filter(pk__in=keys).order_by("language")
            self.fields["others"].queryset = rows  # type: ignore[attr-defined]
            self.fields["others"].initial = keys
        else:
            del self.fields["others"]
        left = withdrawn(text.release) if text.public == Public.WITHDRAWN else []
        self.staying = [t.get_language_display() for t in left if t not in [text, *found]]

    def perform(self) -> Translation:
        chosen = self.cleaned_data.get("others") or ()
        languages = [text.language for text in chosen]
        first, *others = restore_with_others(self.translation, self.user, languages)
        if others:
            named = {"languages": languages_of(others)}
            self.besides = [gettext("Also public again: %(languages)s.") % named]
        return first
