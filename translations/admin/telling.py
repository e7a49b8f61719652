"""Telling: what every clock shows at a minute, while a person is choosing it.

One address, for GET, answering JSON that nobody keeps: ``clocks``, a line each; ``agreed``, the
instant that they show; ``reasons`` why it can't be; ``which``, the two times of a folded hour, chosen
or not, with the ``label`` that asks; ``again``, what is said to whoever pressed before clocks that
differ stood there.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.clock import database_now
from translations.admin.public_forms import ScheduleForm
from translations.admin.rooms import StaffRoom, user_of
from translations.attempt import Attempt, Inputs
from translations.models import Translation
from translations.transitions import TABLE
from translations.verbs import Verb


class ClockRoom(StaffRoom):
    """Which texts there are is for ``get_queryset`` to say."""

    def clock_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_safe(self.clocks_view))
        return [path("<int:pk>/clocks/", view, name="translations_translation_clocks")]

    def clocks_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        text: Translation = self.found(request, pk)
        form = ScheduleForm(Verb.SCHEDULE, text, user_of(request), data=request.GET)
        answer = JsonResponse(told(form))
        answer.headers["Cache-Control"] = "no-store"
        return answer


def told(form: ScheduleForm) -> dict[str, Any]:
    """What is to be said of the minute in this form."""
    is_fit = form.is_valid()
    which = _which(form)
    if form.has_error("publish_at", "twice"):
        return _answer(**which)
    if form.moment is None:
        return _answer(reasons=[str(each) for some in form.errors.values() for each in some])
    is_to_be_seen = form.has_error("publish_at", "agree")
    against = _against(form) if is_fit or is_to_be_seen else []
    again = _("Look at the clocks, and press once more if that is what you mean.")
    return _answer(
        clocks=form.clocks,
        agreed=form.moment.isoformat(),
        reasons=against,
        again=again if is_to_be_seen and not against else "",
        **which,
    )


def _which(form: ScheduleForm) -> dict[str, Any]:
    """The two times of a folded hour, also once one is chosen; nothing where there is but one."""
    fold = form.fields["fold"]
    if fold.widget.is_hidden:
        return {}
    return {"which": [list(choice) for choice in fold.widget.choices], "label": str(fold.label)}


def _answer(**said: Any) -> dict[str, Any]:
    nothing = {"clocks": [], "agreed": "", "reasons": [], "which": [], "label": "", "again": ""}
    return nothing | said


def _against(form: ScheduleForm) -> list[str]:
    """What the workflow has against this time, whatever state the text is in."""
    attempt = Attempt(
        Verb.SCHEDULE,
        form.user,
        form.translation.release,
        database_now(),
        Inputs(publish_at=form.moment),
        working=form.translation,
    )
    found = (judge(attempt) for judge in TABLE[Verb.SCHEDULE].demands)
    return [str(refusal) for refusal in found if refusal]
