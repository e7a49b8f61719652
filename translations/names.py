"""What the staff's pages and mails call people, the two actors that are none, and a thing by its name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from translations.models import Translation

CLOCK, MACHINE = "clock", "machine"  # user names; nobody can log in under them

_SYSTEM = {CLOCK: _("the clock"), MACHINE: _("the translation service")}


def labelled(name: object, what: object) -> str:
    """What is said of something, behind its name, with the colon that the reader's language has."""
    return gettext("%(name)s: %(what)s") % {"name": name, "what": what}


def languages_of(texts: Iterable[Translation]) -> str:
    """Their languages, each by its own name, which may run from right to left in a list of them."""
    names = (text.spoken.name for text in texts)
    return ", ".join(f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}" for name in names)


def name_of(user: User | None) -> str:
    """The full name, else the user name; nothing for nobody. The system's actors are named in words."""
    if user is None:
        return ""
    said = _SYSTEM.get(user.username)
    return str(said) if said else user.get_full_name() or user.get_username()
