"""The forms that bring files and links, and take them off: of one text, and of the whole release."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from releases.document import Standing
from releases.models import Release
from releases.upload_fields import PaperField, PictureField
from releases.uploads import Picture
from translations.admin.fields import TypedText
from translations.admin.verb_form import DEMANDED, VerbForm, speak
from translations.errors import Refusal

# --- of one text -----------------------------------------------------------------------------


class AttachForm(VerbForm):
    """A file, what it is called in the text's language, and what it counts as."""

    paper = PaperField(label=_("File"))
    text = TypedText(
        label=_("What it is called"), widget=forms.TextInput(attrs={"maxlength": 300} | DEMANDED)
    )
    standing = forms.ChoiceField(label=_("It counts as"), choices=Standing.choices, required=False)

    def prepare(self) -> None:
        self.fields["paper"].widget.attrs |= DEMANDED
        self.initial["standing"] = self.translation.standing
        speak(self.fields["text"], self.translation)


class DetachForm(VerbForm):
    """One of the text's attachments."""

    attachment = forms.TypedChoiceField(
        label=_("Attachment"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )

    def prepare(self) -> None:
        text = self.translation
        rows = text.release.attachments.current().filter(language=text.language)
        self.fields["attachment"].choices = [  # type: ignore[attr-defined]
            (row.pk, f"{row.name} · {row.get_standing_display()}") for row in rows
        ]
        if not rows:
            self.nothing = Refusal("no_attachment", _("The text has no attachment."))


# --- of the release --------------------------------------------------------------------------


class AddImageForm(forms.Form):
    picture = PictureField(label=_("File"))

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id="image-%s", **options)
        self.fields["picture"].widget.attrs |= DEMANDED

    def inputs(self) -> dict[str, Picture | None]:
        return {"picture": self.cleaned_data["picture"]}


class RemoveImageForm(forms.Form):
    """Which image; its button stands below the picture."""

    image = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id=False, **options)

    def inputs(self) -> dict[str, int | None]:
        return {"image": self.cleaned_data["image"]}


class ChangeLinksForm(forms.Form):
    """The addresses, one a line, beside what they were when the page was made."""

    links = forms.CharField(
        label=_("Addresses, one a line, in the order of the page"),
        required=False,
        max_length=20_000,
        show_hidden_initial=True,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "ltr", "spellcheck": "false"}),
        help_text=_("Their words are written in each language’s text."),
    )

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id="links-%s", **options)
        self.stored = [link.url for link in release.related_links.current()]
        self.initial["links"] = "\n".join(self.stored)

    def clean(self) -> dict[str, Any]:
        """What somebody else changed meanwhile is not written over unseen."""
        before = self.data.get(self.add_initial_prefix("links"), "")
        if "links" in self.changed_data and lines(before) != self.stored:
            self.add_error(
                "links",
                _("Somebody changed the links while you had them open. They are now: %(links)s")
                % {"links": " ".join(self.stored) or "–"},
            )
        return self.cleaned_data

    def inputs(self) -> dict[str, tuple[str, ...]]:
        return {"links": tuple(lines(self.cleaned_data["links"]))}


def lines(text: str) -> list[str]:
    """What stands on each line that isn't empty."""
    return [line.strip() for line in text.splitlines() if line.strip()]
