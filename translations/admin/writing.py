"""The forms in which a text is written: a translation's or original's, and one from another site."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from releases.document import Document, Significance
from releases.markup import MarkupRefused, refuse_large
from translations import composing, heads
from translations.admin.fields import DateInput, LenientNumber, TypedText
from translations.admin.verb_form import VerbForm, speak
from translations.models import Translation
from translations.verbs import Verb


class WritingForm(VerbForm):
    """The whole text, and the ``version`` that the person had before them."""

    version = LenientNumber(required=False)
    title = TypedText(label=_("Title"), widget=forms.Textarea(attrs={"rows": 2}))
    summary = TypedText(label=_("Lead"), widget=forms.Textarea(attrs={"rows": 3}))
    body = TypedText(label=_("Text, in Markdown"), widget=forms.Textarea(attrs={"rows": 26}))

    def prepare(self) -> None:
        self.stored = composing.compose(self.translation)
        self.slots = heads.slots(self.translation)
        for slot in self.slots:
            self.fields[slot.key] = TypedText(
                label=_("Words of %(name)s") % {"name": slot.name}, widget=forms.TextInput
            )
            self.initial[slot.key] = slot.words(self.stored)
        for name in ("title", "summary", "body"):
            self.initial[name] = getattr(self.stored, name)
        self.initial["version"] = self.translation.version
        for name in self.written:
            speak(self.fields[name], self.translation)

    @property
    def written(self) -> list[str]:
        """The fields that hold the text itself."""
        return ["title", "summary", "body", *(slot.key for slot in self.slots)]

    @property
    def slot_fields(self) -> list[forms.BoundField]:
        """The fields for the words of links and files."""
        return [self[slot.key] for slot in self.slots]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        """What is asked beside the text itself."""
        return [field for field in self.visible_fields() if field.name not in self.written]

    def begin_with(self, title: str, body: str) -> None:
        """Fill an empty text from a template; a title that is there already stays."""
        self.initial["title"] = self.initial["title"] or title
        self.initial["body"] = body

    def clean_title(self) -> str:
        """One line, however many the field shows it on."""
        return " ".join(self._bounded("title").splitlines()).strip()

    def clean_summary(self) -> str:
        return self._bounded("summary")

    def clean_body(self) -> str:
        return self._bounded("body")

    def _bounded(self, name: str) -> str:
        """What was typed there. Raises ValidationError for more than a text may have."""
        typed: str = self.cleaned_data[name]
        try:
            refuse_large(typed)
        except MarkupRefused as refused:
            raise ValidationError(str(refused), "markup") from refused
        return typed

    @property
    def document(self) -> Document:
        """The text as it was typed. Only for a valid form."""
        typed = self.cleaned_data
        about = heads.worded(self.slots, typed)
        return Document(
            title=typed["title"],
            summary=typed["summary"],
            body=typed["body"],
            links=about.links,
            images=about.images,
            attachments=about.attachments,
            standing=self.translation.standing,
            correction_note=self.translation.correction_note,
        ).normalised()

    def inputs(self) -> dict[str, Any]:
        return {"document": self.document, "version": self.cleaned_data["version"]}

    def again(self, translation: Translation) -> WritingForm:
        """What was typed, over the version that is stored now and shown beside it."""
        typed = {name: self.data.get(name, "") for name in self.fields}
        typed["version"] = str(translation.version)
        form = type(self)(self.verb, translation, self.user, data=typed)
        form.full_clean()
        return form


class RecordingForm(WritingForm):
    """A newer text of an original that stands on another site."""

    significance = forms.ChoiceField(
        label=_("What it changes"), choices=Significance.choices, initial=Significance.SUBSTANTIVE
    )
    retrieved_on = forms.DateField(
        label=_("Retrieved on"), widget=DateInput, input_formats=["%Y-%m-%d"]
    )

    def prepare(self) -> None:
        super().prepare()
        self.initial["retrieved_on"] = datetime.datetime.now(
            self.translation.release.office.zone
        ).date()

    def inputs(self) -> dict[str, Any]:
        given = {name: self.cleaned_data[name] for name in ("significance", "retrieved_on")}
        return super().inputs() | given


def writing_form(translation: Translation) -> tuple[str, type[WritingForm]]:
    """The verb by which this text is written, and its form."""
    if translation.is_external:
        return Verb.RECORD_SOURCE, RecordingForm
    return Verb.SAVE, WritingForm
