"""The banner: tells press officers and administrators, on every page, that publishing does not work."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User

from translations.models import Role
from translations.roles import is_any
from translations.watching.trouble import Trouble, troubles

EVERY = 5.0  # seconds for which one process remembers what it was told

_lock = threading.Lock()
_known: tuple[float, Sequence[Trouble]] = (0.0, ())


def known() -> Sequence[Trouble]:
    """What is wrong, asked of the database once in five seconds however many pages are opened."""
    global _known
    until, found = _known
    if time.monotonic() < until:
        return found
    with _lock:
        until, found = _known
        if time.monotonic() >= until:
            found = troubles()
            _known = (time.monotonic() + EVERY, found)
    return found


def forget(until: float = 0.0) -> None:
    """Ask again the next time; or, as tests do, not before ``until``."""
    global _known
    _known = (until, ())


class Banner:
    """Asked only where a page shows it. Whose concern it is, is asked only if there is trouble."""

    def __init__(self, person: Any) -> None:
        self.person = person

    @cached_property
    def troubles(self) -> Sequence[Trouble]:
        found = known() if isinstance(self.person, User) else ()
        return found if found and self.is_concerned else ()

    @property
    def is_concerned(self) -> bool:
        """Whether they can do something about it, or know whom to call."""
        told = (Role.PRESS_OFFICER, Role.ADMINISTRATOR)
        return isinstance(self.person, User) and is_any(self.person, *told)
