"""The forms of a release: its opening, its facts, its embargo, and its languages together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from releases.document import Document, Standing
from releases.languages import BY_CODE, CHOICES
from releases.markup import MarkupRefused, refuse_large
from releases.models import Country, Kind, Office, Release, Topic
from releases.models.office import validate_zone
from translations.admin.fields import DateInput, LocalTimeField, MomentsForm, TypedText
from translations.models import LanguageRole, Role


class FactsForm(MomentsForm):
    """What readers are told of a release besides its texts."""

    moments = {"event_at": "event_zone"}

    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    is_urgent = forms.BooleanField(label=_("Urgent"), required=False)
    issued_on = forms.DateField(
        label=_("Date of issue"), widget=DateInput, input_formats=["%Y-%m-%d"]
    )
    event_at = LocalTimeField(label=_("Time of the event"))
    event_zone = forms.CharField(
        label=_("Time zone of the event"),
        max_length=64,
        required=False,
        validators=[validate_zone],
        help_text=_("Such as Asia/Tokyo; the office’s own where it is empty."),
    )
    series_number = forms.CharField(label=_("Number in its series"), max_length=40, required=False)
    press_contact = forms.CharField(label=_("Press contact"), max_length=300, required=False)
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.all(), label=_("Topics"), required=False, widget=forms.CheckboxSelectMultiple
    )
    countries = forms.ModelMultipleChoiceField(
        Country.objects.all(),
        label=_("Countries"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    names = (
        "kind", "is_urgent", "issued_on", "event_at", "event_zone", "series_number",
        "press_contact", "topics", "countries",
    )  # fmt: skip

    def facts(self, names: Any) -> dict[str, Any]:
        """The values of these facts as the verb takes them: keys for topics and countries."""
        found = {name: self.cleaned_data[name] for name in names}
        for name in {"topics", "countries"} & set(found):
            found[name] = sorted(row.pk for row in found[name])
        return found


class ChangeFactsForm(FactsForm):
    """The facts of a release that exists. Only what the person changed is written.

    What they had before them goes along hidden, so that a fact that somebody else changed
    meanwhile stays as that person left it.
    """

    reason = forms.CharField(label=_("Reason, if you wish to give one"), required=False)

    def __init__(self, release: Release, **options: Any) -> None:
        self.default_zone = release.office.time_zone
        super().__init__(auto_id="facts-%s", **options)
        for name in self.names:
            value = getattr(release, name)
            self.initial[name] = value.all() if name in ("topics", "countries") else value
            self.fields[name].show_hidden_initial = True
        self.show_in_zone("event_at", release.event_at, release.event_zone)

    def inputs(self) -> dict[str, Any]:
        changed = [name for name in self.names if name in self.changed_data]
        return {"facts": self.facts(changed), "reason": self.cleaned_data["reason"]}


class OpeningForm(FactsForm):
    """A new release whose original is written here."""

    moments = {"event_at": "event_zone", "embargo_until": ""}

    office = forms.ModelChoiceField(Office.objects.none(), label=_("Office"), empty_label=None)
    source_language = forms.ChoiceField(label=_("Language of the original"), choices=CHOICES)
    links = forms.CharField(
        label=_("Related links"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One address a line. Their words are written in each language’s text."),
    )
    embargo_until = LocalTimeField(
        label=_("Embargo until"),
        help_text=_("By the office’s clocks. Until then only people whom you tell know of it."),
    )
    field_order: Sequence[str] = (
        "office", "source_language", "kind", "issued_on", "is_urgent", "event_at", "event_zone",
        "fold", "series_number", "press_contact", "topics", "countries", "links", "embargo_until",
    )  # fmt: skip

    def __init__(self, user: User, **options: Any) -> None:
        super().__init__(auto_id="opening-%s", **options)
        self.fields["office"].queryset = offices_of(user)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        office = self.cleaned_data.get("office")
        self.default_zone = office.time_zone if office else self.default_zone
        return super().clean()

    def clean_links(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["links"].splitlines() if line.strip()]
        for line in lines:
            URLValidator(schemes=["http", "https"])(line)
        return lines

    def opening(self) -> dict[str, Any]:
        """What ``opening.open_release`` takes besides the office and the person."""
        plain = [name for name in self.names if name not in ("topics", "countries")]
        given = ("source_language", "links")
        return self.facts(plain) | {name: self.cleaned_data[name] for name in given}

    def refuse(self, error: ValidationError) -> None:
        """Show what the models refused beside the fields it is about."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            self.add_error(name if name in self.fields else None, errors)


class OpeningExternalForm(OpeningForm):
    """A new release whose original stands on another site."""

    url = forms.URLField(label=_("Address of the original"), max_length=500, assume_scheme="https")
    retrieved_on = forms.DateField(
        label=_("Retrieved on"), widget=DateInput, input_formats=["%Y-%m-%d"]
    )
    title = forms.CharField(label=_("Title there"), max_length=500, strip=False)
    summary = TypedText(label=_("Lead"))
    body = forms.CharField(
        label=_("Its text, in Markdown"), strip=False, widget=forms.Textarea(attrs={"rows": 20})
    )
    field_order = (
        "office", "source_language", "url", "retrieved_on", "title", "summary", "body",
        *OpeningForm.field_order[2:],
    )  # fmt: skip

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        try:
            refuse_large(body)
        except MarkupRefused as refused:
            raise ValidationError(str(refused), "markup") from refused
        return body

    def opening(self) -> dict[str, Any]:
        typed = self.cleaned_data
        document = Document(
            title=typed["title"], summary=typed["summary"], body=typed["body"],
            standing=Standing.ORIGINAL,
        ).normalised()  # fmt: skip
        more = {"document": document, "url": typed["url"], "retrieved_on": typed["retrieved_on"]}
        return super().opening() | more


class EmbargoForm(MomentsForm):
    """The end of the embargo; none lifts it."""

    moments = {"embargo_until": ""}
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
    """A person of the office who may know of the release."""

    assignee = forms.ModelChoiceField(User.objects.none(), label=_("Person"), required=False)

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id="grant-%s", **options)
        staff = User.objects.filter(language_roles__office=release.office_id, is_active=True)
        self.fields["assignee"].queryset = (  # type: ignore[attr-defined]
            staff.distinct().order_by("username")
        )


class StartForm(forms.Form):
    """A language that has no text yet, and what it is to be made from."""

    language = forms.ChoiceField(label=_("Language"))
    source = forms.ModelChoiceField(None, label=_("Made from"), empty_label=None)
    standing = forms.ChoiceField(
        label=_("It will count as"),
        choices=[c for c in Standing.choices if c[0] != Standing.ORIGINAL],
    )

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id="start-%s", **options)
        texts = release.translations.all()
        taken = {text.language for text in texts}
        free = [(code, BY_CODE[code].name) for code in release.office.languages]
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            choice for choice in free if choice[0] not in taken
        ]
        source = self.fields["source"]
        source.queryset = texts.filter(revision__gt=0)  # type: ignore[attr-defined]
        source.label_from_instance = (  # type: ignore[attr-defined]
            lambda text: text.spoken.name
        )


def offices_of(user: User) -> Any:
    """The offices in which the person is a press officer for every language."""
    if user.is_superuser:
        return Office.objects.all()
    roles = LanguageRole.objects.filter(user=user, role=Role.PRESS_OFFICER, language="")
    return Office.objects.filter(pk__in=roles.values("office"))
