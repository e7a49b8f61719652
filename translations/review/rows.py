"""Rows: a passage of the source beside its translation, with what changed in either."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.safestring import SafeString

from translations.checking import Found
from translations.comparing import Run
from translations.desk.marks import kind_of, mark_of
from translations.desk.rows import fingerprint
from translations.models import Segment, Suggestion
from translations.review.changes import Change, Fate
from translations.review.editions import Passage
from translations.review.shown import marked, mend, pieces, underlined
from translations.review.threads import Thread


@dataclass
class ReviewRow:
    """One passage: ``segment`` is None for one that was taken out, or that only the source has.

    ``change`` is what became of it between the editions that are compared, ``source_change`` of its
    source. ``authors`` wrote in it since the last approval. ``posted`` is a form that stays;
    ``next_key`` names the next row that changed.
    """

    key: str
    segment: Segment | None = None
    source: Passage | None = None
    change: Change | None = None
    source_change: Change | None = None
    authors: Sequence[str] = ()
    found: Sequence[Found] = ()
    threads: Sequence[Thread] = ()
    suggestions: Sequence[Suggestion] = ()
    name: str = ""
    posted: Mapping[str, str] = field(default_factory=dict)
    next_key: str = ""

    @property
    def passage(self) -> Passage:
        """How it looks: as it is now, else as it was."""
        if self.segment is not None:
            row = self.segment
            return Passage(row.key, row.kind, row.depth, row.before, row.text)
        for change in (self.change, self.source_change):
            if change and (found := change.new or change.old):
                return found
        if self.source is not None:
            return self.source
        raise ValueError("A row is of a passage.")

    @property
    def mark(self) -> str:
        passage = self.passage
        return mark_of(passage.kind, passage.depth, passage.before)

    @property
    def kind_name(self) -> str:
        return self.name or kind_of(self.passage.kind, self.passage.depth)

    @property
    def is_said(self) -> bool:
        return self.segment is not None and self.segment.is_said

    @property
    def text(self) -> str:
        return self.segment.text if self.segment else ""

    @property
    def changes(self) -> list[Change]:
        """What there is to step to: what changed in the text or in its source."""
        return [each for each in (self.change, self.source_change) if each and each.is_change]

    @property
    def is_changed(self) -> bool:
        return bool(self.changes)

    @property
    def fates(self) -> list[str]:
        """What became of it, in words, each once."""
        return list(dict.fromkeys(name for change in self.changes for name in change.names))

    @property
    def was_mark(self) -> str:
        return next((change.was_mark for change in self.changes if change.was_mark), "")

    @property
    def runs(self) -> list[Run]:
        """The words as they are shown: with what changed in them, where that is asked for."""
        return self.change.runs if self.change else [Run("same", self.text)]

    @property
    def source_runs(self) -> list[Run]:
        if self.source_change:
            return self.source_change.runs
        return [Run("same", self.source.text)] if self.source else []

    @property
    def html(self) -> SafeString:
        """The words with what changed in them; where nothing did, with what the checks find."""
        if all(run.kind == "same" for run in self.runs):
            return underlined(self.text, self.found)
        return marked(pieces(self.runs))

    @cached_property
    def source_html(self) -> SafeString:
        return marked(pieces(self.source_runs))

    @property
    def is_missing(self) -> bool:
        """Whether the source says something here, and the text neither says it nor leaves it out."""
        is_gone = self.source_change is not None and Fate.GONE in self.source_change.fates
        return self.segment is None and bool(self.source_runs) and not is_gone

    @property
    def findings(self) -> list[tuple[Found, SafeString]]:
        """What the checks find in it, each with what would be right."""
        return [(each, marked(mend(each.suggestion))) for each in self.found]

    @property
    def edits(self) -> list[tuple[Suggestion, bool]]:
        """The edits suggested for it, each with whether it still fits and can be taken."""
        return [(each, each.fits(self.segment)) for each in self.suggestions]

    @property
    def was(self) -> str:
        """What tells whether somebody typed in its field."""
        return fingerprint(self.text)

    @property
    def suggested(self) -> str:
        """What stands in the field of the suggestion: what was typed, else the passage as it is."""
        return self.posted.get(f"text-{self.key}", self.text)

    @property
    def is_suggesting(self) -> bool:
        """Whether somebody typed there, so that it is shown open."""
        return self.suggested != self.text

    @property
    def comment(self) -> str:
        """What was typed as a remark on it and is not on record yet."""
        return self.posted.get(f"comment-{self.key}", "")

    @property
    def lines(self) -> int:
        return min(12, 2 + len(self.text) // 60)
