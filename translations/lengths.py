"""How long translations are, learned from what this installation has published.

What a house writes itself is nearer to its next text than any collection of news. Until it has
published enough in two languages, the table that the checks are shipped with stands in.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import lru_cache

from django.db.models import OuterRef, Subquery

from translations.checks.beside import Norm, learned, shipped
from translations.models import Place, Segment

# The latest ones: a house's way of writing changes, and whoever saves waits for the first look.
MOST = 600
KEPT_FOR = 3600  # seconds; the figures move slowly


def norm(source_language: str, language: str) -> Norm:
    """How long translations from the one language to the other are; learned once an hour."""
    hour = int(time.monotonic() // KEPT_FOR)
    return learned_here(source_language, language, hour) or shipped(source_language, language)


# In the process, not in the cache: a save must not wait for Redis, which may be down.
@lru_cache(maxsize=64)
def learned_here(source_language: str, language: str, hour: int) -> Norm | None:
    """What the published passages teach; ``hour`` makes it be asked anew."""
    return learned(_published(source_language, language), source_language, language)


def _published(source_language: str, language: str) -> Iterator[tuple[str, str]]:
    """The latest passages that readers see, each after the passage that it translates."""
    there = Segment.objects.filter(
        translation=OuterRef("translation__source"), key=OuterRef("source_key")
    )
    rows = (
        Segment.objects.filter(
            translation__state="published",
            translation__public="live",
            translation__language=language,
            translation__source__language=source_language,
            place=Place.IN,
            is_to_revise=False,
        )
        .exclude(source_key="")
        .annotate(said=Subquery(there.values("text")[:1]))
        .order_by("-pk")
        .values_list("said", "text")[:MOST]
    )
    return ((said or "", text) for said, text in rows)
