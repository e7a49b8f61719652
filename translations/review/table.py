"""The table: the passages in their order, with those that went, and those that only the source has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from translations.models import Segment
from translations.review.changes import Change, Changes
from translations.review.rows import ReviewRow


@dataclass(frozen=True)
class Table:
    """``source`` is what the source says by key; ``make`` makes a row of what is known of it."""

    segments: Sequence[Segment]
    source: Mapping[str, str]
    changes: Changes | None
    source_changes: Changes | None
    make: Callable[..., ReviewRow]


def rows_of(table: Table) -> list[ReviewRow]:
    """Every passage of the text; what was taken out stands where it stood."""
    rows = [*_gone(table, "")]
    for segment in table.segments:
        change = table.changes.by_key.get(segment.key) if table.changes else None
        rows.append(
            table.make(
                segment.key,
                segment=segment,
                source=table.source.get(segment.source_key, ""),
                change=change,
                source_change=_of_source(table, segment.source_key),
            )
        )
        rows += _gone(table, segment.key)
    return _with_new_sources(table, rows)


def _gone(table: Table, after: str) -> Iterator[ReviewRow]:
    if table.changes is None:
        return
    for change in table.changes.gone.get(after, ()):
        yield table.make(change.key, change=change)


def _of_source(table: Table, key: str) -> Change | None:
    """What became of a passage of the source, also where it is there no more."""
    changes = table.source_changes
    if changes is None or not key:
        return None
    gone = (change for found in changes.gone.values() for change in found if change.key == key)
    return changes.by_key.get(key) or next(gone, None)


def _with_new_sources(table: Table, rows: list[ReviewRow]) -> list[ReviewRow]:
    """With a row for each passage of the source that no passage of the text translates.

    It stands after the row of the passage before it in the source.
    """
    if table.source_changes is None:
        return rows
    known = {row.segment.source_key for row in rows if row.segment is not None}
    after = defaultdict[str, list[ReviewRow]](list)
    anchor = ""
    for change in _in_source_order(table.source_changes):
        if change.key in known:
            anchor = change.key
        elif change.is_change:
            after[anchor].append(table.make(f"source-{change.key}", source_change=change))
    found = after.pop("", [])
    for row in rows:
        found.append(row)
        if row.segment is not None and row.segment.source_key:
            found += after.pop(row.segment.source_key, [])
    return found


def _in_source_order(changes: Changes) -> Iterator[Change]:
    yield from changes.gone.get("", ())
    for key, change in changes.by_key.items():
        yield change
        yield from changes.gone.get(key, ())
