"""Versions: every edition of a text that was made public, numbered from 1, and what each changed.

The live column ``versions`` holds them as plain JSON, so that page, lists, feed and API tell of
corrections without a query more. Like every live column it is derived from the Publications, and
``releases.record`` alone writes it. The texts themselves stay in the Publications.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from releases.comparing import Run, passages
from releases.document import Document, Significance
from releases.lines import lines
from releases.markup import to_html

# What of a change stands on the page itself; the page of versions has all of it.
SHOWN_PASSAGES = 6
SHOWN_LENGTH = 320
AROUND = 60

PARTS = ("title", "summary", "body", "images", "attachments", "links")
Kept = list[dict[str, Any]]


@dataclass(frozen=True)
class Change:
    """One passage that an edition changed, shortened; ``part`` is one of ``PARTS``."""

    part: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Version:
    """One edition that was made public; ``restored_at`` where it was withdrawn and came back.

    ``changes`` are the first passages that it changed, ``more`` how many there were besides; a
    corrected typing mistake and the first version have none.
    """

    number: int
    revision: int
    at: datetime.datetime
    significance: str
    standing: str
    source_language: str
    source_revision: int | None
    note: str
    restored_at: datetime.datetime | None
    changes: tuple[Change, ...]
    more: int

    @property
    def is_correction(self) -> bool:
        """Whether it publicly corrects the one before, or says what it corrects."""
        return bool(self.note) or (self.number > 1 and self.significance == Significance.CORRECTION)

    @property
    def is_told(self) -> bool:
        """Whether readers are told of it: not of the first, nor of a typing mistake."""
        return self.is_correction or (self.number > 1 and self.significance != Significance.TYPO)


def versions_in(kept: Any) -> tuple[Version, ...]:
    """The versions that the live column holds, the first made first."""
    return tuple(_version(number, each) for number, each in enumerate(kept or (), start=1))


def updated_at(versions: Sequence[Version], edited_at: datetime.datetime) -> datetime.datetime:
    """When readers last got something new: a typing mistake put right is nothing new."""
    moments = [each.at for each in versions if each.number == 1 or each.is_told]
    moments += [each.restored_at for each in versions if each.restored_at]
    return max(moments, default=edited_at)


def with_edition(
    kept: Kept,
    text: Document,
    before: Document | None,
    at: datetime.datetime,
    *,
    revision: int,
    significance: str,
    source_language: str,
    source_revision: int | None,
) -> Kept:
    """The column with one edition more; ``before`` is the text that it takes the place of.

    A typing mistake needs none: what it changed is not told.
    """
    is_told = before is not None and significance != Significance.TYPO
    changes = list(changed_passages(before, text)) if before is not None and is_told else []
    made = {
        "revision": revision,
        "at": _kept_moment(at),
        "significance": str(significance),
        "standing": str(text.standing),
        "source_language": source_language,
        "source_revision": source_revision,
        "note": text.correction_note,
        "restored_at": None,
        "changes": [_shortened(change) for change in changes[:SHOWN_PASSAGES]],
        "more": max(0, len(changes) - SHOWN_PASSAGES),
    }
    return [*kept, made]


def with_return(kept: Kept, at: datetime.datetime) -> Kept:
    """The column of a withdrawn text that is public again since ``at``."""
    return [*kept[:-1], kept[-1] | {"restored_at": _kept_moment(at)}]


def readable(document: Document) -> dict[str, str]:
    """Each of ``PARTS`` as readers have it, in plain text; a file is named by its hash besides."""
    return {
        "title": document.title,
        "summary": document.summary,
        "body": lines(str(to_html(document.body))),
        "images": _joined(
            filter(None, (each.alt, each.caption, each.credit, each.sha256[:8]))
            for each in document.images
        ),
        "attachments": _joined((each.title, each.sha256[:8]) for each in document.attachments),
        "links": "".join(f"{link.label} <{link.url}>\n" for link in document.links),
    }


def changed_passages(old: Document, new: Document) -> Iterator[Change]:
    """Each passage in which ``new`` reads otherwise than ``old``, in the order of the page."""
    before, after = readable(old), readable(new)
    for part in PARTS:
        for runs in passages(before[part], after[part]):
            yield Change(part, tuple(runs))


def _kept_moment(at: datetime.datetime) -> str:
    return at.astimezone(datetime.UTC).isoformat()


def _joined(rows: Iterable[Iterable[str]]) -> str:
    return "".join(f"{' · '.join(row)}\n" for row in rows)


def _version(number: int, kept: dict[str, Any]) -> Version:
    given = kept | {
        "at": datetime.datetime.fromisoformat(kept["at"]),
        "restored_at": kept["restored_at"] and datetime.datetime.fromisoformat(kept["restored_at"]),
        "changes": tuple(
            Change(each["part"], tuple(Run(*run) for run in each["runs"]))
            for each in kept["changes"]
        ),
    }
    return Version(number=number, **given)


def _shortened(change: Change) -> dict[str, Any]:
    """A change as it is kept: the words about it, and of a long one the beginning."""
    last = len(change.runs) - 1
    runs = [_cut(run, place, last) for place, run in enumerate(change.runs)]
    return {"part": change.part, "runs": [[run.kind, run.text] for run in runs]}


def _cut(run: Run, place: int, last: int) -> Run:
    text = run.text
    if run.kind != "same":
        return replace(run, text=_beginning(text, SHOWN_LENGTH))
    if place == last:
        return replace(run, text=_beginning(text, AROUND))
    if place == 0:
        return replace(run, text=_end(text, AROUND))
    if len(text) <= 2 * AROUND:
        return run
    return replace(run, text=f"{_beginning(text, AROUND)} {_end(text, AROUND)}")


def _beginning(text: str, length: int) -> str:
    plain = text.rstrip("\n")
    if len(plain) <= length:
        return plain
    cut = plain[:length]
    return f"{cut.rpartition(' ')[0] if ' ' in cut[length // 2 :] else cut}…"


def _end(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    cut = text[-length:]
    return f"…{cut.partition(' ')[2] if ' ' in cut[: length // 2] else cut}"
