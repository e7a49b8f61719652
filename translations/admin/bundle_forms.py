"""What the decision on a release's languages asks: which, when, how, and what if one isn't there."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from releases.models import Release
from translations import bundles
from translations.admin.fields import TypedText
from translations.admin.minute_form import MinuteForm, next_full_hour
from translations.admin.together import Texts
from translations.bundling import ON_ITS_WAY
from translations.models import Bundle, IfMissing, Manner, Public


class BundleForm(MinuteForm):
    """It begins with what was set before, else with every language that is on its way, together."""

    texts = Texts(None, label=_("Languages"))
    manner = forms.ChoiceField(
        label=_("How they go public"), choices=Manner.choices, widget=forms.RadioSelect
    )
    if_missing = forms.ChoiceField(
        label=_("Together: if one is not approved in time"),
        choices=IfMissing.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id="bundle-%s", **options)
        self.order_fields(("texts", *MinuteForm.field_order, "manner", "if_missing"))
        self.release = release
        rows = release.translations.filter(state__in=ON_ITS_WAY).exclude(public=Public.EXTERNAL)
        former, texts = Bundle.objects.open().filter(release=release).first(), list(rows)
        field: Any = self.fields["texts"]
        field.queryset = rows
        field.choices = [(text.pk, field.label_from_instance(text)) for text in texts]
        before = [text.pk for text in texts if former and text.bundle_id == former.pk]
        self.initial["texts"] = before or [text.pk for text in texts]
        self.initial["manner"] = former.manner if former else Manner.TOGETHER
        self.initial["if_missing"] = former.if_missing if former else IfMissing.HOLD
        zone = former.publish_zone if former else ""
        self.read_by(release.office, self._proposed(former), zone)
        if texts:
            self.look_up_at(reverse("admin:translations_translation_clocks", args=[texts[0].pk]))

    def _proposed(self, former: Bundle | None) -> datetime.datetime:
        """The minute that was set, if it is to come; else the embargo's end, or the next full hour."""
        now = timezone.now()
        moments = (former.publish_at if former else None, self.release.embargo_until)
        return next((moment for moment in moments if moment and moment > now), next_full_hour(now))

    def perform(self, user: User) -> Release:
        """Raises Refused, and then all is as it was."""
        return bundles.bundle(
            self.release,
            user,
            list(self.cleaned_data["texts"]),
            publish_at=self.cleaned_data["publish_at"],
            publish_zone=self.chosen_zone,
            manner=self.cleaned_data["manner"],
            if_missing=self.cleaned_data["if_missing"],
        )


class GoWithoutForm(forms.Form):
    """A reason, if the person wishes to give one; and a moment to think, since it may go at once."""

    reason = TypedText(
        label=_("Reason, if you wish to give one"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id="go-without-%s", **options)

    def inputs(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}


class UnbundleForm(forms.Form):
    """Why it is off."""

    reason = TypedText(
        label=_("Reason, for the record"),
        widget=forms.Textarea(attrs={"rows": 2, "required": True}),
    )

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id="unbundle-%s", **options)
        self.release = release

    def perform(self, user: User) -> Release:
        """Raises Refused, and then all is as it was."""
        return bundles.unbundle(self.release, user, reason=self.cleaned_data["reason"])
