"""The facts of a release, as press officers give them: at its opening and ever after."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from releases.languages import BY_CODE
from releases.models import Country, Kind, Office, Plan, Release, Topic
from releases.models.office import validate_zone
from releases.zones import ZoneInput
from translations.admin.fields import DateInput, LocalTimeField, MomentsForm
from translations.admin.groups import Group, Part, grouped

SETS = ("topics", "countries", "carried_by")


class FactsForm(MomentsForm):
    """What readers are told of a release besides its texts."""

    moments = {"event_at": "event_zone"}

    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    is_urgent = forms.BooleanField(label=_("Urgent"), required=False)
    issued_on = forms.DateField(
        label=_("Date of issue"), widget=DateInput, input_formats=["%Y-%m-%d"]
    )
    event_place = forms.CharField(label=_("Place of the event"), max_length=120, required=False)
    event_at = LocalTimeField(label=_("Time of the event, by the clocks there"))
    event_zone = forms.CharField(
        label=_("Time zone of the event"),
        max_length=64,
        required=False,
        validators=[validate_zone],
        widget=ZoneInput,
        help_text=_("Such as Asia/Tokyo; the office’s own where it is empty."),
    )
    series_number = forms.CharField(label=_("Number in its series"), max_length=40, required=False)
    press_contact = forms.CharField(
        label=_("Press contact"),
        max_length=300,
        required=False,
        help_text=_("The office’s own where it is empty."),
    )
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.all(), label=_("Topics"), required=False, widget=forms.CheckboxSelectMultiple
    )
    countries = forms.ModelMultipleChoiceField(
        Country.objects.all(),
        label=_("Countries"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    names: tuple[str, ...] = (
        "kind", "is_urgent", "issued_on", "event_place", "event_at", "event_zone",
        "series_number", "press_contact", "topics", "countries",
    )  # fmt: skip

    what: Part = (_("What"), ("kind", "is_urgent", "series_number", "press_contact"), "")
    when: Part = (
        _("When and where"),
        ("issued_on", "event_at", "fold", "event_place", "event_zone"),
        _("The place and time of what it is about; readers have both from the text."),
    )
    sorting: Part = (_("Sorting"), ("topics", "countries"), "")

    def facts(self, names: Iterable[str]) -> dict[str, Any]:
        """The values of these facts as the verb takes them: keys for sets of rows."""
        found = {name: self.cleaned_data[name] for name in names}
        for name in set(SETS) & set(found):
            found[name] = sorted(row.pk for row in found[name])
        return found


class ChangeFactsForm(FactsForm):
    """The facts of a release that exists. Only what the person changed is written.

    What they had before them goes along hidden, so that a fact that somebody else changed
    meanwhile stays as that person left it.
    """

    carried_by = forms.ModelMultipleChoiceField(
        Office.objects.none(),
        label=_("Carried by"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("These offices show it on their own sites, in their look."),
    )
    reason = forms.CharField(label=_("Reason, if you wish to give one"), required=False)

    names = (*FactsForm.names, "carried_by")

    def __init__(self, release: Release, **options: Any) -> None:
        self.default_zone = release.office.time_zone
        self.release = release
        super().__init__(auto_id="facts-%s", **options)
        for name in self.names:
            value = getattr(release, name)
            self.initial[name] = value.all() if name in SETS else value
            self.fields[name].show_hidden_initial = True
        self.show_in_zone("event_at", release.event_at, release.event_zone)
        self.fields["press_contact"].widget.attrs["placeholder"] = release.office.contact or ""
        others = Office.objects.exclude(pk=release.office_id)
        self.fields["carried_by"].queryset = others  # type: ignore[attr-defined]
        if not others:
            del self.fields["carried_by"]
        self._ask_for_plans()

    def _ask_for_plans(self) -> None:
        """One question a language of the office, beside what there is of its text."""
        texts = {text.language: text for text in self.release.translations.all()}
        languages = [code for code in self.release.office.languages if code in BY_CODE]
        self.plans = {
            f"plan-{code}": code for code in languages if code != self.release.source_language
        }
        for name, code in self.plans.items():
            text = texts.get(code)
            state = text.seen.label if text else _("no text yet")
            self.fields[name] = forms.ChoiceField(
                label=BY_CODE[code].name,
                choices=[("", _("say nothing")), *Plan.choices],
                required=False,
                show_hidden_initial=True,
                help_text=state,
            )
            self.initial[name] = self.release.plan.get(code, "")

    @property
    def groups(self) -> list[Group]:
        readers = _("Read on public pages, once something is public, until the text itself is.")
        more = (_("Languages still to come"), tuple(self.plans), readers)
        carried = (_("Other offices"), ("carried_by",), "")
        record = (_("For the record"), ("reason",), "")
        return grouped(self, self.what, self.when, self.sorting, more, carried, record)

    def inputs(self) -> dict[str, Any]:
        changed = self.changed_data
        facts = self.facts(name for name in self.names if name in changed)
        told = {
            code: self.cleaned_data[name] for name, code in self.plans.items() if name in changed
        }
        if told:
            plan = self.release.plan | told
            facts["plan"] = {code: value for code, value in plan.items() if value}
        return {"facts": facts, "reason": self.cleaned_data["reason"]}
