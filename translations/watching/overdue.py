"""What is overdue: due by the database's clock, with nothing but the engine between it and the public."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Min, OuterRef, Subquery, When
from django.db.models.functions import Coalesce, Greatest

from translations.models import Bundle, State, Transition, Translation


@dataclass(frozen=True)
class Overdue:
    """How many texts, and since when the first of them could have gone out."""

    count: int
    since: datetime.datetime | None


def overdue() -> Overdue:
    """Those that the engine would take up now, by its own rule of what is due."""
    texts, bundled = _texts(), _bundled()
    first = [each["since"] for each in (texts, bundled) if each["since"]]
    return Overdue(texts["count"] + bundled["count"], min(first, default=None))


def failed() -> int:
    """How many gave up after their tries, and wait for people."""
    return Translation.objects.filter(state=State.FAILED).count()


def _texts() -> dict[str, Any]:
    """A text could go out from its minute, or from the last act on it, or on what it waits for.

    Who retries a failed text, or publishes the original for which others wait as they are ready,
    begins a new wait: that it is yesterday's minute is not the engine's fault.
    """
    original = Translation.objects.filter(release=OuterRef("release"), is_original=True)
    followed = Case(
        When(bundle__isnull=False, then=Subquery(original.values(last=_last_act("pk"))[:1]))
    )
    could = Greatest(
        "publish_at",
        Coalesce(_last_act("pk"), "publish_at"),
        Coalesce(followed, "publish_at"),
    )
    rows = Translation.objects.due().order_by()
    return rows.annotate(could=could).aggregate(count=Count("pk"), since=Min("could"))


def _bundled() -> dict[str, Any]:
    """What goes together could from when the last of it was ready."""
    keys = Bundle.objects.due().order_by().values("pk")
    ready = Translation.objects.filter(bundle__in=keys, state=State.SCHEDULED)
    could = Greatest("bundle__publish_at", Coalesce(_last_act("pk"), "bundle__publish_at"))
    last: dict[int, datetime.datetime] = {}
    texts = ready.annotate(could=could).values_list("bundle", "could")
    for bundle, moment in texts:
        last[bundle] = max(moment, last.get(bundle, moment))
    return {"count": len(texts), "since": min(last.values(), default=None)}


def _last_act(text: str) -> Subquery:
    """When something was last done to a text, by the database's clock and not by a web server's."""
    acts = Transition.objects.filter(translation=OuterRef(text), refusal="")
    return Subquery(acts.order_by("-sequence").values("at")[:1])
