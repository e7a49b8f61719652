"""The side of a passage: its history and what was said about it, read when somebody looks at it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from translations.comparing import Run, compare
from translations.desk.page import DeskPage
from translations.desk.rows import Row
from translations.models import Origin, SegmentChange

# What one person typed within so many minutes is one step: an autosave is no milestone.
_ONE_STEP = datetime.timedelta(minutes=10)
# Beyond, the history of the whole text has the rest.
_MOST = 200


@dataclass(frozen=True)
class Step:
    """One wording of a passage: who, when, how it came about, and what it changed."""

    change: SegmentChange
    before: str
    is_present: bool

    @property
    def runs(self) -> list[Run]:
        return list(compare(self.before, self.change.text))


@dataclass
class PassageSide:
    """What stands beside the desk about the passage that one is at."""

    page: DeskPage
    row: Row

    @cached_property
    def steps(self) -> list[Step]:
        """The wordings, the newest first."""
        changes = list(
            self.page.text.changes.filter(key=self.row.key)
            .select_related("author")
            .order_by("-pk")[:_MOST]
        )
        folded = list(_folded(changes[::-1]))
        pairs = pairwise([None, *folded])
        present = self.row.segment.text
        steps = [
            Step(change, before.text if before else "", change.text == present)
            for before, change in pairs
            if change is not None
        ]
        return steps[::-1]

    @property
    def remarks(self) -> list[Any]:
        return [remark for remark in self.page.remarks if remark.key == self.row.key]


def _folded(changes: list[SegmentChange]) -> Iterator[SegmentChange]:
    """The last of each run of wordings that one person typed in one sitting."""
    for change, following in pairwise([*changes, None]):
        if change is not None and not (following and _is_one_step(change, following)):
            yield change


def _is_one_step(change: SegmentChange, following: SegmentChange) -> bool:
    return (
        change.author_id == following.author_id
        and change.origin == following.origin == Origin.TYPED
        and following.at - change.at < _ONE_STEP
    )
