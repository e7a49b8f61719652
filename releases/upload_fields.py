"""Form fields for files: what a person brings is looked through before a form is valid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from releases import uploads
from releases.uploads import Picture, UploadRefused

PICTURES = "image/jpeg,image/png,image/webp"


class UploadField(forms.FileField):
    """A file, looked through before anything keeps it: cleans to what would be kept of it."""

    def __init__(
        self, look: Callable[[str, bytes], Any], *, largest: int, accept: str, **options: Any
    ) -> None:
        self.look, self.largest = look, largest
        options.setdefault("required", False)
        options.setdefault("widget", forms.FileInput(attrs={"accept": accept}))
        super().__init__(**options)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The size is judged before anything is read."""
        uploaded: UploadedFile | None = super().clean(data, initial)
        if not uploaded:
            return None
        try:
            uploads.refuse_larger(uploaded.size or 0, self.largest)
            return self.look(uploaded.name or "", uploaded.read())
        except UploadRefused as refused:
            raise ValidationError(str(refused), "refused") from refused


class PaperField(UploadField):
    """A document to take away."""

    def __init__(self, **options: Any) -> None:
        options.setdefault(
            "help_text", _("A PDF of at most 25 MB, which readers get exactly as it is.")
        )
        super().__init__(
            uploads.paper, largest=uploads.LARGEST_DOCUMENT, accept="application/pdf", **options
        )


class PictureField(UploadField):
    """An image, of which nothing but the picture is kept."""

    def __init__(self, *, longest_side: int = uploads.LONGEST_SIDE, **options: Any) -> None:
        def look(name: str, data: bytes) -> Picture:
            return uploads.picture(data, longest_side=longest_side)

        options.setdefault("help_text", _("A JPEG, PNG or WebP of at most 15 MB."))
        super().__init__(look, largest=uploads.LARGEST_IMAGE, accept=PICTURES, **options)
