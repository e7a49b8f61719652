"""What the acts on a release ask: its embargo, who may know, its end, its copy."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from releases.models import Release
from translations.admin.fields import (
    BY_NAME,
    DateInput,
    LocalTimeField,
    MomentsForm,
    TypedText,
    name_people,
)
from translations.machine.provider import provider
from translations.roles import holders, machine


class PlainForm(forms.Form):
    """Asks nothing: the act is its button."""

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id=False, **options)

    def inputs(self) -> dict[str, Any]:
        return {}


class EmbargoForm(MomentsForm):
    """The end of the embargo; none lifts it."""

    moments = {"embargo_until": ""}
    to_come = ("embargo_until",)
    field_order = ("embargo_until", "fold", "reason")

    embargo_until = LocalTimeField(label=_("Until; leave it empty to lift the embargo"))
    reason = TypedText(
        label=_("Reason, for the record"),
        widget=forms.Textarea(attrs={"rows": 2, "required": True}),
    )

    def __init__(self, release: Release, **options: Any) -> None:
        self.default_zone = release.office.time_zone
        super().__init__(auto_id="embargo-%s", **options)
        self.fields["embargo_until"].help_text = self.default_zone
        self.show_in_zone("embargo_until", release.embargo_until)


class GrantForm(forms.Form):
    """A person of the office who may know of the release, or the machine where a service is set up."""

    assignee = forms.ModelChoiceField(User.objects.none(), label=_("Person"), required=False)

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id="grant-%s", **options)
        knowers = Q(pk__in=holders(release.office_id))
        if provider():
            knowers |= Q(pk=machine().pk)
        people = User.objects.filter(knowers).order_by(*BY_NAME)
        self.fields["assignee"].queryset = people  # type: ignore[attr-defined]
        name_people(self, "assignee")

    def inputs(self) -> dict[str, Any]:
        return {"assignee": self.cleaned_data["assignee"]}


class CancelForm(forms.Form):
    """Why the release will not be."""

    reason = TypedText(
        label=_("Reason, for the record"),
        widget=forms.Textarea(attrs={"rows": 2, "required": True}),
    )

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id="cancel-%s", **options)

    def inputs(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}


class DuplicateForm(forms.Form):
    """The date of issue of the new release."""

    issued_on = forms.DateField(
        label=_("Date of issue of the new one"),
        widget=DateInput,
        input_formats=["%Y-%m-%d"],
        help_text=_("It begins with this one’s text, facts and links, and has no number or files."),
    )

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id="duplicate-%s", **options)
        self.initial["issued_on"] = datetime.datetime.now(release.office.zone).date()

    def inputs(self) -> dict[str, Any]:
        return {"issued_on": self.cleaned_data["issued_on"]}
