"""Beside: the two texts as their facts are compared, and which passage says which.

What one of the two is not to say is blanked out, character by character, so that every place stays
what it was: of the source what is left out on purpose or not written yet, of the translation the
notes that its translator added. With a note go its marks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from releases.document import Document
from translations import heads, segmentation
from translations.kept_source import Kept, Passages
from translations.models import Place, Segment
from translations.segmentation import Kind

_NOTE = re.compile(r"\[\^[^\s\[\]]{1,64}\](?=:)")
_SHOWN = re.compile(r"[^\n]")


@dataclass
class Beside:
    """A ``document`` of these ``segments``, whose ``passages`` these are, and its source."""

    segments: Sequence[Segment]
    document: Document
    passages: Passages
    source: Kept

    @cached_property
    def theirs(self) -> Document:
        """The source, with all that this text has to say."""
        silent = {*self._left_out, *self._unwritten}
        return _without(self.source.document, self._source_spans(), silent)

    @cached_property
    def ours(self) -> Document:
        """The translation, without the notes that were added to it."""
        body = self.document.body
        whole = [
            _line(body, self.passages, row.key) for row in self.segments if _is_added_note(row)
        ]
        return replace(self.document, body=_blank(body, [*whole, *_marks(body, whole)]))

    @cached_property
    def alignment(self) -> list[tuple[int, int]]:
        """Which passage of the source is said in which of this text, by their places in a Reading.

        The first two are title and lead. What is merged is said by the passage before it; what was
        added goes with the one before it.
        """
        sources: dict[str, list[int]] = {}
        for index, key in _read(self.theirs, self.source.passages):
            sources.setdefault(key, []).append(index)
        pairs = [(0, 0), (1, 1)]
        for index, host in _read(self.ours, self.passages):
            said = self.sources_of(host)
            pairs += [(other, index) for key in said for other in sources.get(key, ())]
        return pairs

    def sources_of(self, key: str) -> Sequence[str]:
        """The blocks of the source that this passage says; of an added one, those of the one before."""
        return self._sources_by_host.get(key, ())

    def host_of(self, source_key: str) -> str:
        """The passage that says this block of the source; the title where none does."""
        return self._hosts.get(source_key, heads.TITLE_KEY)

    def their_text(self, key: str) -> str:
        """What this passage of the source has to say here."""
        return _shown(self.theirs, self.source.passages, key)

    def our_text(self, key: str) -> str:
        """What this passage says of its source."""
        return _shown(self.ours, self.passages, key)

    @cached_property
    def _hosts(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for host, said in self._sources_by_host.items():
            for key in said:
                found.setdefault(key, host)
        return found

    @cached_property
    def _sources_by_host(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        host, before = "", list[str]()
        for row in self.segments:
            if row.place == Place.IN:
                host = row.key
                is_added = not row.source_key and row.kind not in heads.OUTSIDE_BODY
                found[host] = list(before) if is_added else []
            if row.place != Place.LEFT_OUT and row.source_key and host:
                found[host].append(row.source_key)
            before = found.get(host, [])
        return found

    @cached_property
    def _left_out(self) -> frozenset[str]:
        rows = (row for row in self.segments if row.place == Place.LEFT_OUT)
        return frozenset(row.source_key for row in rows if row.source_key)

    @cached_property
    def _unwritten(self) -> frozenset[str]:
        # An added passage has no words of its own to wait for.
        own = [row for row in self.segments if row.source_key]
        return frozenset(key for host in unwritten(own) for key in self.sources_of(host))

    def _source_spans(self) -> Iterator[tuple[int, int]]:
        """What of the source's body is blank: of what is left out the line's mark too."""
        body, passages = self.source.document.body, self.source.passages
        whole = [_line(body, passages, key) for key in self._left_out if key in passages.places]
        yield from whole
        yield from _marks(body, whole)
        for key in self._unwritten:
            if key in passages.places:
                start = passages.places[key]
                yield start, start + len(passages.texts[key])


def unwritten(segments: Sequence[Segment]) -> frozenset[str]:
    """The passages in which nobody has written yet; that nothing is said there needs no saying."""
    rows = (row for row in segments if not row.is_confirmed and not row.text.strip())
    return frozenset(row.key for row in rows)


def _is_added_note(row: Segment) -> bool:
    return row.kind == Kind.FOOTNOTE and row.place == Place.IN and not row.source_key


def _without(
    document: Document, spans: Iterator[tuple[int, int]], silent: Collection[str]
) -> Document:
    return replace(
        document,
        title="" if heads.TITLE_KEY in silent else document.title,
        summary="" if heads.LEAD_KEY in silent else document.summary,
        body=_blank(document.body, spans),
    )


def _shown(document: Document, passages: Passages, key: str) -> str:
    text, start = passages.texts.get(key, ""), passages.places.get(key)
    return text if start is None else document.body[start : start + len(text)]


def _line(body: str, passages: Passages, key: str) -> tuple[int, int]:
    """A passage with what stands before it in its line: the mark of a point, the name of a note."""
    start = passages.places[key]
    return body.rfind("\n", 0, start) + 1, start + len(passages.texts[key])


def _marks(body: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where the text refers to the notes among these lines."""
    for start, end in lines:
        if note := _NOTE.search(body, start, end):
            yield from (found.span() for found in re.finditer(re.escape(note[0]), body))


def _blank(body: str, spans: Iterator[tuple[int, int]] | Sequence[tuple[int, int]]) -> str:
    kept, done = [], 0
    for start, end in sorted(spans):
        kept += [body[done:start], _SHOWN.sub(" ", body[max(start, done) : end])]
        done = max(done, end)
    return "".join([*kept, body[done:]])


def _read(document: Document, passages: Passages) -> Iterator[tuple[int, str]]:
    """The blocks that a Reading has of a body, by their places in it, and whose they are."""
    end = 0
    for index, piece in enumerate(segmentation.split(document.body).pieces, start=2):
        start = end + len(piece.before)
        yield index, passages.key_at(start)
        end = start + len(piece.text)
