"""Buttons: every verb of the table as this person finds it on this text now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User

from translations.admin.verb_form import VerbForm
from translations.admin.verb_forms import FORMS
from translations.errors import Refusal
from translations.guards.machine import OFF
from translations.models import Translation

# Reasons that lie in who the person is or where the text stands: another day, another button.
ELSEWHERE = frozenset({"role", "state", "public", "unknown"})


@dataclass(frozen=True)
class Button:
    """One verb: its form, and why it can't be pressed now, if it can't."""

    form: VerbForm
    refusals: Sequence[Refusal]

    @property
    def verb(self) -> str:
        return self.form.verb

    @property
    def is_off(self) -> bool:
        """Whether it needs what this installation has not set up: then nobody hears of it."""
        return any(refusal.code == OFF for refusal in self.refusals)

    @property
    def is_elsewhere(self) -> bool:
        return any(refusal.code in ELSEWHERE for refusal in self.refusals)


@dataclass
class Buttons:
    """Those that can be pressed, those that something holds back, and those of another moment."""

    ready: list[Button] = field(default_factory=list)
    held: list[Button] = field(default_factory=list)
    elsewhere: list[Button] = field(default_factory=list)


def buttons(
    translation: Translation,
    user: User,
    refusals: Mapping[str, Sequence[Refusal]],
    tried: VerbForm | None = None,
) -> Buttons:
    """Every verb of ``refusals`` that has a button, in the order of ``FORMS``.

    ``tried`` stands for its own form.
    """
    found = Buttons()
    for verb, form_class in FORMS.items():
        if verb not in refusals:
            continue
        own = tried if tried is not None and tried.verb == verb else None
        form = own or form_class(verb, translation, user)
        lacking = [form.nothing] if form.nothing and not refusals[verb] else []
        button = Button(form, refusals[verb] or lacking)
        if button.is_off:
            continue
        if not button.refusals:
            found.ready.append(button)
        elif button.is_elsewhere:
            found.elsewhere.append(button)
        else:
            found.held.append(button)
    return found
