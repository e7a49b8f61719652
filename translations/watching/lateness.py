"""How late each text went out that the clock published: counted from the acts on record, each once."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max

from translations.models import Punctuality, Transition
from translations.names import CLOCK
from translations.roles import clock
from translations.verbs import Verb

# Seconds. Five is what is promised while all is well, ten while workers die, sixty after an outage.
BOUNDS = (1, 2, 5, 10, 30, 60, 300, 900, 3600)
AT_ONCE = 5_000  # acts that are looked at in one go
NOTICED = datetime.timedelta(minutes=1)  # a minute is what was promised


@dataclass
class Tally:
    """How many were at most so late, by BOUNDS; ``counted_to`` is the last act that was looked at."""

    counted_to: int = 0
    buckets: Counter[int] = field(default_factory=Counter)
    count: int = 0
    seconds: float = 0.0

    def add(self, late: float) -> None:
        self.count += 1
        self.seconds += late
        self.buckets.update(bound for bound in BOUNDS if late <= bound)


def tally() -> Tally:
    """What has been counted, and what has happened since; for who watches, and writes nothing."""
    kept = Punctuality.objects.filter(pk=Punctuality.ONLY).first() or Punctuality()
    return _with_more(kept)


def count() -> None:
    """Count what has happened since it was last counted. Any number of processes may at once."""
    if not _has_news():
        return
    with transaction.atomic():
        Punctuality.objects.get_or_create(pk=Punctuality.ONLY)
        kept = Punctuality.objects.select_for_update().get(pk=Punctuality.ONLY)
        now = _with_more(kept)
        kept.counted_to, kept.count, kept.seconds = now.counted_to, now.count, now.seconds
        kept.buckets = {str(bound): number for bound, number in now.buckets.items()}
        kept.save()


def _has_news() -> bool:
    kept = Punctuality.objects.filter(pk=Punctuality.ONLY).values_list("counted_to", flat=True)
    return Transition.objects.filter(sequence__gt=kept.first() or 0).exists()


def _with_more(kept: Punctuality) -> Tally:
    """Acts are numbered in the order in which they commit, so none can come before the last."""
    buckets = Counter({int(bound): number for bound, number in kept.buckets.items()})
    found = Tally(kept.counted_to, buckets, kept.count, kept.seconds)
    newest = Transition.objects.aggregate(last=Max("sequence"))["last"] or 0
    found.counted_to = max(found.counted_to, min(newest, kept.counted_to + AT_ONCE))
    for late in _lateness(kept.counted_to, found.counted_to):
        found.add(late)
    return found


def late_by(act: Transition) -> datetime.timedelta | None:
    """How long after its minute the clock published; None where no minute was missed.

    What was held for a language that wasn't approved waited for people, and was not late.
    """
    facts = act.particulars
    if "publish_at" not in facts or "held_since" in facts:
        return None
    meant = datetime.datetime.fromisoformat(facts["publish_at"])
    return max(datetime.timedelta(), act.at - meant)


def _lateness(after: int, to: int) -> Iterable[float]:
    """Of each text that the clock published: what people publish goes out when they say so."""
    acts = Transition.objects.filter(
        sequence__gt=after, sequence__lte=to, verb=Verb.PUBLISH, actor=clock(), refusal=""
    )
    found = (late_by(act) for act in acts.only("at", "facts").order_by("sequence"))
    return [late.total_seconds() for late in found if late is not None]


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
