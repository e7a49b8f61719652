"""Passages: a text's segments as they would stand after an arrangement, before anything is written."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from translations.composing import in_body, read_again, standing
from translations.errors import Refusal
from translations.heads import OUTSIDE_BODY
from translations.models import Place, Segment, Translation
from translations.segmentation import Kind

# What stands for a passage that has no text yet, so that the structure is judged as it will be.
_STAND_IN = "x"

Blocks = list[tuple[Kind, int, str]]


class Unfit(Exception):
    """An arrangement that makes no sense: the ``refusal`` says why."""

    def __init__(self, code: str, message: str | Promise, *keys: str) -> None:
        super().__init__(str(message))
        self.refusal = Refusal(code, message, keys)


@dataclass
class Passages:
    """``rows`` are all segments in their order; ``free`` names those whose own blocks may change."""

    rows: list[Segment]
    tail: str
    language: str = ""
    free: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, translation: Translation, stored: Sequence[Segment]) -> Passages:
        """Copies of what is ``stored``, so that the two can be compared afterwards."""
        return cls([copy.copy(row) for row in stored], translation.tail, translation.language)

    def copied(self) -> Passages:
        return Passages([copy.copy(row) for row in self.rows], self.tail, self.language)

    @property
    def body(self) -> list[Segment]:
        """Those that have a place in the body, also where they say nothing."""
        return in_body(standing(self.rows))

    def find(self, key: str) -> Segment:
        """Raises Unfit where there is none."""
        row = next((row for row in self.rows if row.key == key), None)
        if row is None:
            raise Unfit("no_segment", _("There is no such passage in this text."))
        return row

    def hosts(self, row: Segment) -> tuple[Segment | None, list[Segment]]:
        """The passage before that this one would be said with, and those between said with it already."""
        body, between = self.body, list[Segment]()
        for other in reversed(body[: body.index(row)]):
            if other.place != Place.MERGED:
                return other, between
            between.append(other)
        return None, between

    def skeleton_after(self, row: Segment | None) -> str:
        """The Markdown between a passage of the body and the next, or the end; of None, the first's."""
        following = self.following(row)
        return self.tail if following is None else following.before

    def set_skeleton_after(self, row: Segment | None, skeleton: str) -> None:
        following = self.following(row)
        if following is None:
            self.tail = skeleton
        else:
            following.before = skeleton

    def following(self, row: Segment | None) -> Segment | None:
        """The next passage of the body; after None the first."""
        body = self.body
        place = 0 if row is None else body.index(row) + 1
        return body[place] if place < len(body) else None

    def broken_by(self, after: Passages) -> Segment | None:
        """The first passage of which another kind, depth or text would be read ``after`` this."""
        old, new = self._blocks(), after._blocks()
        for row in after.body:
            if row.is_said and not _still_stands(row, old, new, is_free=row.key in after.free):
                return row
        return None

    def _blocks(self) -> dict[str, Blocks]:
        """What the page's parser reads of each passage, were all of them filled in."""
        filled = [copy.copy(row) for row in self.body]
        for row in filled:
            if row.kind != Kind.TABLE_CELL:
                row.text = row.text or _STAND_IN
        found: defaultdict[str, Blocks] = defaultdict(list)
        for key, piece in read_again(filled, self.tail):
            found[key].append((piece.kind, piece.depth, piece.text))
        return found


def _still_stands(
    row: Segment, old: dict[str, Blocks], new: dict[str, Blocks], *, is_free: bool
) -> bool:
    if not is_free:
        return old.get(row.key) == new.get(row.key)
    first = next(iter(new.get(row.key, ())), None)
    return first is not None and first[:2] == (row.kind, row.depth)


def in_the_body(row: Segment) -> Segment:
    """The passage itself. Raises Unfit for one that stands outside the body."""
    if row.kind in OUTSIDE_BODY:
        raise Unfit(
            "outside_body",
            _("A title, a lead and the words of links and files have their own places."),
            row.key,
        )
    return row


def said(row: Segment) -> Segment:
    """The passage itself. Raises Unfit for one that says nothing in the text now."""
    if not row.is_said:
        raise Unfit("silent", _("This passage says nothing in the text as it is."), row.key)
    return row
