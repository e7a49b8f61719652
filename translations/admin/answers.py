"""Answers: the one way in which a refusal becomes a status."""

from __future__ import annotations

from translations.errors import Refused

# The page shows what was typed and why it was refused, whatever the status.
FORBIDDEN, STALE, UNFIT = 403, 409, 422

NOT_THEIRS = frozenset({"role", "four_eyes"})
OVERTAKEN = frozenset(
    {
        "stale_version",
        "stale_segment",
        "stale_revision",
        "stale_suggestion",
        "unkept_changes",
        "state",
        "public",
    }
)
UNKNOWN = "unknown"


def status_of(refused: Refused) -> int:
    """403 for the wrong person, 409 where someone was there before, else 422."""
    codes = set(refused.codes)
    if codes & NOT_THEIRS:
        return FORBIDDEN
    return STALE if codes & OVERTAKEN else UNFIT
