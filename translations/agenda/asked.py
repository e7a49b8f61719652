"""The form above the calendar: which days, by whose clocks, and of which office and language."""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from releases.languages import BY_CODE
from releases.models import Office
from releases.models.office import validate_zone
from releases.zones import ZoneInput
from translations.agenda.spans import FIRST, LAST, MONTH, WEEK, Span, first_weekday


@dataclass(frozen=True)
class Asked:
    """What a person asked for; an office or language that is empty leaves all of them."""

    span: Span
    office: int | None = None
    language: str = ""


class AgendaForm(forms.Form):
    """What is left out is this week, by the ministry's clocks."""

    view = forms.ChoiceField(
        label=_("Show"), required=False, choices=[(WEEK, _("a week")), (MONTH, _("a month"))]
    )
    day = forms.DateField(
        label=_("Around"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        error_messages={"invalid": _("There is no such day. Write it as 2027-03-28.")},
    )
    zone = forms.CharField(
        label=_("By the clocks of"),
        required=False,
        max_length=64,
        validators=[validate_zone],
        widget=ZoneInput,
    )
    office = forms.TypedChoiceField(label=_("Office"), required=False, coerce=int, empty_value=None)
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, given: Any, offices: Mapping[int, Office], languages: Sequence[str]) -> None:
        super().__init__(given, auto_id="agenda-%s")
        every = [("", _("every office")), *((key, str(office)) for key, office in offices.items())]
        codes = [("", _("every language")), *((code, BY_CODE[code].name) for code in languages)]
        self.fields["office"].choices = every  # type: ignore[attr-defined]
        self.fields["language"].choices = codes  # type: ignore[attr-defined]
        if len(offices) < 2:
            del self.fields["office"]

    def clean_day(self) -> datetime.date | None:
        day: datetime.date | None = self.cleaned_data["day"]
        if day and not FIRST <= day <= LAST:
            message = _("This calendar reaches from %(first)d to %(last)d.")
            raise ValidationError(message, params={"first": FIRST.year, "last": LAST.year})
        return day

    @property
    def zone_name(self) -> str:
        return str(self.cleaned_data.get("zone") or settings.TIME_ZONE)

    def asked(self, now: datetime.datetime) -> Asked:
        """What was asked for, or as much of it as can be meant."""
        found, zone = self.cleaned_data, zoneinfo.ZoneInfo(self.zone_name)
        span = Span(
            found.get("view") or WEEK,
            found.get("day") or now.astimezone(zone).date(),
            zone,
            first_weekday(),
        )
        return Asked(span, found.get("office"), found.get("language") or "")
