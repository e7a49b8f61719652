"""Listing: the links to a text as its press officers see them, with how often each was opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from translations.models import PreviewLink, PreviewView, Translation

SHOWN = 20


@dataclass(frozen=True)
class Listed:
    """One link, open or over; ``views`` are counted by network and hour, the newest first."""

    link: Any
    views: list[PreviewView]

    @property
    def count(self) -> int:
        return sum(view.count for view in self.views)

    @property
    def last(self) -> PreviewView | None:
        return self.views[0] if self.views else None

    @property
    def over(self) -> str:
        """Why it leads nowhere any more; empty while it does."""
        if self.link.is_open:
            return ""
        if self.link.revoked_at is not None:
            return _("revoked")
        if self.link.expires_at <= timezone.now():
            return _("expired")
        return _("over: the text went on, or whoever made the link may know of it no more")


def links_of(text: Translation) -> list[Listed]:
    """The newest links to a text. Two SQL, however many they are."""
    links = PreviewLink.objects.filter(translation=text).with_open().select_related("made_by")
    shown: list[Any] = list(links.prefetch_related("views")[:SHOWN])
    return [Listed(link, list(link.views.all())) for link in shown]
