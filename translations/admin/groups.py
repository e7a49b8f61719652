"""Groups: the fields of a long form under headings of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise


@dataclass(frozen=True)
class Group:
    """Fields that belong together, what they are about, and what is to be known of them."""

    legend: str | Promise
    fields: Sequence[BoundField]
    help: str | Promise = ""


# A legend, the names of the fields, a help.
Part: TypeAlias = tuple[str | Promise, tuple[str, ...], str | Promise]


def grouped(form: forms.BaseForm, *parts: Part) -> list[Group]:
    """The visible fields of ``form`` by ``parts``, none of which is empty."""
    found = []
    for legend, names, help_text in parts:
        fields = [form[name] for name in names if name in form.fields]
        if visible := [field for field in fields if not field.is_hidden]:
            found.append(Group(legend, visible, help_text))
    return found
