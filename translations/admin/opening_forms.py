"""The forms that open a release: one written here, and one whose original stands on another site."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from releases.document import Document, Link, Standing
from releases.languages import BY_CODE, CHOICES
from releases.markup import MarkupRefused, refuse_large
from releases.models import Office
from translations.admin.facts_form import FactsForm
from translations.admin.fields import DateInput, LocalTimeField, TypedText
from translations.admin.file_forms import lines
from translations.admin.groups import Group, Part, grouped
from translations.models import Role
from translations.roles import held_by


class OpeningForm(FactsForm):
    """A new release whose original is written here. ``opened`` is said once it is."""

    opened = _("The release is open: write its text.")

    moments = {"event_at": "event_zone", "embargo_until": ""}

    office = forms.ModelChoiceField(Office.objects.none(), label=_("Office"), empty_label=None)
    source_language = forms.ChoiceField(label=_("Language of the original"), choices=CHOICES)
    links = forms.CharField(
        label=_("Addresses"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "ltr", "spellcheck": "false"}),
        help_text=_("One address a line. Their words are written in each language’s text."),
    )
    embargo_until = LocalTimeField(
        label=_("Embargo until"),
        help_text=_("By the office’s clocks. Until then only people whom you tell know of it."),
    )
    field_order: Sequence[str] = ("office", "source_language")

    what: Part = (
        _("What"),
        ("office", "source_language", "kind", "is_urgent", "series_number", "press_contact"),
        "",
    )

    def __init__(self, user: User, **options: Any) -> None:
        super().__init__(auto_id="opening-%s", **options)
        offices = list(offices_of(user))
        self.fields["office"].queryset = offices_of(user)  # type: ignore[attr-defined]
        if offices:
            self._begin_with(offices)

    def _begin_with(self, offices: list[Office]) -> None:
        """What the first office would most likely say; its languages stand before the others."""
        first = offices[0]
        self.default_zone = first.time_zone
        own = [code for code in BY_CODE if any(code in office.languages for office in offices)]
        rest = [code for code in BY_CODE if code not in own]
        named = [[(code, BY_CODE[code].name) for code in codes] for codes in (own, rest)]
        self.fields["source_language"].choices = [  # type: ignore[attr-defined]
            *named[0],
            (_("Others"), named[1]),
        ]
        today = datetime.datetime.now(first.zone).date()
        self.initial.setdefault("office", first.pk)
        self.initial.setdefault("source_language", first.default_language)
        self.initial.setdefault("issued_on", today)
        self.fields["event_zone"].widget.attrs["placeholder"] = first.time_zone
        if len(offices) == 1:
            self.fields["press_contact"].widget.attrs["placeholder"] = first.contact or ""

    @property
    def groups(self) -> list[Group]:
        links = (_("Related links"), ("links",), "")
        embargo = (_("Embargo"), ("embargo_until",), "")
        return grouped(self, self.what, self.when, self.sorting, links, embargo)

    def clean(self) -> dict[str, Any]:
        office = self.cleaned_data.get("office")
        self.default_zone = office.time_zone if office else self.default_zone
        return super().clean()

    def clean_links(self) -> list[str]:
        return lines(self.cleaned_data["links"])

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

    opened = _("The release is open: this is the text that translations are made from.")

    url = forms.URLField(label=_("Address of the original"), max_length=500, assume_scheme="https")
    retrieved_on = forms.DateField(
        label=_("Retrieved on"), widget=DateInput, input_formats=["%Y-%m-%d"]
    )
    title = forms.CharField(label=_("Title there"), max_length=500, strip=False)
    summary = TypedText(label=_("Lead"))
    body = forms.CharField(
        label=_("Its text, in Markdown"), strip=False, widget=forms.Textarea(attrs={"rows": 20})
    )
    field_order = ("office", "source_language", "url", "retrieved_on")

    def __init__(self, user: User, **options: Any) -> None:
        super().__init__(user, **options)
        self.fields["links"].help_text = _(
            "One address a line; behind it, after a space, what the page there calls it."
        )
        if "issued_on" in self.initial:
            self.initial.setdefault("retrieved_on", self.initial["issued_on"])

    @property
    def groups(self) -> list[Group]:
        there = (
            _("Its text there"),
            ("url", "retrieved_on", "title", "summary", "body"),
            _("For the translators alone: it is never published here."),
        )
        first, *rest = super().groups
        return [first, *grouped(self, there), *rest]

    def clean_links(self) -> list[str]:
        """The addresses. What they are called there is kept with the text."""
        cut = [line.partition(" ") for line in lines(self.cleaned_data["links"])]
        self.labels = {url: label.strip() for url, _space, label in cut}
        return list(self.labels)

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
            links=tuple(Link(url, label) for url, label in self.labels.items()),
            standing=Standing.ORIGINAL,
        ).normalised()  # fmt: skip
        more = {"document": document, "url": typed["url"], "retrieved_on": typed["retrieved_on"]}
        return super().opening() | more


def offices_of(user: User) -> Any:
    """The offices in which the person is a press officer for every language."""
    if user.is_superuser:
        return Office.objects.all()
    held = (each for each in held_by(user) if each.language == "")
    return Office.objects.filter(
        pk__in=[each.office for each in held if each.role == Role.PRESS_OFFICER]
    )
