"""The form of an office: a name, a short name and its languages are all that it needs."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http.request import validate_host
from django.utils.translation import gettext_lazy as _

from releases import colours
from releases.admin import house_style
from releases.admin.colour_input import ColourInput
from releases.admin.worded import WordedForm
from releases.languages import BY_CODE, CHOICES, CODES, column
from releases.models.office import Office, is_colour
from releases.upload_fields import PictureField
from releases.zones import ZoneInput

LOGO_SIDE = 600  # pixels; twice what the widest masthead shows
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*")


# A field a language and setting, made from the table of languages as the columns of wording are.
StyledForm: Any = type("StyledForm", (WordedForm,), house_style.fields())


class OfficeForm(StyledForm):  # type: ignore[misc]
    """An office, named in at least one language."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=CHOICES, widget=forms.CheckboxSelectMultiple
    )
    default_language = forms.ChoiceField(
        label=_("Language of its front page"),
        choices=[("", _("the first of its languages that it is named in")), *CHOICES],
        required=False,
    )
    licence_url = forms.URLField(
        label=_("Address of the licence"), required=False, assume_scheme="https"
    )
    new_logo = PictureField(label=_("New logo"), longest_side=LOGO_SIDE)
    removes_logo = forms.BooleanField(label=_("Remove the logo"), required=False)

    class Meta:
        widgets = {
            "time_zone": ZoneInput,
            "colour": ColourInput,
            "link_colour": ColourInput,
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk is None:
            self.initial.update(time_zone=settings.TIME_ZONE, default_language="")
        if not self.instance.logo:
            self.fields.pop("removes_logo", None)
        self._show_style(self.instance.languages if self.instance.pk else [])

    def _show_style(self, languages: list[str]) -> None:
        """Keep the fields of the house style for these languages alone."""
        shown = {name for row in house_style.rows(languages) for name in row}
        for name in house_style.fields():
            if name not in shown:
                del self.fields[name]
        self.initial.update(house_style.initial(self.instance.house_style))

    def clean_languages(self) -> list[str]:
        """In the house's order, however they were ticked."""
        return [code for code in CODES if code in self.cleaned_data["languages"]]

    def clean_host(self) -> str:
        """A host name alone, of those that the installation answers to."""
        host: str = self.cleaned_data["host"].strip().lower().rstrip(".")
        if not host:
            return ""
        if not _HOST.fullmatch(host):
            raise ValidationError(
                _(
                    "Give the host’s name alone, such as press.example.org, without https:// or port."
                )
            )
        if host == urlsplit(settings.PUBLIC_URL).hostname:
            raise ValidationError(
                _("This is the main host: leave the field empty for an office on it.")
            )
        if not validate_host(host, settings.ALLOWED_HOSTS):
            raise ValidationError(
                _("The installation does not answer to %(host)s: add it to ALLOWED_HOSTS first."),
                params={"host": host},
            )
        return host

    def clean_colour(self) -> str:
        return self._colour("colour")

    def clean_link_colour(self) -> str:
        return self._colour("link_colour")

    def _colour(self, name: str) -> str:
        """Judged here already: what is no colour has no contrast to be judged."""
        typed: str = self.cleaned_data[name].strip()
        is_colour(typed)
        return typed.lower()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self._settle_default_language(cleaned)
        if cleaned.get("colour") and cleaned.get("link_colour"):
            for problem in colours.problems(cleaned["colour"], cleaned["link_colour"]):
                self.add_error(None, problem)
        if cleaned.get("new_logo") and cleaned.get("removes_logo"):
            self.add_error("new_logo", _("Give a new logo, or remove the logo: not both."))
        return cleaned

    def _settle_default_language(self, cleaned: dict[str, Any]) -> None:
        enabled = cleaned.get("languages", [])
        chosen = cleaned.get("default_language")
        if chosen and enabled and chosen not in enabled:
            self.add_error("default_language", _("Choose one of the office’s languages."))
        elif enabled and not chosen:
            named = [code for code in enabled if cleaned.get(column("name", code))]
            cleaned["default_language"] = (named or enabled)[0]

    @property
    def style(self) -> dict[str, Any]:
        """How the office writes, by language, as its row keeps it."""
        office: Office = self.instance
        style: dict[str, Any] = house_style.read(self.cleaned_data, office.house_style)
        return style

    @property
    def unnamed(self) -> list[str]:
        """The office's languages in which readers see its name in another."""
        typed = self.cleaned_data
        return [
            BY_CODE[code].name for code in typed["languages"] if not typed.get(column("name", code))
        ]
