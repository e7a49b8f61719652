"""The page of the desk: everything that stands on it, read in few queries however long the text is."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from reversion.models import Version

from translations import heads, workflow
from translations.checking import Found
from translations.desk.machine_sign import MachineSign
from translations.desk.rows import FILTERS, UNFINISHED, Progress, Row, counts
from translations.desk.sources import Source, pivot_words, source_of
from translations.desk.words import desk_words
from translations.errors import Refusal, Refused
from translations.guards.approval import is_outdated
from translations.machine.empty import empty_among
from translations.machine.provider import provider
from translations.models import Place, Remark, Segment, State, Suggestion, Translation
from translations.revisions import kept_and_settled
from translations.segmentation.markers import Marks
from translations.verbs import Verb

# What a person may want to do here; the rest is on the text's own page.
VERBS = (
    *(Verb.SAVE, Verb.TAKE_SOURCE, Verb.TAKE_SUGGESTION, Verb.REMARK, Verb.ACCEPT),
    Verb.TAKE_OVER,
)
ELSEWHERE = frozenset({"role", "state", "public", "unknown"})


@dataclass
class DeskPage:
    """``pivot`` is the language to stand beside the source, ``show`` the filter.

    ``now`` is the database's time at which ``text`` was read, ``is_behind`` whether its source had a
    newer revision then; both are asked for where they are not given.

    ``typed`` holds what was posted and could not be saved, by key, ``posted`` the whole form,
    ``refused`` why, ``strays`` what was typed in passages that are here no more; ``found`` is what the
    checks find, by key, where they were asked.
    """

    text: Translation
    user: User
    now: datetime.datetime | None = None
    is_behind: bool | None = None
    pivot: str = ""
    show: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    posted: Mapping[str, str] = field(default_factory=dict)
    strays: Sequence[str] = ()
    refused: Refused | None = None
    found: Mapping[str, Sequence[Found]] | None = None

    @cached_property
    def refusals(self) -> dict[str, tuple[Refusal, ...]]:
        by_machine = (Verb.MACHINE,) if self.machine and self.machine.is_thinkable else ()
        verbs = VERBS + by_machine
        known = {"source_revisions": self._kept_sources}
        return workflow.all_refusals(self.text, self.user, verbs, now=self.now, known=known)

    @property
    def unwritable(self) -> tuple[Refusal, ...]:
        """Why this person can't write here now; empty if they can."""
        return self.refusals[Verb.SAVE]

    @property
    def is_writable(self) -> bool:
        return not self.unwritable

    @cached_property
    def machine(self) -> MachineSign | None:
        """The sign of machine drafts; None where no service is set up."""
        if provider() is None:
            return None
        is_empty = bool(empty_among(self.segments, self.source.words))
        return MachineSign(self.text.machine_drafts.select_related("asked_by").last(), is_empty)

    @property
    def may_ask_machine(self) -> bool:
        return self.refusals.get(Verb.MACHINE) == ()

    @property
    def machine_barred(self) -> list[Refusal]:
        """Why no machine draft can be asked for by a person who else could: the embargo, the pair."""
        against = self.refusals.get(Verb.MACHINE, ())
        return [] if any(refusal.code in ELSEWHERE for refusal in against) else list(against)

    @property
    def may_answer(self) -> bool:
        """Whether suggested edits are this person's to take or to refuse now."""
        return not any(r.code in ELSEWHERE for r in self.refusals[Verb.TAKE_SUGGESTION])

    @property
    def may_remark(self) -> bool:
        return not any(refusal.code in ELSEWHERE for refusal in self.refusals[Verb.REMARK])

    @property
    def may_accept(self) -> bool:
        """Whether this person may let a finding stand now."""
        return not self.refusals[Verb.ACCEPT]

    @property
    def may_take_over(self) -> bool:
        """Whether somebody else has it, or nobody, and this person can."""
        return self.text.assignee_id != self.user.pk and not self.refusals[Verb.TAKE_OVER]

    @property
    def takes_source(self) -> bool:
        """Whether the source has a newer revision that this draft can take."""
        return not self.refusals[Verb.TAKE_SOURCE]

    @cached_property
    def is_outdated(self) -> bool:
        """Whether the source has a newer revision, which a text in this state doesn't take."""
        if self.takes_source:
            return False
        return is_outdated(self.text) if self.is_behind is None else self.is_behind

    @property
    def original(self) -> Translation:
        """What it was made from. Raises ValueError for an original, which has no desk."""
        if self.text.source is None:
            raise ValueError("An original is made from nothing.")
        return self.text.source

    @cached_property
    def slots(self) -> list[heads.Slot]:
        return heads.slots(self.text)

    @cached_property
    def source(self) -> Source:
        return source_of(self.text, self.slots, self._kept_sources)

    @cached_property
    def _kept_sources(self) -> Mapping[int, Version]:
        """Of its source the revision that it was made from, and the newest settled one."""
        return kept_and_settled(self.original, self.text.source_revision)

    @cached_property
    def segments(self) -> list[Segment]:
        """The text's own, and for a link or file that the release has gained an empty one.

        Each with its ``last_author``, who was the last to write in it.
        """
        changes = self.text.changes.filter(key=OuterRef("key")).order_by("-pk")
        last = Subquery(changes.values("author")[:1])
        found: list[Any] = list(self.text.segments.annotate(last_author=last))
        known = {segment.key for segment in found}
        new = [slot.segment(self.text, "") for slot in self.slots if slot.key not in known]
        first = next(
            (i for i, row in enumerate(found) if row.kind not in heads.OUTSIDE_BODY), len(found)
        )
        return [*found[:first], *new, *found[first:]]

    @cached_property
    def rows(self) -> list[Row]:
        """Every row in the order of the text, what is kept aside last."""
        names = {slot.key: slot.name for slot in self.slots}
        other = self.pivot_text
        pivot = pivot_words(self.text, other, self.segments) if other else {}
        source, found = self.source, self.found or {}
        return [
            Row(
                segment,
                self.text.language,
                source=source.words.get(segment.source_key, ""),
                source_language=self.original.language,
                pivot=pivot.get(segment.source_key, ""),
                remarks=self._remarks[segment.key],
                suggestions=self._suggestions.get(segment.key, ()),
                is_mine=getattr(segment, "last_author", None) == self.user.pk,
                found=found.get(segment.key, ()),
                name=names.get(segment.key, ""),
                typed=self.typed.get(segment.key),
                posted=self.posted,
            )
            for segment in self.segments
        ]

    @property
    def standing_rows(self) -> list[Row]:
        return [row for row in self.shown_rows if row.segment.place != Place.ASIDE]

    @property
    def aside_rows(self) -> list[Row]:
        return [row for row in self.rows if row.segment.place == Place.ASIDE]

    @property
    def shown_rows(self) -> list[Row]:
        """Those that the filter leaves; without a script the server filters."""
        if self.show not in FILTERS or not self.show:
            return self.rows
        return [row for row in self.rows if self.show in row.flags]

    @property
    def remarks(self) -> list[Remark]:
        """The newest first, each with the passage that it is about; a returned text opens on them."""
        return self._all_remarks

    @property
    def opens_on_remarks(self) -> bool:
        return self.text.state == State.RETURNED and bool(self.remarks)

    @cached_property
    def _all_remarks(self) -> list[Any]:
        rows: list[Any] = list(self.text.remarks.select_related("author").order_by("-pk"))
        texts = {segment.key: segment.text for segment in self.segments}
        for row in rows:
            row.passage = texts.get(row.key, "")
        return rows

    @cached_property
    def _remarks(self) -> Counter[str]:
        return Counter(remark.key for remark in self._all_remarks if remark.key)

    @cached_property
    def _suggestions(self) -> dict[str, list[Suggestion]]:
        waiting: QuerySet[Suggestion] = self.text.suggestions.filter(
            outcome=Suggestion.Outcome.WAITING
        ).select_related("author")
        found: defaultdict[str, list[Suggestion]] = defaultdict(list)
        for suggestion in waiting:
            suggestion.reason = self.posted.get(f"because-{suggestion.pk}", "")
            found[suggestion.key].append(suggestion)
        return found

    @property
    def strayed(self) -> list[Suggestion]:
        """The edits suggested for passages that the text has no more, which can but be refused."""
        standing = {row.key for row in self.rows if row.segment.place != Place.ASIDE}
        found = [each for key, each in self._suggestions.items() if key not in standing]
        return [suggestion for each in found for suggestion in each]

    @cached_property
    def others(self) -> list[Translation]:
        """The release's other texts that can stand beside the source."""
        here = (self.text.pk, self.text.source_id)
        texts = self.text.release.translations.exclude(pk__in=here)
        related = [
            each for each in texts if each.source_id in here or each.pk == self.original.source_id
        ]
        return sorted(related, key=lambda each: (not each.is_original, each.language))

    @property
    def pivot_text(self) -> Translation | None:
        return next((each for each in self.others if each.language == self.pivot), None)

    @property
    def progress(self) -> Progress:
        return Progress.of(self.rows)

    @property
    def filters(self) -> list[tuple[str, Any, int]]:
        found = counts(self.rows)
        return [(name, label, found[name]) for name, label in FILTERS.items()]

    @property
    def unfinished(self) -> int:
        return sum(row.status in UNFINISHED for row in self.rows)

    @property
    def reasons(self) -> list[tuple[Refusal, list[Row]]]:
        """Why something was refused, each reason with the passages that it is about."""
        by_key = {row.key: row for row in self.rows}
        refusals = self.refused.refusals if self.refused else ()
        return [(each, [by_key[key] for key in each.keys if key in by_key]) for each in refusals]

    @property
    def title(self) -> str:
        titles = [row.segment.text for row in self.rows if row.key == heads.TITLE_KEY]
        return next(filter(None, titles), "") or self.source.words.get(heads.TITLE_KEY, "")

    @property
    def source_heading(self) -> str:
        return _("%(language)s, revision %(number)s") % {
            "language": self.original.spoken.name,
            "number": self.text.source_revision,
        }

    @property
    def marks(self) -> list[tuple[str, str]]:
        """The kinds of marks that a list can have, each with what its first point then has."""
        return list(zip(Marks.values, ("•", "1.", "(1)", "(i)"), strict=True))

    @property
    def words(self) -> dict[str, Any]:
        """What the desk's scripts say."""
        return desk_words()
