"""Switches: the ways in which a text under review can be shown, and what each compares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from translations.review.page import ReviewPage


class View(models.TextChoices):
    """How the text is shown."""

    TEXT = "text", gettext_lazy("As submitted")
    APPROVED = "approved", gettext_lazy("Changes since the last approval")
    LIVE = "live", gettext_lazy("Against what is live")
    SOURCE = "source", gettext_lazy("The source’s changes")
    SINCE = "since", gettext_lazy("Changes since the revision before")
    PREVIEW = "preview", gettext_lazy("As readers will see it")


@dataclass(frozen=True)
class Switch:
    """One way: ``query`` leads to it; empty where there is nothing to show, and ``why`` says so."""

    name: str
    label: str
    query: str
    why: str = ""
    is_current: bool = False


def switches(page: ReviewPage) -> list[Switch]:
    """Every way to show this text, those that lead nowhere too: that there are none is worth knowing."""
    barred = _barred(page)
    found = [
        Switch(
            str(view),
            str(view.label) if view != View.TEXT or page.is_submitted else _("As it stands"),
            "" if view in barred else f"show={view}",
            barred.get(view, ""),
            page.shown == view,
        )
        for view in View
        if view != View.SINCE and not (view == View.SOURCE and page.text.source_id is None)
    ]
    since = page.since if page.shown == View.SINCE else _before(page)
    if since:
        label = _("Changes since revision %(number)d") % {"number": since}
        here = page.shown == View.SINCE
        found.insert(2, Switch(str(View.SINCE), label, f"since={since}", "", here))
    return found


def _before(page: ReviewPage) -> int:
    """The revision before this one, where it is another than the approved one; else none."""
    before, approval = max(page.text.revision - 1, 0), page.bases.approval
    return 0 if approval is not None and approval.revision >= before else before


def _barred(page: ReviewPage) -> dict[str, str]:
    bases, found = page.bases, dict[str, str]()
    if bases.approval is None:
        found[View.APPROVED] = _("No edition of it has been approved yet.")
    if not bases.is_public:
        found[View.LIVE] = _("Nothing of it is public.")
    if bases.source_span is None:
        found[View.SOURCE] = _("Its source has not changed.")
    return found
