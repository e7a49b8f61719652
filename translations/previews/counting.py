"""Counting: each time that a preview was opened, by network and hour."""

from __future__ import annotations

from django.db.models import F

from releases.clock import database_now
from translations.models import PreviewLink, PreviewView


def count_view(link: PreviewLink, network: str) -> None:
    """Put one more view on the list. Two at once are counted as two."""
    now = database_now()
    hour = now.replace(minute=0, second=0, microsecond=0)
    own = {"link": link, "network": network, "hour": hour}
    row, _made = PreviewView.objects.get_or_create(**own, defaults={"last_at": now})
    PreviewView.objects.filter(pk=row.pk).update(count=F("count") + 1, last_at=now)
