"""Reading a file into the form of an original elsewhere, for the person to look over before it is opened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from releases.models import Country, Topic
from releases.uploads import MEGABYTE, UploadRefused, refuse_larger
from translations.exchange import ReleaseFile, Unreadable
from translations.exchange.reading import read

LARGEST = 10 * MEGABYTE  # of a file with one text in it, pictures and all


class ReadingForm(forms.Form):
    """A file that holds the text: cleans to what was read in it."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".md,.txt,.html,.htm,.docx"}),
        help_text=_(
            "Markdown, plain text, a web page or a Word document. Look it over, then open."
        ),
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(auto_id="reading-%s", **options)

    def clean_file(self) -> ReleaseFile:
        """The size is judged before anything is read."""
        uploaded: UploadedFile | None = self.cleaned_data["file"]
        if uploaded is None:
            raise ValidationError(_("Choose the file."), "no_file")
        try:
            refuse_larger(uploaded.size or 0, LARGEST)
            return read(uploaded.name or "", uploaded.read())
        except (UploadRefused, Unreadable) as refused:
            raise ValidationError(str(refused), "unreadable") from refused


def typed_so_far(form: forms.BaseForm, posted: MultiValueDict[str, Any]) -> dict[str, Any]:
    """What stands in the fields of ``form``, not judged, to stand in them again."""
    return {
        name: field.widget.value_from_datadict(posted, MultiValueDict(), name)
        for name, field in form.fields.items()
    }


def found_in(file: ReleaseFile) -> dict[str, Any]:
    """What a file says, by the names of the form's fields. What it doesn't say is left out."""
    said: Mapping[str, Any] = {
        "title": file.title,
        "summary": file.summary,
        "body": file.body,
        "source_language": file.language,
        "kind": file.kind,
        "is_urgent": file.is_urgent,
        "issued_on": file.issued_on,
        "event_at": file.event_at,
        "event_zone": file.event_zone,
        "event_place": file.event_place,
        "series_number": file.series_number,
        "press_contact": file.press_contact,
        "topics": list(Topic.objects.filter(slug__in=file.topics)),
        "countries": list(Country.objects.filter(code__in=file.countries)),
        "links": "\n".join(f"{link.url} {link.label}".strip() for link in file.links),
        "url": file.external.url if file.external else "",
        "retrieved_on": file.external.retrieved_on if file.external else None,
    }
    return {name: value for name, value in said.items() if value}
