"""Telling: what every clock shows at a minute, while a person is choosing it.

One address, for GET, answering JSON that nobody keeps: ``clocks``, a line each; ``agreed``, the
instant that they show; ``reasons`` why it can't be; ``which``, the two times of a folded hour.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from releases.clock import database_now
from translations.admin.public_forms import ScheduleForm
from translations.admin.rooms import StaffRoom, user_of
from translations.attempt import Attempt, Inputs
from translations.models import Translation
from translations.verbs import Verb
from translations.workflow import TABLE


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
    if form.moment is None:
        reasons = [str(reason) for reasons in form.errors.values() for reason in reasons]
        which = form.fields["fold"].widget.choices if form.has_error("publish_at", "twice") else []
        return {"clocks": [], "agreed": "", "reasons": reasons, "which": [list(w) for w in which]}
    against = _against(form) if is_fit or form.has_error("publish_at", "agree") else []
    return {
        "clocks": form.clocks,
        "agreed": form.moment.isoformat(),
        "reasons": against,
        "which": [],
    }


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
