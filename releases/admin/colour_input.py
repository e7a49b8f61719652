"""A colour: written as #rrggbb, and picked with the browser's own control beside it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


class ColourInput(forms.TextInput):
    """The text is what is posted. The picker has no name, and a script keeps the two alike."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        own = {"size": 8, "maxlength": 7, "spellcheck": "false", "dir": "ltr", "class": "colour"}
        text = super().render(name, value, own | (attrs or {}), renderer)
        picker = '<input type="color" value="{}" data-colour-of="{}" aria-label="{}" hidden>'
        key = (attrs or {}).get("id", "")
        return format_html("{} {}", text, format_html(picker, value or "", key, _("Pick a colour")))
