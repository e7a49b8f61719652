"""An occasion: one event of one text, as notices tell of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import User

from releases.models import Publication, Release
from translations.models import Event, Translation


@dataclass(frozen=True)
class Occasion:
    """``cause`` is what makes it this one: the same again is told to nobody twice.

    ``was_approved`` is whether an approval ended with it; ``moment`` the time that it is about.
    """

    event: Event
    release: Release
    text: Translation
    actor: User
    at: datetime.datetime
    cause: str
    said: str = ""
    moment: datetime.datetime | None = None
    edition: Publication | None = None
    was_approved: bool = False


def cause(event: Event, text: int, revision: int | None, once: int) -> str:
    """The cause of an event of a text in this revision; ``once`` tells it from the same in another act."""
    return f"{event}:{text}:{revision}:{once}"
