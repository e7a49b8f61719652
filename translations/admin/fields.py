"""Form fields of the staff's rooms: a local time with its zone, a number that is never an error."""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from releases.clock import database_now
from translations.moments import NoSuchTime, OutOfReach, TwiceThatTime, instant, offset_name
from translations.templatetags.staff import person


class DateInput(forms.DateInput):
    """The browser's own date control, which wants ISO dates whatever the page's language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The browser's own clock control."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Seconds are shown where there are any, so that whoever changes nothing moves nothing."""
        if isinstance(value, datetime.time) and value.second:
            value, attrs = f"{value:%H:%M:%S}", {**(attrs or {}), "step": 1}
        return super().get_context(name, value, attrs)


class LocalTimeWidget(forms.MultiWidget):
    """A date and a time side by side, named ``<field>_0`` and ``<field>_1``."""

    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        day, clock = {"aria-label": _("date")}, {"aria-label": _("time")}
        super().__init__([DateInput(day), TimeInput(clock)], attrs)

    def decompress(self, value: datetime.datetime | None) -> list[Any]:
        return [value.date(), value.time()] if value else [None, None]


class LocalTimeField(forms.MultiValueField):
    """A time as clocks show it somewhere; naive until ``MomentsForm`` gives it a zone."""

    widget = LocalTimeWidget

    def __init__(self, **options: Any) -> None:
        day = forms.DateField(
            input_formats=["%Y-%m-%d"],
            error_messages={"invalid": _("There is no such day. Write it as 2027-03-28.")},
        )
        clock = forms.TimeField(
            input_formats=["%H:%M", "%H:%M:%S"],
            error_messages={"invalid": _("There is no such time of day. Write it as 16:00.")},
        )
        options.setdefault("required", False)
        super().__init__([day, clock], require_all_fields=True, **options)

    def compress(self, data_list: list[Any]) -> datetime.datetime | None:
        if not data_list:
            return None
        day, clock = data_list
        if day is None or clock is None:
            raise ValidationError(_("Give both the date and the time."), "incomplete")
        return datetime.datetime.combine(day, clock)


class LenientNumber(forms.CharField):
    """A hidden number; what is no number is none, so that the verb judges it and records the try."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> int | None:
        text = str(value or "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


class TypedText(forms.CharField):
    """Text taken as it is typed, spaces at its ends included."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(strip=False, **options)


class MomentsForm(forms.Form):
    """A form that turns its local times into moments.

    ``moments`` names those fields, each with the field that names its zone, empty for
    ``default_zone``. Where the clocks go back, ``fold`` asks which of two is meant; of those
    ``to_come`` only while either is, since the verb refuses what is past.
    """

    moments: Mapping[str, str] = {}
    to_come: Collection[str] = ()
    default_zone: str = settings.TIME_ZONE

    fold = forms.ChoiceField(
        label=_("That time comes twice. Which is meant?"),
        choices=[("", "–"), ("0", _("the first")), ("1", _("the second"))],
        required=False,
        widget=forms.HiddenInput,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        fold = cleaned.get("fold") or ""
        for name, zone_field in self.moments.items():
            zone = zoneinfo.ZoneInfo(cleaned.get(zone_field) or self.default_zone)
            if (local := cleaned.get(name)) is not None:
                self._resolve(name, local, zone, int(fold) if fold else None)
        return cleaned

    def _resolve(
        self, name: str, local: datetime.datetime, zone: zoneinfo.ZoneInfo, fold: int | None
    ) -> None:
        try:
            self.cleaned_data[name] = instant(local, zone)
        except TwiceThatTime as twice:
            if name in self.to_come and twice.second <= database_now():
                self.cleaned_data[name] = twice.second
                return
            # Asked also of who has said which: they may think again, and see what they said.
            self.fields["fold"].widget = forms.Select(choices=[("", "–"), *which_of_two(twice)])
            if fold is None:
                self.add_error(name, ValidationError(str(twice), "twice"))
            else:
                self.cleaned_data[name] = twice.second if fold else twice.first
        except (NoSuchTime, OutOfReach) as error:
            self.add_error(name, ValidationError(str(error), "gap"))

    def show_in_zone(
        self, name: str, moment: datetime.datetime | None, zone_name: str = ""
    ) -> None:
        """Let the field begin at ``moment`` as clocks in that zone, or the default one, show it."""
        zone = zoneinfo.ZoneInfo(zone_name or self.default_zone)
        self.initial[name] = moment.astimezone(zone).replace(tzinfo=None) if moment else None


def which_of_two(twice: TwiceThatTime) -> list[tuple[str, str]]:
    """The two times of a folded hour, each by its distance from UTC: the names of seasons differ."""
    first, second = (offset_name(each, twice.zone) for each in (twice.first, twice.second))
    return [
        ("0", _("the first, at %(offset)s") % {"offset": first}),
        ("1", _("the second, at %(offset)s") % {"offset": second}),
    ]


# As a list of people reads, whose names stand in it.
BY_NAME = ("first_name", "last_name", "username")


def name_people(form: forms.BaseForm, *names: str) -> None:
    """Let these fields offer people by their names, not by what they log in with."""
    for name in names:
        if name in form.fields:
            form.fields[name].label_from_instance = person  # type: ignore[attr-defined]
