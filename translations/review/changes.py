"""Changes: what became of each passage between two editions of a text.

Passages are known by their keys, so one that moved is not one that went and one that came. A passage
that was split in two is compared with both halves, and two that were joined with the one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from translations.comparing import WORD, Run, compare
from translations.review.editions import Edition, Passage

# How much more alike two passages together must be, in per cent, to be called halves of a third.
_GAIN = 8
_SPACELESS = ("ja", "zh")


class Fate(StrEnum):
    """What became of a passage."""

    NEW = "new"
    CHANGED = "changed"
    RESTYLED = "restyled"
    MOVED = "moved"
    SPLIT = "split"
    JOINED = "joined"
    GONE = "gone"


FATES: dict[str, str | Promise] = {
    Fate.NEW: _("new"),
    Fate.CHANGED: _("changed"),
    Fate.RESTYLED: _("other mark"),
    Fate.MOVED: _("moved"),
    Fate.SPLIT: _("split"),
    Fate.JOINED: _("joined with another"),
    Fate.GONE: _("taken out"),
}


@dataclass
class Change:
    """One passage: ``old`` and ``new`` as either edition has it, None where it has not."""

    old: Passage | None
    new: Passage | None
    fates: list[Fate] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    @property
    def key(self) -> str:
        passage = self.new or self.old
        return passage.key if passage else ""

    @property
    def is_change(self) -> bool:
        return bool(self.fates)

    @property
    def names(self) -> list[str]:
        return [str(FATES[fate]) for fate in self.fates]

    @property
    def is_renumbered(self) -> bool:
        """Whether the point has another number and else reads and looks as it did."""
        if self.fates or self.old is None or self.new is None:
            return False
        return self.old.mark != self.new.mark

    @property
    def was_mark(self) -> str:
        """The mark that it had, where it has another."""
        return self.old.mark if self.old and Fate.RESTYLED in self.fates else ""


@dataclass
class Changes:
    """From one edition to another: a change for each passage of the new one, and those taken out.

    ``gone`` names those by the key of the passage that they stood after, "" at the beginning.
    """

    by_key: Mapping[str, Change]
    gone: Mapping[str, Sequence[Change]]

    @property
    def count(self) -> int:
        taken_out = sum(len(changes) for changes in self.gone.values())
        return taken_out + sum(change.is_change for change in self.by_key.values())

    @property
    def renumbered(self) -> int:
        """How many points have another number, and no other change."""
        return sum(change.is_renumbered for change in self.by_key.values())


def changes_between(old: Edition, new: Edition, language: str) -> Changes:
    """What became of every passage; ``language`` says whether its words are parted by spaces."""
    kept = _in_order(old, new)
    found = {passage.key: _change(old, passage, kept) for passage in new.passages}
    glue = "" if language.startswith(_SPACELESS) else " "
    _find_splits(new, found, glue)
    gone = [passage for passage in old.passages if passage.key not in new.by_key]
    left = _find_joins(old, found, gone, glue)
    return Changes(found, _placed(old, left, kept))


def _change(old: Edition, passage: Passage, kept: frozenset[str]) -> Change:
    was = old.by_key.get(passage.key)
    if was is None:
        return Change(None, passage, [Fate.NEW], [Run("new", passage.text)])
    fates = {
        Fate.MOVED: passage.key not in kept,
        Fate.CHANGED: was.text != passage.text,
        Fate.RESTYLED: _looks_other(was, passage),
    }
    runs = list(compare(was.text, passage.text))
    return Change(was, passage, [fate for fate, is_so in fates.items() if is_so], runs)


def _looks_other(was: Passage, passage: Passage) -> bool:
    """Whether it is another kind of block; a point that has another number by its place is not."""
    if was.look[:2] != passage.look[:2]:
        return True
    signs = [mark.strip("0123456789") for mark in (was.mark, passage.mark)]
    return was.mark != passage.mark and signs[0] != signs[1]


def _in_order(old: Edition, new: Edition) -> frozenset[str]:
    """The keys of the passages that stand in the same order in both; the others have moved."""
    matcher = SequenceMatcher(a=old.keys, b=new.keys, autojunk=False)
    blocks = matcher.get_matching_blocks()
    return frozenset(key for a, _b, size in blocks for key in old.keys[a : a + size])


# --- split and joined -------------------------------------------------------------------------


def _find_splits(new: Edition, found: Mapping[str, Change], glue: str) -> None:
    """A changed passage whose new neighbours say the rest of what it said."""
    for index, passage in enumerate(new.passages):
        change = found[passage.key]
        if change.old is None or Fate.CHANGED not in change.fates or not passage.is_in_body:
            continue
        group = _grown(
            change.old.text,
            [passage],
            _new_ones(new.passages[index + 1 :], found),
            _new_ones(new.passages[:index][::-1], found),
            glue,
        )
        if len(group) > 1:
            _share(change.old, group, found, glue)


def _new_ones(passages: Sequence[Passage], found: Mapping[str, Change]) -> Iterator[Passage]:
    for passage in passages:
        if found[passage.key].fates != [Fate.NEW] or not passage.is_in_body:
            return
        yield passage


def _grown(
    whole: str,
    group: list[Passage],
    after: Iterator[Passage],
    before: Iterator[Passage],
    glue: str,
) -> list[Passage]:
    """The passages that together are more like ``whole`` than without the last that was added."""
    for passage in after:
        if not _gains(whole, group, [*group, passage], glue):
            break
        group = [*group, passage]
    for passage in before:
        if not _gains(whole, group, [passage, *group], glue):
            break
        group = [passage, *group]
    return group


def _gains(whole: str, group: list[Passage], more: list[Passage], glue: str) -> bool:
    one, both = (glue.join(p.text for p in passages) for passages in (group, more))
    return _likeness(whole, both) >= _likeness(whole, one) + _GAIN


def _likeness(one: str, other: str) -> float:
    """How alike two texts are, word by word, in per cent."""
    words = WORD.findall(one), WORD.findall(other)
    return 100 * SequenceMatcher(None, *words, autojunk=False).ratio()


def _share(old: Passage, group: list[Passage], found: Mapping[str, Change], glue: str) -> None:
    """Let each of the halves show its part of what the whole became."""
    runs = compare(old.text, glue.join(passage.text for passage in group))
    parts = _cut(runs, [len(passage.text) for passage in group], len(glue))
    for passage, part in zip(group, parts, strict=True):
        change = found[passage.key]
        moved = [fate for fate in change.fates if fate in (Fate.MOVED, Fate.RESTYLED)]
        change.fates, change.runs = [Fate.SPLIT, *moved], part


def _cut(runs: Iterator[Run], lengths: Sequence[int], glue: int) -> list[list[Run]]:
    """The runs of a text made of parts, part by part; what glued these is left away."""
    parts: list[list[Run]] = [[] for _length in lengths]
    ends, end = [], 0
    for length in lengths:
        ends.append((end, end + length))
        end += length + glue
    place = 0
    for run in runs:
        if run.kind == "old":
            index = next((i for i, (_s, stop) in enumerate(ends) if place < stop), len(ends) - 1)
            parts[index].append(run)
            continue
        for part, (start, stop) in zip(parts, ends, strict=True):
            text = run.text[max(start - place, 0) : max(stop - place, 0)]
            if text:
                part.append(Run(run.kind, text))
        place += len(run.text)
    return parts


def _find_joins(
    old: Edition, found: Mapping[str, Change], gone: list[Passage], glue: str
) -> list[Passage]:
    """Those of ``gone`` that no passage took in; a passage that took one in is compared with both."""
    lost = {passage.key for passage in gone}
    for index, was in enumerate(old.passages):
        change = found.get(was.key)
        if change is None or change.new is None or Fate.CHANGED not in change.fates:
            continue
        group = _grown(
            change.new.text,
            [was],
            _lost_ones(old.passages[index + 1 :], lost),
            _lost_ones(old.passages[:index][::-1], lost),
            glue,
        )
        if len(group) > 1:
            lost -= {passage.key for passage in group}
            change.fates = [Fate.JOINED, *(f for f in change.fates if f != Fate.CHANGED)]
            change.runs = list(compare(glue.join(p.text for p in group), change.new.text))
    return [passage for passage in gone if passage.key in lost]


def _lost_ones(passages: Sequence[Passage], lost: set[str]) -> Iterator[Passage]:
    for passage in passages:
        if passage.key not in lost or not passage.is_in_body:
            return
        yield passage


def _placed(
    old: Edition, gone: Sequence[Passage], kept: frozenset[str]
) -> Mapping[str, Sequence[Change]]:
    """Those taken out, by the key of the passage after which they stood and that still stands there."""
    lost = {passage.key for passage in gone}
    found: defaultdict[str, list[Change]] = defaultdict(list)
    anchor = ""
    for passage in old.passages:
        if passage.key in kept:
            anchor = passage.key
        elif passage.key in lost:
            runs = [Run("old", passage.text)]
            found[anchor].append(Change(passage, None, [Fate.GONE], runs))
    return found
