"""The page of a review: everything that stands on it, read in few queries however long the text is."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from releases.document import Document, Standing
from releases.markup import MarkupRefused
from translations import heads, workflow
from translations.admin.answers import OVERTAKEN
from translations.admin.buttons import ELSEWHERE
from translations.admin.verb_form import VerbForm
from translations.checking import Checking, Found
from translations.comparing import NAMES, Part
from translations.composing import compose, standing
from translations.errors import Refusal, Refused
from translations.models import Segment, State, Translation
from translations.review.bases import Base, Bases
from translations.review.changes import Changes, changes_between
from translations.review.decision import VERBS, Decision, others_at
from translations.review.editions import Edition, edition_of, edition_of_segments
from translations.review.previewing import previewed
from translations.review.rows import ReviewRow
from translations.review.said import Said
from translations.review.switches import Switch, View, switches
from translations.review.table import Table, rows_of
from translations.review.threads import Thread
from translations.review.words import review_words
from translations.verbs import Verb


@dataclass
class ReviewPage:
    """``view`` says how the text is shown, ``since`` against which revision where that is asked.

    ``now`` is the database's time at which ``text`` was read, ``is_behind`` whether its source had a
    newer revision then. ``tried`` are forms that were refused, by verb, ``refused`` why; ``posted`` is
    what was typed and is not on record yet.
    """

    text: Translation
    user: User
    now: datetime.datetime
    is_behind: bool
    view: str = ""
    since: int | None = None
    tried: Mapping[str, VerbForm] = field(default_factory=dict)
    refused: Refused | None = None
    posted: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def segments(self) -> list[Segment]:
        """The text's own, in their order, without what is kept aside. Read once, guards included."""
        return standing(self.text.segments.all())

    @cached_property
    def places(self) -> Sequence[heads.Slot]:
        """The links and files that the text has words for."""
        keys = [row.key for row in self.segments if row.kind in heads.IN_SLOTS]
        return list(heads.slots_named(self.text.release, keys).values())

    @cached_property
    def bases(self) -> Bases:
        return Bases(self.text, self.segments, self.places)

    @cached_property
    def refusals(self) -> dict[str, tuple[Refusal, ...]]:
        verbs = (*VERBS, *others_at(self.text))
        known = {
            "approval": self.bases.approval,
            "source_revisions": self.bases.sources,
            "authors_since_approval": self.said.author_ids,
        }
        return workflow.all_refusals(self.text, self.user, verbs, now=self.now, known=known)

    # How it is shown

    @cached_property
    def shown(self) -> View:
        """The view: as asked, else what changed since the last approval, where there was one."""
        if self.since is not None and self.base_since is not None:
            return View.SINCE
        asked = self.view if self.view in View.values else ""
        is_new_edition = self.bases.approval and self.bases.approval.sha256 != self.text.sha256
        return View(asked or (View.APPROVED if is_new_edition else View.TEXT))

    @cached_property
    def base_since(self) -> Base | None:
        return self.bases.revision(self.since) if self.since is not None else None

    @cached_property
    def base(self) -> Base | None:
        """What the text is compared with in this view."""
        if self.shown == View.SINCE:
            return self.base_since
        if self.shown == View.APPROVED:
            return self.bases.approved
        return self.bases.live if self.shown == View.LIVE else None

    @cached_property
    def switches(self) -> list[Switch]:
        return switches(self)

    @cached_property
    def changes(self) -> Changes | None:
        """What became of each passage since the base."""
        if self.base is None:
            return None
        now = edition_of_segments(self.segments)
        return changes_between(self.base.edition, now, self.text.language)

    @cached_property
    def source_changes(self) -> Changes | None:
        """What became of each passage of the source."""
        editions = self.bases.source_editions if self.shown == View.SOURCE else None
        if editions is None or self.text.source is None:
            return None
        return changes_between(*editions, self.text.source.language)

    @cached_property
    def other_changes(self) -> list[Part]:
        """What else of the document differs from the base: its standing, its public note."""
        if self.base is None:
            return []
        old, new = self.base.document, self.document
        standings = (str(Standing(each.standing).label) for each in (old, new))
        found = [
            Part(NAMES["standing"], *standings),
            Part(NAMES["correction_note"], old.correction_note, new.correction_note),
        ]
        return [part for part in found if part.differs]

    @property
    def renumbered(self) -> int:
        return self.changes.renumbered if self.changes else 0

    @property
    def document(self) -> Document:
        """What would be approved."""
        return compose(self.text, self.segments, {slot.key: slot for slot in self.places})

    @cached_property
    def preview(self) -> tuple[str, str]:
        """The page as readers will see it, or why there is none."""
        return previewed(self.text, self.document)

    # The rows

    @cached_property
    def rows(self) -> list[ReviewRow]:
        """Every row in the order of the text; one that changed knows the next that did."""
        rows = self._rows
        changed = [row for row in rows if row.is_changed]
        for row, following in pairwise(changed):
            row.next_key = following.key
        return rows

    @cached_property
    def _rows(self) -> list[ReviewRow]:
        source = self.bases.source
        table = Table(
            self.segments,
            edition_of(source) if source else Edition([]),
            self.changes,
            self.source_changes,
            self._row,
        )
        return rows_of(table)

    def _row(self, key: str, **known: Any) -> ReviewRow:
        return ReviewRow(
            key,
            name=self._names.get(key, ""),
            authors=self.said.authors.get(key, ()),
            found=self.found.get(key, ()),
            threads=self.said.threads.get(key, ()),
            suggestions=self.said.suggestions.get(key, ()),
            posted=self.posted,
            **known,
        )

    @cached_property
    def _names(self) -> dict[str, str]:
        return {slot.key: slot.name for slot in self.places}

    @property
    def changed_rows(self) -> list[ReviewRow]:
        return [row for row in self.rows if row.is_changed]

    @property
    def missing(self) -> int:
        """How many passages of the source the text has not."""
        return sum(row.is_missing for row in self.rows)

    @cached_property
    def checking(self) -> Checking:
        return Checking(self.text, self.segments, self.bases.source)

    @cached_property
    def found(self) -> dict[str, list[Found]]:
        """By key, what the checks find. Nothing of a text over the limit, which readers can't have."""
        found: defaultdict[str, list[Found]] = defaultdict(list)
        try:
            for each in self.checking.found:
                found[each.key].append(each)
        except MarkupRefused:
            return {}
        return found

    @property
    def findings(self) -> tuple[int, int]:
        """How many findings nobody has answered for, and how many were let stand."""
        every = [each for found in self.found.values() for each in found]
        let_stand = sum(each.acceptance is not None for each in every)
        return len(every) - let_stand, let_stand

    @cached_property
    def said(self) -> Said:
        return Said(self.text, self.bases.approval, self.posted)

    @property
    def threads_on_all(self) -> Sequence[Thread]:
        """Those about the whole text, and about passages that it has no more."""
        keys = {row.key for row in self.rows}
        return [
            thread
            for key, threads in self.said.threads.items()
            if key not in keys
            for thread in threads
        ]

    @property
    def comment_on_all(self) -> str:
        return self.posted.get("comment-whole", "")

    # What can be done

    @cached_property
    def decision(self) -> Decision:
        return Decision(self.text, self.user, self.refusals, self.tried, self.posted)

    @property
    def may_suggest(self) -> bool:
        return not self.refusals[Verb.SUGGEST]

    @property
    def may_remark(self) -> bool:
        return not any(refusal.code in ELSEWHERE for refusal in self.refusals[Verb.REMARK])

    @property
    def may_return(self) -> bool:
        return not self.decision.send_back.refusals

    @property
    def is_overtaken(self) -> bool:
        """Whether something was refused because the text is not as the person had it before them."""
        return self.refused is not None and not OVERTAKEN.isdisjoint(self.refused.codes)

    @property
    def is_submitted(self) -> bool:
        return self.text.state == State.SUBMITTED

    # What it is called

    @property
    def title(self) -> str:
        titles = [row.text for row in self.segments if row.key == heads.TITLE_KEY]
        return next(filter(None, titles), "") or self.text.release.public_id

    @property
    def source_heading(self) -> str:
        text = self.text
        if text.source is None:
            return ""
        named = {"language": text.source.spoken.name, "number": text.source_revision}
        return _("%(language)s, revision %(number)s") % named

    @property
    def words(self) -> dict[str, Any]:
        """What the review's scripts say."""
        return review_words()
