"""Rows with columns a language, and the pages that borrow their wording."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from releases.languages import BY_CODE, LANGUAGES, Language, column
from releases.masthead import offered_languages
from releases.models import Office, Release, Rendered
from releases.pages import render_again


class WordedForm(forms.ModelForm):  # type: ignore[type-arg]
    """A row that must be worded in at least one language, whichever it is."""

    worded_field: ClassVar[str] = "name"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(column(self.worded_field, code)) for code in BY_CODE):
            raise ValidationError(_("Word it in at least one language."))
        return cleaned


class WordedAdmin(TranslationAdmin[Any]):
    """Rows with columns a language: the offices' languages lie open, the others folded."""

    facts: ClassVar[tuple[str, ...]] = ()
    worded_fields: ClassVar[tuple[str, ...]] = ("name",)
    form: type[forms.ModelForm] = WordedForm

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
            language = BY_CODE[db_field.language]
            field.widget.attrs |= {"lang": language.tag, "dir": language.direction}
        return field

    def borrowers(self, obj: Any) -> QuerySet[Release]:
        """The releases whose pages show this row's wording."""
        releases: QuerySet[Release] = obj.release_set.all()
        return releases

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Save, and render again the pages that borrow the wording."""
        super().save_model(request, obj, form, change)
        self.renew(obj)

    def renew(self, obj: Any) -> None:
        """Render the pages that borrow the row's wording again, once it is committed."""
        with_pages = Rendered.objects.values("release")
        keys = list(self.borrowers(obj).filter(pk__in=with_pages).values_list("pk", flat=True))
        borrowing = Release.objects.filter(pk__in=keys).only("pk")
        transaction.on_commit(lambda: render_again(borrowing))
