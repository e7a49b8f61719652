"""Mine: what waits for one person, the most urgent first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import models
from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Value,
    When,
    Window,
)
from django.db.models.functions import RowNumber
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from releases.prepared import Prepared
from translations.models import Role, State, Suggestion, Translation
from translations.roles import Held, alike, held_by, is_any
from translations.visibility import not_secret, visible
from translations.work.columns import NO_KEY

SHOWN = 10  # of each list; the room of texts has the rest

COLUMNS = (
    "language", "is_original", "standing", "state", "public", "publish_at", "due_at",
    "revision", "sha256", "assignee__username", "assignee__first_name", "assignee__last_name",
    "release__public_id", "release__is_urgent", "release__office_id", "release__embargo_until",
)  # fmt: skip


class Part(models.IntegerChoices):
    """The lists of a page, in their order."""

    REVIEW = 1, _("For your review")
    SUGGESTED = 2, _("Edits suggested to you")
    RETURNED = 3, _("Returned to you")
    ASSIGNED = 4, _("Assigned to you")
    OUTDATED = 5, _("The source has changed")
    OPEN = 6, _("Nobody’s yet")


# Where the room of texts shows the whole of a list.
REST = {
    Part.REVIEW: "state__exact=submitted",
    Part.SUGGESTED: "state__exact=submitted",
    Part.RETURNED: "state__exact=returned",
    Part.ASSIGNED: "assigned=me",
    Part.OUTDATED: "outdated=yes",
    Part.OPEN: "state__exact=draft&assigned=nobody",
}
NOTHING: Mapping[Part, str | Promise] = {
    Part.REVIEW: _("Nothing waits for your review."),
    Part.ASSIGNED: _("Nothing is assigned to you."),
}


@dataclass
class WorkList:
    """One list: its first rows, and how many it has in all."""

    part: Part
    rows: list[Any] = field(default_factory=list)
    total: int = 0

    @property
    def query(self) -> str:
        return REST[self.part]

    @property
    def nothing(self) -> str | Promise:
        return NOTHING.get(self.part, "")

    @property
    def left(self) -> int:
        return self.total - len(self.rows)


def lists_of(user: User) -> list[WorkList]:
    """The lists of a person by what they are, in two queries: which texts, then the texts."""
    if not is_any(user):
        return []
    parts = [Part.ASSIGNED, Part.REVIEW] if is_any(user, Role.REVIEWER) else [Part.ASSIGNED]
    lists = {part: WorkList(part) for part in parts}
    places = _places(user)
    texts = _texts([place.text for place in places])
    for place in places:
        part = Part(place.part)
        own = lists.setdefault(part, WorkList(part))
        own.total, text = place.total, texts[place.text]
        text.is_own = place.is_own
        own.rows.append(text)
    return [lists[part] for part in sorted(lists)]


class Place(NamedTuple):
    """Where a text stands in a person's lists."""

    part: int
    place: int
    text: int
    total: int
    is_own: bool


def to_review(user: User) -> QuerySet[Translation]:
    """What waits in their languages: what they may approve before what they changed themselves, then

    what is urgent and has no time, by when readers are to have it, and by how long it has waited.
    """
    waiting = Translation.objects.awaiting_review().in_charge_of(user, Role.REVIEWER)
    waiting = waiting.filter(visible(user, "release__"))
    waiting = waiting.with_own_hand(user).with_wanted_at().with_turn()
    at_once = Case(When(release__is_urgent=True, wanted_at=None, then=0), default=1)
    order = (
        F("is_own").asc(),
        at_once.asc(),
        F("wanted_at").asc(nulls_last=True),
        F("turn").asc(nulls_last=True),
        F("pk").asc(),
    )
    return _first_of_each(waiting.annotate(part=_is(Part.REVIEW)), order)


