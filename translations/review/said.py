"""Said: what people said about a text, and who wrote in it, by passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User

from translations.models import Approval, Suggestion, Translation
from translations.names import name_of
from translations.review.threads import Thread, threads_by_passage


@dataclass
class Said:
    """``approval`` is the last that stands; ``posted`` what was typed and is not on record yet."""

    text: Translation
    approval: Approval | None
    posted: Mapping[str, str]

    @cached_property
    def threads(self) -> Mapping[str, Sequence[Thread]]:
        remarks = self.text.remarks.select_related("author", "resolved_by").order_by("pk")
        return threads_by_passage(remarks, self.posted)

    @property
    def open_remarks(self) -> int:
        return sum(not each.is_resolved for found in self.threads.values() for each in found)

    @cached_property
    def suggestions(self) -> Mapping[str, Sequence[Suggestion]]:
        """By key, the suggested edits that wait for an answer."""
        rows = self.text.suggestions.filter(outcome=Suggestion.Outcome.WAITING)
        found: defaultdict[str, list[Suggestion]] = defaultdict(list)
        for suggestion in rows.select_related("author"):
            found[suggestion.key].append(suggestion)
        return found

    @property
    def waiting(self) -> int:
        """How many suggested edits wait."""
        return sum(map(len, self.suggestions.values()))

    @cached_property
    def authors(self) -> Mapping[str, Sequence[str]]:
        """By key, who wrote in the passage since the last approval."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key, _author, first, last, user_name in self._changes:
            user = User(first_name=first, last_name=last, username=user_name)
            found[key].append(name_of(user))
        return found

    @property
    def author_ids(self) -> frozenset[int]:
        """Who changed anything since the last approval, for whom four eyes are wanted."""
        return frozenset(author for _key, author, *_names in self._changes)

    @cached_property
    def _changes(self) -> Sequence[tuple[Any, ...]]:
        changes = self.text.changes.order_by()
        if self.approval is not None and self.approval.last_change_id is not None:
            changes = changes.filter(pk__gt=self.approval.last_change_id)
        names = ("author__first_name", "author__last_name", "author__username")
        return list(changes.values_list("key", "author", *names).distinct())
