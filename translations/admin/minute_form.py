"""The minute of a publication: chosen by any clocks, and told by all that matter before it counts."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.clock import database_now
from releases.models import Office
from releases.models.office import validate_zone
from releases.zones import ZoneInput
from translations.admin.fields import LocalTimeField, MomentsForm
from translations.clocks import by_clocks, differ, zones_shown


class MinuteForm(MomentsForm):
    """A minute with the zone it is meant in; ``read_by`` says whose office publishes.

    Where the clocks that matter differ, the person has seen the minute by each of them before it
    is taken: ``agreed`` holds the instant that they were shown. The script fills it in as they
    type; without one the form comes back once, saying what they chose. Nobody is asked to agree to
    what is past: that the verb refuses at once.
    """

    moments = {"publish_at": "zone"}
    to_come = ("publish_at",)
    field_order = ("publish_at", "fold", "zone", "agreed")

    publish_at = LocalTimeField(label=gettext_lazy("To be published on"))
    zone = forms.CharField(
        label=gettext_lazy("Time zone"),
        max_length=64,
        required=False,
        validators=[validate_zone],
        widget=ZoneInput,
        help_text=gettext_lazy("Any zone of the world, such as Asia/Tokyo."),
    )
    agreed = forms.CharField(required=False, widget=forms.HiddenInput)

    office: Office
    moment: datetime.datetime | None = None  # what was chosen, once it is one instant

    def read_by(self, office: Office, moment: datetime.datetime | None, zone: str = "") -> None:
        """Let the form begin at ``moment`` by the clocks of ``zone``, or of the office."""
        self.office, self.default_zone = office, office.time_zone
        self.initial["zone"] = zone or office.time_zone
        self.show_in_zone("publish_at", moment, zone)

    def look_up_at(self, path: str) -> None:
        """Where the script asks what the clocks show."""
        widgets = self.fields["publish_at"].widget.widgets  # type: ignore[attr-defined]
        widgets[0].attrs["data-clocks"] = path

    @property
    def chosen_zone(self) -> str:
        """The zone that was chosen, where it isn't the office's own."""
        zone: str = self.cleaned_data.get("zone") or ""
        return "" if zone == self.office.time_zone else zone

    @property
    def clocks(self) -> list[str]:
        """The minute by each of the clocks."""
        return by_clocks(self.moment, self._zones) if self.moment else []

    @property
    def told(self) -> str:
        """What a person agrees to."""
        return " · ".join(self.clocks)

    def clean(self) -> dict[str, Any]:
        if "zone" in self.errors:  # the time can't be read without one
            return self.cleaned_data
        cleaned = super().clean()
        self.moment = cleaned.get("publish_at")
        if self.moment is None or not differ(self.moment, self._zones):
            return cleaned
        if cleaned.get("agreed") != self.moment.isoformat() and self.moment > database_now():
            self._ask_again(self.moment)
        return cleaned

    @property
    def _zones(self) -> list[str]:
        return zones_shown(self.office, self.chosen_zone)

    def _ask_again(self, moment: datetime.datetime) -> None:
        """Show the minute by the clocks; the same form, sent again, then takes it."""
        typed: Any = self.data.copy()  # type: ignore[attr-defined]
        typed[self.add_prefix("agreed")] = moment.isoformat()
        self.data = typed
        message = _("Look at the clocks, and send it once more if that is what you mean: %(told)s.")
        self.add_error("publish_at", ValidationError(message % {"told": self.told}, "agree"))


def next_full_hour(now: datetime.datetime) -> datetime.datetime:
    """The first full hour that leaves people a quarter of one."""
    soon = now + datetime.timedelta(minutes=75)
    return soon.replace(minute=0, second=0, microsecond=0)
