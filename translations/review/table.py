"""The table: the passages in their order, with those that went, and those that only the source has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from translations.models import Segment
from translations.review.changes import Change, Changes
from translations.review.editions import Edition, Passage
from translations.review.rows import ReviewRow


@dataclass(frozen=True)
class Table:
    """``source`` is what the text was made from; ``make`` makes a row of what is known of it."""

    segments: Sequence[Segment]
    source: Edition
    changes: Changes | None
    source_changes: Changes | None
    make: Callable[..., ReviewRow]


def rows_of(table: Table) -> list[ReviewRow]:
    """Every passage of the text and of its source, each where it stands, or where it stood.

    What the source says and no passage of the text does is shown after the row of what comes before it
    there; beside it what was taken out at the same place.
    """
    alone = _alone(table)
    rows = _left(table, "", alone.pop("", []))
    for segment in table.segments:
        rows.append(
            table.make(
                segment.key,
                segment=segment,
                source=table.source.by_key.get(segment.source_key),
                change=table.changes.by_key.get(segment.key) if table.changes else None,
                source_change=_of_source(table, segment.source_key),
            )
        )
        rows += _left(table, segment.key, alone.pop(segment.source_key, []))
    return rows


def _left(
    table: Table, key: str, alone: Sequence[tuple[str, dict[str, object]]]
) -> list[ReviewRow]:
    """The rows after the passage ``key``: what was taken out there, and what only the source has."""
    gone = table.changes.gone.get(key, ()) if table.changes else ()
    rows = []
    for change, theirs in zip_longest(gone, alone):
        source_key, known = theirs or ("", {})
        name = change.key if change else f"source-{source_key}"
        rows.append(table.make(name, change=change, **known))
    return rows


def _alone(table: Table) -> dict[str, list[tuple[str, dict[str, object]]]]:
    """What of the source no passage of the text stands for, by the key of what is before it there.

    "" names the beginning; so does what stands before it, where nothing stands for that either.
    """
    known = {segment.source_key for segment in table.segments}
    found = defaultdict[str, list[tuple[str, dict[str, object]]]](list)
    anchor = ""
    for key, passage, change in _in_source_order(table):
        if key in known:
            anchor = key
        else:
            found[anchor].append((key, {"source": passage, "source_change": change}))
    return found


def _in_source_order(table: Table) -> Iterator[tuple[str, Passage | None, Change | None]]:
    changes = table.source_changes
    if changes is None:
        yield from ((passage.key, passage, None) for passage in table.source.passages)
        return
    yield from ((change.key, None, change) for change in changes.gone.get("", ()))
    for key, change in changes.by_key.items():
        yield key, None, change
        yield from ((gone.key, None, gone) for gone in changes.gone.get(key, ()))


def _of_source(table: Table, key: str) -> Change | None:
    """What became of a passage of the source, also where it is there no more."""
    changes = table.source_changes
    if changes is None or not key:
        return None
    gone = (change for found in changes.gone.values() for change in found if change.key == key)
    return changes.by_key.get(key) or next(gone, None)
