"""Rows: a passage of the source beside its translation, and all that is known of the two."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from translations.checking import Found
from translations.comparing import Run, compare
from translations.desk.counting import words
from translations.desk.marks import kind_of, mark_of
from translations.heads import MAY_BE_EMPTY, OUTSIDE_BODY
from translations.models import Place, Segment, Suggestion
from translations.segmentation import Kind

# What each status is called. The order is that of the legend.
STATUSES: dict[str, str | Promise] = {
    "empty": _("empty"),
    "draft": _("not confirmed"),
    "to_revise": _("to revise"),
    "machine": _("machine draft"),
    "confirmed": _("confirmed"),
    "left_out": _("left out"),
    "merged": _("said with the passage before"),
    "aside": _("kept aside"),
}
UNFINISHED = frozenset({"empty", "draft", "to_revise", "machine"})


@dataclass
class Row:
    """One passage at the desk: ``source`` and ``pivot`` are Markdown, empty for one that was added.

    ``name`` is what its place is called, where it is a link's or a file's; ``typed`` what was posted
    for it and could not be saved, ``posted`` all fields of a form that was refused; ``found`` what the
    checks find in it, where they were asked.
    """

    segment: Segment
    language: str
    source: str = ""
    source_language: str = ""
    pivot: str = ""
    remarks: int = 0
    suggestions: Sequence[Suggestion] = ()
    is_mine: bool = False
    found: Sequence[Found] = ()
    name: str = ""
    typed: str | None = None
    posted: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.segment.key

    @property
    def status(self) -> str:
        segment = self.segment
        if segment.place != Place.IN:
            return "to_revise" if self.is_doubtful else str(segment.place)
        if not segment.text.strip():
            return "confirmed" if self.may_be_empty and segment.is_confirmed else "empty"
        if segment.is_to_revise:
            return "to_revise"
        if segment.is_confirmed:
            return "confirmed"
        return "machine" if segment.is_unread else "draft"

    @property
    def is_doubtful(self) -> bool:
        """Whether it is left out, and nobody has looked since its source changed."""
        segment = self.segment
        is_unseen = segment.is_to_revise and not segment.is_confirmed
        return segment.place == Place.LEFT_OUT and is_unseen

    @property
    def status_name(self) -> str:
        return str(STATUSES[self.status])

    @property
    def may_be_empty(self) -> bool:
        """Whether its text may stay empty: a cell that is empty in the source, a free caption."""
        return self.segment.kind in MAY_BE_EMPTY

    @property
    def is_added(self) -> bool:
        return not self.segment.source_key and self.segment.place != Place.ASIDE

    @property
    def text(self) -> str:
        """What stands in its field."""
        return self.segment.text if self.typed is None else self.typed

    @property
    def findings(self) -> list[tuple[Found, str]]:
        """What the checks find in it, each with why it is to stand, as far as that was typed."""
        return [(each, self.posted.get(f"because-{each.about}", "")) for each in self.found]

    @property
    def words_seen(self) -> str:
        """What a person knows it by: its own words, else those of the source."""
        return self.segment.text or self.source

    @property
    def is_ticked(self) -> bool:
        """Whether its confirmation is ticked: as the person left it, in a form that was refused."""
        if f"text-{self.key}" in self.posted:
            return f"confirm-{self.key}" in self.posted
        return self.segment.is_confirmed

    @property
    def reason(self) -> str:
        """The reason for leaving it out, as far as it was typed."""
        return self.posted.get(f"reason-{self.key}", "")

    @property
    def style(self) -> str:
        """The marks that were chosen for its list."""
        return self.posted.get(f"style-{self.key}", "")

    @property
    def added(self) -> str:
        """What was chosen to be added behind it."""
        return self.posted.get(f"added-{self.key}", "")

    @property
    def comment(self) -> str:
        """What was typed as a remark on it."""
        return self.posted.get(f"comment-{self.key}", "")

    @property
    def edits(self) -> list[tuple[Suggestion, bool]]:
        """The edits suggested for it, each with whether it still fits and can be taken."""
        return [(each, each.fits(self.segment)) for each in self.suggestions]

    @property
    def differences(self) -> list[Run]:
        """From what is stored to what was typed and could not be saved."""
        return list(compare(self.segment.text, self.text))

    @property
    def flags(self) -> list[str]:
        """By what the filters find it."""
        status = self.status
        flags = {
            "empty": status == "empty",
            "to_revise": status in ("to_revise", "machine"),
            "unfinished": status in UNFINISHED,
            "remarks": bool(self.remarks or self.suggestions),
            "suggested": bool(self.suggestions),
            "mine": self.is_mine,
            "added": self.is_added,
            "failing": any(each.acceptance is None for each in self.found),
        }
        return [name for name, is_so in flags.items() if is_so]

    @property
    def mark(self) -> str:
        return mark_of(self.segment.kind, self.segment.depth, self.segment.before)

    @property
    def kind_name(self) -> str:
        return self.name or kind_of(self.segment.kind, self.segment.depth)

    @property
    def is_in_body(self) -> bool:
        return self.segment.kind not in OUTSIDE_BODY

    @property
    def may_be_left_out(self) -> bool:
        """A lead, or anything of the body but a table's cell, which is left empty instead."""
        kind = self.segment.kind
        return kind == Kind.LEAD or (self.is_in_body and kind != Kind.TABLE_CELL)

    @property
    def is_line(self) -> bool:
        """Whether its text is one line: what stands outside the body, and the cells of tables."""
        kind = self.segment.kind
        return (kind in OUTSIDE_BODY and kind != Kind.LEAD) or kind == Kind.TABLE_CELL

    @property
    def lines(self) -> int:
        """How high its field begins, without a script that fits it."""
        longest = max(len(self.segment.text), len(self.source))
        width = 30 if self.language.startswith(("ja", "zh", "ko")) else 62
        return 1 if self.is_line and longest < width else min(14, 1 + longest // width)

    @property
    def was(self) -> str:
        """What tells, without the text itself, whether someone changed or confirmed it meanwhile."""
        return fingerprint(self.segment.text) + "+" * self.segment.is_confirmed

    @property
    def words(self) -> int:
        """What there is to translate, counted in the source; in the text itself where it was added."""
        if self.source:
            return words(self.source, self.source_language)
        return words(self.segment.text, self.language)

    @property
    def changed(self) -> list[Run]:
        """The source as it was and as it is, word by word, where it changed under the translation."""
        segment = self.segment
        if not segment.is_to_revise or segment.is_confirmed or not segment.source_was:
            return []
        return list(compare(segment.source_was, self.source))


def fingerprint(text: str) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of a passage."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Progress:
    """How far a text is: passages and words of the source, of which so many are confirmed."""

    passages: int
    confirmed: int
    words: int
    words_confirmed: int

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Progress:
        """Of the rows that stand in the text; what is left out or merged is done by that."""
        standing = [row for row in rows if row.segment.place != Place.ASIDE]
        done = [row for row in standing if row.status not in UNFINISHED]
        return cls(
            len(standing),
            len(done),
            sum(row.words for row in standing),
            sum(row.words for row in done),
        )


FILTERS: Mapping[str, str | Promise] = {
    "": _("All"),
    "empty": _("Empty"),
    "to_revise": _("To revise"),
    "failing": _("Failing"),
    "remarks": _("Remarks"),
    "mine": _("Mine"),
}


def counts(rows: Sequence[Row]) -> dict[str, int]:
    """How many rows each filter leaves."""
    found = dict.fromkeys(FILTERS, 0)
    for row in rows:
        found[""] += 1
        for flag in row.flags:
            if flag in found:
                found[flag] += 1
    return found
