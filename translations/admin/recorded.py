"""Recorded texts: what an original on another site said each time that it was read."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from dataclasses import dataclass

from django.utils.dateparse import parse_date

from translations.models import RevisionRecord, Transition, Translation
from translations.models.revision import Cause
from translations.verbs import Verb


@dataclass(frozen=True)
class Recorded:
    """One text: the days on which it stood there, and the revision that was recorded before it."""

    record: RevisionRecord
    read_on: list[datetime.date]
    previous: int | None = None


def recorded_texts(original: Translation) -> list[Recorded]:
    """The recorded revisions of an external original, newest first."""
    records = list(original.revisions.filter(cause=Cause.RECORDED).order_by("number"))
    days = _days_by_revision(original)
    numbers = [None, *(record.number for record in records)]
    found = [
        Recorded(
            record,
            days[record.number] or [record.made_at.astimezone(original.release.office.zone).date()],
            previous,
        )
        for record, previous in zip(records, numbers, strict=False)
    ]
    return found[::-1]


def _days_by_revision(original: Translation) -> dict[int, list[datetime.date]]:
    """The days of retrieval on record. The same text read again makes no revision, but an act."""
    found: dict[int, list[datetime.date]] = defaultdict(list)
    acts = Transition.objects.filter(
        translation=original, verb__in=[Verb.OPEN, Verb.RECORD_SOURCE], refusal=""
    ).exclude(facts="")
    for act in acts.order_by("sequence"):
        day = parse_date(json.loads(act.facts).get("retrieved_on", ""))
        if day and act.revision and day not in found[act.revision]:
            found[act.revision].append(day)
    return found