def next_to_review(user: User) -> Translation | None:
    """The first of what waits for their review and that they may approve."""
    rows: Any = to_review(user)  # whose columns of its own no stub knows
    found: Translation | None = rows.filter(is_own=False, place=1).first()
    return found


def at_work(user: User) -> QuerySet[Translation]:
    """What is theirs to write: by when it is due, by when readers are to have it, and by its age."""
    part = Case(
        When(state=State.RETURNED, then=_is(Part.RETURNED)),
        When(assignee=user, then=_is(Part.ASSIGNED)),
        default=_is(Part.OPEN),
    )
    begun = Translation.objects.filter(state__in=[State.DRAFT, State.RETURNED])
    return _pressing(begun.to_be_written_by(user).filter(visible(user, "release__")), part)


def overtaken(user: User) -> QuerySet[Translation]:
    """What they would write if it weren't handed in or public already, and its source has changed."""
    done = Translation.objects.exclude(state__in=[State.DRAFT, State.RETURNED, State.CANCELLED])
    theirs = done.to_be_translated_by(user).filter(not_secret(user, "release__"))
    return _pressing(theirs.outdated_of_many(), _is(Part.OUTDATED))


def suggested_to(user: User) -> QuerySet[Translation]:
    """What they handed in, or may answer for, and a reviewer suggests an edit of."""
    waiting = Suggestion.objects.filter(
        translation=OuterRef("pk"), outcome=Suggestion.Outcome.WAITING
    )
    asked = Translation.objects.awaiting_review().filter(Exists(waiting))
    theirs = asked.to_be_written_by(user).filter(visible(user, "release__"))
    return _pressing(theirs, _is(Part.SUGGESTED))


def _pressing(rows: Any, part: Any) -> QuerySet[Translation]:
    rows = rows.with_wanted_at().annotate(
        is_own=Value(value=False, output_field=BooleanField()), part=part
    )
    order = (
        F("due_at").asc(nulls_last=True), F("wanted_at").asc(nulls_last=True), F("pk").asc()
    )  # fmt: skip
    return _first_of_each(rows, order)


def _is(part: Part) -> Value:
    return Value(part.value, IntegerField())


def _first_of_each(rows: Any, order: Sequence[Any]) -> QuerySet[Translation]:
    """The first rows of each part with their place in it, and its total."""
    numbered = rows.order_by().annotate(
        place=Window(RowNumber(), partition_by=[F("part")], order_by=order),
        total=Window(Count("pk"), partition_by=[F("part")]),
    )
    found: QuerySet[Translation] = numbered.filter(place__lte=SHOWN)
    return found


def _places(user: User) -> list[Place]:
    query = _of_all_with(held_by(user), user.is_superuser)
    return sorted(Place(*row) for row in query.rows(user.pk))


@lru_cache(maxsize=64)
def _of_all_with(held: frozenset[Held], is_superuser: bool) -> Prepared[Any]:  # noqa: FBT001  (a key of the cache)
    """The places in the lists of whoever holds these roles: to write it takes longer than to answer it."""

    def build(key: int) -> Any:
        user = alike(key, held, is_superuser=is_superuser)
        arms: list[Any] = [at_work(user), overtaken(user), suggested_to(user)]
        if is_any(user, Role.REVIEWER):
            arms.append(to_review(user))
        first, *others = (arm.values_list("part", "place", "pk", "total", "is_own") for arm in arms)
        return first.union(*others, all=True)

    return Prepared(build)


def _texts(keys: Sequence[int]) -> dict[int, Any]:
    if not keys:
        return {}
    none = [NO_KEY] * (SHOWN * len(Part) - len(keys))
    return {row.pk: row for row in _LISTED.rows(*keys, *none)}


def _listed(*keys: int) -> Any:
    rows = Translation.objects.filter(pk__in=keys).with_wanted_at().with_turn()
    rows = rows.with_what_is_late().select_related("release", "assignee")
    return rows.only(*COLUMNS).order_by()


_LISTED: Prepared[Any] = Prepared(_listed)
