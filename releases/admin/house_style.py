"""The fields of an office's form that say how it writes, some for each of its languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from releases.house_style import (
    CLOCKS,
    WITH_SPACES,
    Apostrophe,
    HouseStyle,
    Space,
    read_spellings,
    written,
)
from releases.languages import BY_CODE, CODES, column


class SpellingsField(forms.CharField):
    """What is not written and what is, one pair a line."""

    def clean(self, value: Any) -> Any:
        return read_spellings(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else written(value)


def settings_of(language: str) -> list[str]:
    """What of the style a language has; the spellings last."""
    found = ["clock"] if language in CLOCKS else []
    found += ["space", "apostrophe"] if language in WITH_SPACES else []
    return [*found, "spellings"]


def fields() -> dict[str, forms.Field]:
    """Those of every language, of which an office's page shows those of its own."""
    return {column(name, code): _FIELDS[name](code) for code in CODES for name in settings_of(code)}


def rows(languages: Iterable[str]) -> list[tuple[str, ...]]:
    """The fields as they stand on the page: of each language the choices in a row, then the words."""
    found = []
    for code in languages:
        *choices, spellings = (column(name, code) for name in settings_of(code))
        found += [tuple(choices), (spellings,)] if choices else [(spellings,)]
    return found


def initial(kept: Mapping[str, Any]) -> dict[str, Any]:
    """What the form begins with."""
    styles = {code: HouseStyle.of(kept.get(code, {})) for code in CODES}
    return {
        column(name, code): getattr(style, name)
        for code, style in styles.items()
        for name in settings_of(code)
    }


def read(cleaned: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    """What the office keeps after this form; of a language that it did not show, what it kept."""
    found = dict(kept)
    for code in CODES:
        columns = {name: column(name, code) for name in settings_of(code)}
        if all(each in cleaned for each in columns.values()):
            given: dict[str, Any] = {name: cleaned[each] for name, each in columns.items()}
            found[code] = HouseStyle(**given).as_kept()
    return {code: style for code, style in found.items() if style}


def _clock(code: str) -> forms.Field:
    examples = [(each, each.replace(" ", "\u00a0")) for each in CLOCKS[code]]
    return _choice(_("Clock times"), code, [("", _("any way")), *examples])


def _space(code: str) -> forms.Field:
    return _choice(_("Space before ; : ! ?"), code, Space.choices)


def _apostrophe(code: str) -> forms.Field:
    return _choice(_("Apostrophe"), code, Apostrophe.choices)


def _spellings(code: str) -> forms.Field:
    language = BY_CODE[code]
    attributes = {"rows": 3, "spellcheck": "false", "lang": language.tag, "dir": language.direction}
    return SpellingsField(
        label=_in(_("Spellings"), code),
        required=False,
        widget=forms.Textarea(attributes),
    )


def _choice(label: Any, code: str, choices: Any) -> forms.Field:
    return forms.ChoiceField(label=_in(label, code), choices=choices, required=False)


def _in(label: Any, code: str) -> Any:
    return format_lazy("{} ({})", label, BY_CODE[code].name)


_FIELDS: Mapping[str, Callable[[str], forms.Field]] = {
    "clock": _clock,
    "space": _space,
    "apostrophe": _apostrophe,
    "spellings": _spellings,
}
