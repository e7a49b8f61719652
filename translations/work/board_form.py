"""The form above the board: what it is to show."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from releases.languages import BY_CODE
from releases.models import Topic
from translations.models import APART, State

# What a language can be in besides the states of the workflow.
NONE, LATE, OUTDATED = "none", "overdue", "outdated"
STATES = [
    (NONE, _("not begun")),
    *((state.value, state.label) for state in State),
    *((public.value, public.label) for public in APART),
    (LATE, _("overdue")),
    (OUTDATED, _("source has changed")),
]


@dataclass(frozen=True)
class Asked:
    """What the person asked for; what is empty leaves all of it."""

    since: datetime.date | None
    until: datetime.date | None
    topic: str
    language: str
    state: str


class BoardForm(forms.Form):
    since = forms.DateField(
        label=_("Issued from"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("until"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("every state")), *STATES]
    )

    def __init__(self, given: Any, languages: Sequence[str]) -> None:
        super().__init__(given, auto_id="board-%s")
        topics = [("", _("every topic")), *((str(row.pk), str(row)) for row in Topic.objects.all())]
        codes = [("", _("every language")), *((code, BY_CODE[code].name) for code in languages)]
        self.fields["topic"].choices = topics  # type: ignore[attr-defined]
        self.fields["language"].choices = codes  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the one from which you ask."))
        return cleaned

    @property
    def asked(self) -> Asked:
        return Asked(**self.cleaned_data)
