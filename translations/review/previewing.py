"""Previewing: the page that readers will have of the text under review."""

from __future__ import annotations

from releases.document import Document
from releases.markup import MarkupRefused
from releases.preview import preview
from translations.admin.editing import paths_of_files
from translations.models import Translation


def previewed(text: Translation, document: Document) -> tuple[str, str]:
    """The whole page of this document, or a sentence that says why there is none."""
    file_path = paths_of_files(text.release)
    try:
        return preview(text.release, text.language, document, file_path=file_path), ""
    except MarkupRefused as refused:
        return "", str(refused)
