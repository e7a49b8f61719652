"""The form of a role: who, where, what, in which language, for how long, and for whom."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from releases.languages import CHOICES
from releases.models import Office
from translations.admin.fields import BY_NAME, name_people
from translations.appointing import against
from translations.models import LanguageRole
from translations.roles import offices_administered, people_kept_by

FIELD_OF = {
    "inactive": "user",
    "own": "user",
    "role": "office",
    "language": "language",
    "period": "last_day",
    "over": "last_day",
    "no_end": "last_day",
    "self": "deputises_for",
    "not_theirs": "deputises_for",
}


def _day(label: Any, help_text: Any) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=False, widget=widget)


class RoleForm(forms.ModelForm):  # type: ignore[type-arg]
    """A period is of whole days, by the clocks of the office; the last one counts."""

    first_day = _day(_("First day"), _("Empty for a role that holds at once."))
    last_day = _day(_("Last day"), _("Empty for a role that holds until it is taken back."))

    by: User  # whoever has the form before them; the room sets it

    class Meta:
        model = LanguageRole
        fields = ("user", "office", "role", "language", "deputises_for")
        labels = {"user": _("Person"), "office": _("Office")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        people = people_kept_by(self.by).filter(is_active=True).order_by(*BY_NAME)
        self._choose("user", people)
        self._choose("deputises_for", people)
        name_people(self, "user", "deputises_for")
        own = offices_administered(self.by)
        if "language" in self.fields:
            every = [("", _("every language")), *CHOICES]
            self.fields["language"].choices = every  # type: ignore[attr-defined]
            self.fields["language"].help_text = _(
                "“Every language” counts for those that the office takes up later, too."
            )
        offices = Office.objects.filter(**{} if own is None else {"pk__in": own})
        self._choose("office", offices)
        role = self.instance
        if not role.pk and len(offices) == 1:
            self.initial.setdefault("office", offices[0].pk)
        if role.pk:
            zone = role.office.zone
            if role.valid_from:
                self.initial["first_day"] = role.valid_from.astimezone(zone).date()
            if role.valid_until:
                end = role.valid_until - datetime.timedelta(microseconds=1)
                self.initial["last_day"] = end.astimezone(zone).date()

    def _choose(self, name: str, rows: Any) -> None:
        if name in self.fields:
            self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def _post_clean(self) -> None:
        """Once the fields stand in the role: its period, and every reason against it."""
        office = self.cleaned_data.get("office")
        if isinstance(office, Office):
            first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
            self.instance.valid_from = _midnight(first, office)
            self.instance.valid_until = _midnight(
                last and last + datetime.timedelta(days=1), office
            )
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        for refusal in against(self.instance, self.by):
            self.add_error(FIELD_OF.get(refusal.code), ValidationError(str(refusal), refusal.code))


def _midnight(day: datetime.date | None, office: Office) -> datetime.datetime | None:
    """The moment at which the day begins there."""
    return datetime.datetime.combine(day, datetime.time(), office.zone) if day else None
