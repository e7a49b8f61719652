"""Several languages of one release in one act, all or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from releases.models import Release
from releases.notices import ReasonCode
from translations import publishing
from translations.models import Public, State, Translation
from translations.names import languages_of
from translations.restoring import restore_together
from translations.taking_down import take_down
from translations.verbs import Verb


class Texts(forms.ModelMultipleChoiceField):
    """Texts of a release, by language."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        said = dict.fromkeys((obj.spoken.name, obj.seen.label, obj.get_public_display()))
        return " · ".join(map(str, said))


class PublishTogetherForm(forms.Form):
    texts = Texts(None, label=_("Languages that go public in one act, all or none"))

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id="publish-%s", **options)
        ready = release.translations.filter(state__in=[State.APPROVED, State.SCHEDULED])
        self.fields["texts"].queryset = ready  # type: ignore[attr-defined]

    def perform(self, user: User) -> list[Translation]:
        """Raises Refused, and then nothing is public."""
        return publishing.publish_together(list(self.cleaned_data["texts"]), user)


class TakeDownTogetherForm(forms.Form):
    """Every language that readers see stands here, so that each one left out is a decision to keep it."""

    verb = Verb.WITHDRAW
    publics = [Public.LIVE]
    texts = Texts(None, label=_("Languages to withdraw"))
    reason = forms.ChoiceField(
        label=_("Reason, which readers see in their language"),
        choices=[("", "–"), *ReasonCode.choices],
    )

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id=f"{self.verb}-%s", **options)
        seen = release.translations.filter(public__in=self.publics)
        self.seen = seen.select_related("source").order_by("-is_original", "language")
        self.fields["texts"].queryset = self.seen  # type: ignore[attr-defined]

    def perform(self, user: User) -> list[Translation]:
        """Raises Refused, and then all is as it was."""
        going, reason = list(self.cleaned_data["texts"]), self.cleaned_data["reason"]
        keep = [text.language for text in self.seen if text not in going]
        return take_down(going, user, self.verb, reason=reason, keep=keep)


class RemoveTogetherForm(TakeDownTogetherForm):
    verb = Verb.REMOVE
    publics = [Public.LIVE, Public.WITHDRAWN]
    texts = Texts(None, label=_("Languages to remove for good"))


class RestoreTogetherForm(forms.Form):
    """``besides`` says, once it is done, which they were."""

    besides: Sequence[str] = ()

    texts = Texts(None, label=_("Languages to make public again in one act, all or none"))

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id="restore-%s", **options)
        rows = release.translations.filter(public=Public.WITHDRAWN).select_related("source")
        self.fields["texts"].queryset = rows.order_by("-is_original", "language")  # type: ignore[attr-defined]

    def perform(self, user: User) -> list[Translation]:
        """Raises Refused, and then all is as it was."""
        back = restore_together(self.cleaned_data["texts"], user)
        named = {"languages": languages_of(back)}
        self.besides = [gettext("These are public again: %(languages)s.") % named]
        return back
