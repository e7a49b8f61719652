"""Time zones as a person chooses them: by the name of a city, from those that the world uses."""

from __future__ import annotations

import zoneinfo
from functools import cache
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# The database also has names kept for old files only, such as “Cuba” and “SystemV/PST8”.
REGIONS = frozenset(
    {
        "Africa",
        "America",
        "Antarctica",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    }
)


@cache
def zone_names() -> tuple[str, ...]:
    """The IANA zones that are named by a city, in order of the alphabet, and UTC."""
    known = zoneinfo.available_timezones()
    return (*sorted(name for name in known if name.partition("/")[0] in REGIONS), "UTC")


class ZoneInput(forms.TextInput):
    """A field that offers the zones while one types, by the browser's own means."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        offered = f"{(attrs or {}).get('id') or name}-offered"
        own = {"list": offered, "autocomplete": "off", "spellcheck": "false", "dir": "ltr"}
        shown = super().render(name, value, own | (attrs or {}), renderer)
        options = format_html_join("", '<option value="{}">', ((zone,) for zone in zone_names()))
        return format_html('{}<datalist id="{}">{}</datalist>', shown, offered, options)
