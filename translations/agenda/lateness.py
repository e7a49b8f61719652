"""Lateness: by how much what the clock published came after the minute that it was given.

Both are on the record: the schedule with its minute, and the publication with its instant.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils.dateparse import parse_datetime

from translations.models import Transition
from translations.roles import CLOCK
from translations.verbs import Verb

NOTICED = datetime.timedelta(minutes=1)  # a minute is what was promised


def lateness_of(entries: Iterable[Any]) -> dict[tuple[int, datetime.datetime], datetime.timedelta]:
    """By release and moment, of those entries that came late, by how much. One SQL."""
    moments = {(entry.release, moment) for entry in entries for moment in entry.moments}
    if not moments:
        return {}
    acts = Transition.objects.filter(
        release__in={release for release, _at in moments},
        verb__in=(Verb.SCHEDULE, Verb.RESCHEDULE, Verb.PUBLISH),
        refusal="",
    )
    acts = acts.select_related("actor").order_by("sequence")
    due: dict[int | None, str] = {}
    found = {}
    for act in acts.only("release", "translation", "verb", "at", "facts", "actor__username"):
        if act.verb != Verb.PUBLISH:
            due[act.translation_id] = act.particulars.get("publish_at", "")
        elif act.actor.username == CLOCK and (act.release_id, act.at) in moments:
            promised = parse_datetime(due.get(act.translation_id, ""))
            if promised and act.at - promised >= NOTICED:
                found[act.release_id, act.at] = act.at - promised
    return found
