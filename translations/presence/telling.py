"""Telling: in words, to those who are on a page themselves, who else is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from translations.models import Presence
from translations.presence import Seen
from translations.templatetags.staff import person

MOST_TOLD = 6  # more names say no more than their number
WRITING = 60  # seconds after their last key that somebody counts as writing


@dataclass(frozen=True)
class Neighbour:
    """Somebody else in the same text, with their name, as the page shows them."""

    seen: Seen
    name: str

    @property
    def where(self) -> str:
        """The screen that they have before them."""
        return str(Presence.Room(self.seen.room).label)

    @property
    def passage(self) -> str:
        return self.seen.passage

    @property
    def is_writing(self) -> bool:
        return self.seen.typed is not None and self.seen.typed < WRITING

    @property
    def said(self) -> str:
        """What they are doing, as a sentence that stands beside a passage."""
        about = {"name": self.name, "seconds": self.seen.typed or 0}
        if not self.is_writing:
            return _("%(name)s is at this passage") % about
        return _("%(name)s is editing this passage, %(seconds)d s ago") % about

    def as_json(self) -> dict[str, Any]:
        told = {name: value for name, value in asdict(self.seen).items() if name != "user"}
        return told | {
            "name": self.name,
            "where": self.where,
            "said": self.said,
            "writes": self.is_writing,
        }


@dataclass(frozen=True)
class Neighbours:
    """Those who are told of, and how many there are beside them."""

    rows: Sequence[Neighbour]
    more: int

    @property
    def and_more(self) -> str:
        said = ngettext("and %(n)d more", "and %(n)d more", self.more)
        return said % {"n": self.more} if self.more else ""

    def as_json(self) -> dict[str, Any]:
        return {"here": [row.as_json() for row in self.rows], "more": self.and_more}


def neighbours(seen: Sequence[Seen]) -> Neighbours:
    """With their names, in one query, which nobody alone costs."""
    told = seen[:MOST_TOLD]
    people = User.objects.in_bulk({each.user for each in told}) if told else {}
    rows = [Neighbour(each, person(people[each.user])) for each in told if each.user in people]
    return Neighbours(rows, len(seen) - len(told))
