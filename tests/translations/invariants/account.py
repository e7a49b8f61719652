"""The test's own account of a walk: who wrote, who approved, what was acknowledged as saved.

It is kept from outside, from what a text says before and after each try, so that a fault in a guard
can not hide in the guard's own query.
"""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.translations.invariants.world import Picture, differing
from translations.models import Approval, SegmentChange, Transition, Translation

# An act that may change other texts than the one it is done to, and why that is no breach.
REACHES_OTHERS = frozenset({"withdraw", "remove", "set_embargo"})


@dataclass
class Account:
    """``log`` has for each text, in order, who wrote in it and which approvals it got."""

    log: dict[int, list[tuple[str, int]]] = field(default_factory=dict)
    saved: list[tuple[int, str]] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    breaches: list[str] = field(default_factory=list)
    addresses: dict[str, tuple[int, str]] = field(default_factory=dict)
    last_approval: int = 0
    last_act: int = 0

    @classmethod
    def of_the_world(cls) -> Account:
        """What there is before the first step, from the bare rows in their order."""
        account = cls()
        approvals = {row.translation_id: row for row in Approval.objects.order_by("pk")}
        for text, author in SegmentChange.objects.order_by("pk").values_list(
            "translation", "author"
        ):
            account.wrote(text, author)
        for text, approval in approvals.items():
            account.log.setdefault(text, []).append(("approved", approval.pk))
        account.last_approval = max((row.pk for row in approvals.values()), default=0)
        account.last_act = Transition.objects.latest("sequence").sequence
        return account

    def wrote(self, text: int, user: int) -> None:
        self.log.setdefault(text, []).append(("wrote", user))

    def authors(self, text: int, until: int | None = None) -> set[int]:
        """Who wrote since the last approval that stands, or that stood before ``until``."""
        voided = set(Transition.objects.exclude(voids=None).values_list("voids", flat=True))
        found: set[int] = set()
        for what, who in self.log.get(text, ()):
            if what == "wrote":
                found.add(who)
            elif who == until:
                break
            elif who not in voided:
                found.clear()
        return found

    def note_approvals(self) -> None:
        """Each new approval must be by somebody who, by this account, wrote nothing of it."""
        for row in Approval.objects.filter(pk__gt=self.last_approval).order_by("pk"):
            self.log.setdefault(row.translation_id, []).append(("approved", row.pk))
            if row.reviewer_id in self.authors(row.translation_id, until=row.pk):
                self.breaches.append(f"{row.reviewer} approved what they wrote: {row}")
            self.last_approval = row.pk

    def note_others(self, verb: str, text: int, before: Picture, after: Picture) -> None:
        """Work on one language changes no other."""
        others = differing(before, after) - {text}
        if others and verb not in REACHES_OTHERS:
            self.breaches.append(f"{verb} on {text} changed {sorted(others)}")

    def new_acts(self) -> list[Transition]:
        rows = list(Transition.objects.filter(sequence__gt=self.last_act).order_by("sequence"))
        self.last_act = rows[-1].sequence if rows else self.last_act
        return rows

    def note_row(self, acts: list[Transition], verb: str, user: Any, draft: Translation) -> None:
        """What was done is on record: by whom, from where to where."""
        now = Translation.objects.get(pk=draft.pk)
        own = [act for act in acts if (act.verb, act.actor_id, act.refusal) == (verb, user.pk, "")]
        own = [act for act in own if act.translation_id in (draft.pk, None)]
        if not own:
            self.breaches.append(f"{verb} by {user} left no row")
            return
        act = own[-1]
        told = (act.from_state, act.to_state, act.from_public, act.to_public)
        seen = (draft.state, now.state, draft.public, now.public)
        if act.translation_id is not None and told != seen:
            self.breaches.append(f"{verb} is on record as {told}, and was {seen}")

    def note_early(self, acts: list[Transition], due: dict[int, datetime.datetime | None]) -> None:
        """What the clock published was due: ``due`` has each text's minute, as it was before."""
        for act in acts:
            if act.verb == "publish" and not act.refusal and act.actor.username == "clock":
                at = due[act.translation_id or 0]
                if at is None or act.at < at:
                    self.breaches.append(f"{act} was early: due {at}, done {act.at}")
