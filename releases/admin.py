"""Offices, vocabularies and labels, one fieldset a language.

Why not tabs: docs/decisions/12-language-fieldsets.md.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from releases.languages import BY_CODE, CHOICES, LANGUAGES, Language, column
from releases.masthead import offered_languages
from releases.models import Country, Office, Release, Rendered, StandingLabel, Topic
from releases.pages import render_again


class WordedForm(forms.ModelForm):  # type: ignore[type-arg]
    """A row that must be worded in at least one language, whichever it is."""

    worded_field: ClassVar[str] = "name"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(column(self.worded_field, code)) for code in BY_CODE):
            raise ValidationError(_("Word it in at least one language."))
        return cleaned


class OfficeForm(WordedForm):
    """An office: named in every language that it issues releases in."""

    languages = forms.MultipleChoiceField(
        label=_("languages"), choices=CHOICES, widget=forms.CheckboxSelectMultiple
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        enabled = cleaned.get("languages", [])
        for code in enabled:
            if not cleaned.get(column("name", code)):
                self.add_error(column("name", code), _("The office issues in this language."))
        if enabled and cleaned.get("default_language") not in enabled:
            self.add_error("default_language", _("Choose one of the office's languages."))
        return cleaned


class WordedAdmin(TranslationAdmin[Any]):
    """Rows with columns a language: the offices' languages lie open, the others folded."""

    facts: ClassVar[tuple[str, ...]] = ()
    worded_fields: ClassVar[tuple[str, ...]] = ("name",)
    form = WordedForm

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        opened = self.opened(obj)
        by_language = sorted(LANGUAGES, key=lambda language: language.code not in opened)
        return [
            (None, {"fields": self.facts}),
            *((language.name, self._fieldset(language, opened)) for language in by_language),
        ]

    def _fieldset(self, language: Language, opened: tuple[str, ...]) -> dict[str, Any]:
        fields = [column(field, language.code) for field in self.worded_fields]
        return {"fields": fields, "classes": () if language.code in opened else ("collapse",)}

    def opened(self, obj: models.Model | None) -> tuple[str, ...]:
        """The languages whose wording is looked after first."""
        return offered_languages(Office.objects.all())

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        # The library demands the wording in its default language; ours says what it demands.
        if field is not None and hasattr(db_field, "translated_field"):
            field.required = False
        return field

    def borrowers(self, obj: Any) -> QuerySet[Release]:
        """The releases whose pages show this row's wording."""
        releases: QuerySet[Release] = obj.release_set.all()
        return releases

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Save, and render again the pages that borrow the wording."""
        super().save_model(request, obj, form, change)
        with_pages = Rendered.objects.values("release")
        borrowing = self.borrowers(obj).filter(pk__in=with_pages).only("pk")
        transaction.on_commit(lambda: render_again(borrowing))


class VocabularyAdmin(WordedAdmin):
    """A vocabulary: what releases are sorted by stays while one of them is."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed: bool = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.release_set.exists())

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request)
        actions.pop("delete_selected", None)  # it would not ask about each row
        return actions


@admin.register(Topic)
class TopicAdmin(VocabularyAdmin):
    facts = ("slug",)
    list_display = ("slug", "name")


@admin.register(Country)
class CountryAdmin(VocabularyAdmin):
    facts = ("code",)
    list_display = ("code", "name")


@admin.register(Office)
class OfficeAdmin(WordedAdmin):
    facts = ("slug", "languages", "default_language", "time_zone", "host")
    worded_fields = ("name", "contact")
    form = OfficeForm
    list_display = ("slug", "name", "time_zone")

    def opened(self, obj: models.Model | None) -> tuple[str, ...]:
        return tuple(obj.languages) if isinstance(obj, Office) else super().opened(obj)

    def borrowers(self, obj: Office) -> QuerySet[Release]:
        return Release.objects.filter(office=obj)


@admin.register(StandingLabel)
class StandingLabelAdmin(WordedAdmin):
    """The wording of the three standings, which are neither added nor deleted."""

    facts = ("standing",)
    worded_fields = ("short", "full")
    readonly_fields = ("standing",)
    form = forms.ModelForm  # type: ignore[assignment]  # all of it may be empty: labels come shipped
    list_display = ("standing", "short", "full")

    def borrowers(self, obj: StandingLabel) -> QuerySet[Release]:
        return Release.objects.all()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
