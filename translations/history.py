"""History: puts an act, done or refused, on the append-only record."""

from __future__ import annotations

import json
from collections.abc import Iterable

from translations import sealing
from translations.attempt import Attempt
from translations.models import Transition


def append(
    attempt: Attempt, *, from_state: str = "", from_public: str = "", refusal: str = ""
) -> Transition:
    """Chain the row of this attempt. Take it last in a transaction: it locks the chain."""
    return _row(attempt, from_state=from_state, from_public=from_public, refusal=refusal).append()


def append_all(attempts: Iterable[Attempt]) -> None:
    """Chain a row for each of these attempts, which came from no state. Take it last, as ``append``."""
    Transition.append_all([_row(attempt) for attempt in attempts])


def _row(
    attempt: Attempt, *, from_state: str = "", from_public: str = "", refusal: str = ""
) -> Transition:
    text = attempt.working
    to_state = "" if text is None else from_state if refusal else text.state
    to_public = "" if text is None else from_public if refusal else text.public
    facts = attempt.facts | {Transition.SEALS: sealing.taken(attempt.release)}
    return Transition(
        release=attempt.release,
        translation=text,
        verb=attempt.verb,
        actor=attempt.user,
        at=attempt.at,
        revision=text.revision if text else None,
        from_state=from_state,
        to_state=to_state,
        from_public=from_public,
        to_public=to_public,
        reason=attempt.inputs.reason or attempt.inputs.comment,
        facts=json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        refusal=refusal,
        voids=None if refusal else attempt.voids,
    )
