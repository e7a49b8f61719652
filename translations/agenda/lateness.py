"""Lateness: by how much what the clock published came after the minute that it was given."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from translations.models import Transition
from translations.roles import CLOCK
from translations.verbs import Verb
from translations.watching.lateness import late_by

NOTICED = datetime.timedelta(minutes=1)  # a minute is what was promised


def lateness_of(entries: Iterable[Any]) -> dict[tuple[int, datetime.datetime], datetime.timedelta]:
    """By release and moment, of those entries that came late, by how much. One SQL."""
    moments = {(entry.release, moment) for entry in entries for moment in entry.moments}
    if not moments:
        return {}
    acts = Transition.objects.filter(
        release__in={release for release, _at in moments},
        verb=Verb.PUBLISH,
        actor__username=CLOCK,
        refusal="",
    ).order_by("sequence")
    found = {}
    for act in acts.only("release", "at", "facts"):
        late = late_by(act)
        if late is not None and late >= NOTICED and (act.release_id, act.at) in moments:
            found[act.release_id, act.at] = late
    return found
