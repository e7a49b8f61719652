"""Several languages of one release in one act, all or none."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from releases.models import Release
from releases.notices import ReasonCode
from translations import publishing
from translations.models import Public, State, Translation
from translations.verbs import Verb
from translations.workflow import perform


class Texts(forms.ModelMultipleChoiceField):
    """Texts of a release, by language."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.spoken.name} · {obj.get_state_display()} · {obj.get_public_display()}"


class PublishTogetherForm(forms.Form):
    texts = Texts(None, label=_("Languages that go public in one act, all or none"))

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id="publish-%s", **options)
        ready = release.translations.filter(state__in=[State.APPROVED, State.SCHEDULED])
        self.fields["texts"].queryset = ready  # type: ignore[attr-defined]

    def perform(self, user: User) -> list[Translation]:
        """Raises Refused, and then nothing is public."""
        return publishing.publish_together(list(self.cleaned_data["texts"]), user)


class WithdrawTogetherForm(forms.Form):
    """Every live language stands here, so that each one left out is a decision to keep it."""

    texts = Texts(None, label=_("Languages to withdraw"))
    reason = forms.ChoiceField(
        label=_("Reason, which readers see in their language"),
        choices=[("", "–"), *ReasonCode.choices],
    )

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id="withdraw-%s", **options)
        self.live = release.translations.filter(public=Public.LIVE).select_related("source")
        self.fields["texts"].queryset = self.live  # type: ignore[attr-defined]

    def perform(self, user: User) -> list[Translation]:
        """Raises Refused, and then all is as it was."""
        going = sorted(self.cleaned_data["texts"], key=_steps_from_original, reverse=True)
        keep = tuple(text.language for text in self.live if text not in going)
        reason = self.cleaned_data["reason"]
        with transaction.atomic():
            return [perform(text, Verb.WITHDRAW, user, reason=reason, keep=keep) for text in going]


def _steps_from_original(translation: Translation) -> int:
    """What was made from a text goes before it."""
    return 1 + _steps_from_original(translation.source) if translation.source else 0
