"""Columns: what the board reads of its releases and texts, which is little of what they have."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, NamedTuple

from releases.models import Release
from releases.prepared import Prepared
from translations.models import Translation
from translations.models.translation import seen

A_PAGE = 12  # releases
NO_KEY = 0  # in the place of one, where a query is prepared for more than there are
LABELS = dict(Release._meta.get_field("kind").flatchoices)


class Issue(NamedTuple):
    """A release; ``total`` is how many there are like it, where that was asked with it."""

    pk: int
    public_id: str
    issued_on: datetime.date
    kind: str
    is_urgent: bool
    office_id: int
    embargo_until: datetime.datetime | None
    plan: dict[str, str]
    total: int = 0

    @property
    def kind_said(self) -> str:
        return str(LABELS[self.kind])


class Text(NamedTuple):
    """One language of a release; ``turn`` is the number of the act that brought it into its state."""

    pk: int
    release_id: int
    language: str
    standing: str
    state: str
    public: str
    revision: int
    due_at: datetime.datetime | None
    is_outdated: bool
    is_overdue: bool
    turn: int | None
    assignee: str | None
    first_name: str
    last_name: str

    @property
    def seen(self) -> str:
        return seen(self.state, self.public)


ISSUE = Issue._fields[:-1]
TEXT = (
    *Text._fields[:-3], "assignee__username", "assignee__first_name", "assignee__last_name"
)  # fmt: skip


def texts_of(releases: Iterable[Issue]) -> dict[int, dict[str, Text]]:
    """The texts of as many releases as a page has, by release and language."""
    found: dict[int, dict[str, Text]] = {release.pk: {} for release in releases}
    if found:
        for row in _TEXTS.rows(*found, *[NO_KEY] * (A_PAGE - len(found))):
            text = Text(*row)
            found[text.release_id][text.language] = text
    return found


def _texts(*releases: int) -> Any:
    rows = Translation.objects.filter(release__in=releases).with_turn().with_what_is_late()
    return rows.order_by().values_list(*TEXT)


_TEXTS: Prepared[Any] = Prepared(_texts)
