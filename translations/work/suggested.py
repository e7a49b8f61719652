"""Suggested: the edits that reviewers wait to see taken, and those of the person's own that were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from releases.prepared import Prepared
from translations.models import Place, RevisionRecord, Segment, State, Suggestion
from translations.work.columns import NO_KEY
from translations.work.mine import SHOWN, Part, WorkList

WRITTEN = (Part.RETURNED, Part.ASSIGNED, Part.OPEN, Part.SUGGESTED)
MOST_WRITTEN = SHOWN * len(WRITTEN)


class Suggested:
    """Read for all rows of a page at once; for none of them, nothing is asked."""

    def __init__(self, user: User, lists: Iterable[WorkList]) -> None:
        self.waiting: defaultdict[int, list[Any]] = defaultdict(list)
        self.taken: dict[int, Suggestion] = {}
        written, reviewed = list[int](), list[int]()
        for each in lists:
            keys = [row.pk for row in each.rows]
            if each.part in WRITTEN:
                written += keys
            elif each.part == Part.REVIEW:
                reviewed += keys
        if written or reviewed:
            self._read(user, written, reviewed)

    def _read(self, user: User, written: list[int], reviewed: list[int]) -> None:
        written += [NO_KEY] * (MOST_WRITTEN - len(written))
        reviewed += [NO_KEY] * (SHOWN - len(reviewed))
        for each in _SUGGESTED.rows(user.pk, *written, *reviewed):
            if each.outcome == Suggestion.Outcome.WAITING:
                self.waiting[each.translation_id].append(each)
            else:
                self.taken[each.translation_id] = each


def _suggested(user: int, *texts: int) -> QuerySet[Suggestion]:
    written, reviewed = texts[:MOST_WRITTEN], texts[MOST_WRITTEN:]
    waiting = Q(translation__in=written, outcome=Suggestion.Outcome.WAITING)
    taken = Q(translation__in=reviewed, author=user, outcome=Suggestion.Outcome.TAKEN)
    rows = Suggestion.objects.filter(waiting | (taken & _all_that_is_new()))
    return rows.annotate(still_fits=Exists(_fitting())).select_related("author", "answered_by")


def _fitting() -> QuerySet[Segment]:
    """As ``Suggestion.fits``: its passage, where that reads as it did."""
    return Segment.objects.filter(
        translation=OuterRef("translation"),
        key=OuterRef("key"),
        place=Place.IN,
        text=OuterRef("original_text"),
    )


def _all_that_is_new() -> Q:
    """The revision that waits was made by taking this very suggestion, and of the revision that

    its author had before them: there is nothing else in it that they have not read.
    """
    made_by_it = RevisionRecord.objects.filter(
        translation=OuterRef("translation"),
        number=F("translation__revision"),
        made_at=OuterRef("answered_at"),
    )
    return Q(
        Exists(made_by_it),
        translation__state=State.SUBMITTED,
        translation__revision=F("revision") + 1,
    )


_SUGGESTED: Prepared[Any] = Prepared(_suggested)
