"""The room for several texts: the actions of their list, and the page that asks before anything is done.

===============================  =====================================================================
address                          what is posted, and the answer
===============================  =====================================================================
``…/several/<act>/``             GET with one ``text`` or more: the page that asks. POST: ``text``, for
``…_several``                    each of these keys ``<key>-revision`` and ``<key>-sha256`` as they were
                                 shown, if need be ``<key>-outdated_acknowledged`` and
                                 ``<key>-controls_confirmed``; ``publish_at_0`` and so on once for all;
                                 the answer says what became of each
===============================  =====================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from releases.clock import database_now
from translations.admin.answers import UNFIT, status_of
from translations.admin.rooms import StaffRoom, key_or_404, user_of
from translations.attempt import Attempt, Inputs
from translations.errors import Refused
from translations.guards import time
from translations.models import Translation
from translations.several.acts import EVERY, SEVERAL, SeveralAct
from translations.several.chosen import MOST, ConfirmPage, chosen, keys_of
from translations.several.doing import Outcomes, do_each
from translations.several.forms import WhenForm
from translations.verbs import Verb

NAME = "translations_translation_several"
CHECKED = "_selected_action"  # as Django's list names its boxes
LIST = "admin:translations_translation_changelist"


class SeveralRoom(StaffRoom):
    """The actions of the list, and their address. Which texts there are is for ``get_queryset`` to say."""

    def several_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.several_view)
        return [path("several/<str:act>/", view, name=NAME)]

    # In the list

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        user = user_of(request)
        return {each.name: (_leads_to(each), each.name, each.label) for each in _of(user)}

    @admin.display(description="")
    def action_checkbox(self, obj: Any) -> SafeString:
        """The box of a row, named as the row is; Django’s own would read each text’s document for it."""
        named = _("Mark: %(title)s") % {"title": f"{obj.listed_title} ({obj.spoken.name})"}
        box = '<input type="checkbox" name="{}" value="{}" class="action-select" aria-label="{}">'
        return format_html(box, CHECKED, obj.pk, named)

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        for key in request.POST.getlist(CHECKED):
            key_or_404(key)
        answer: HttpResponse | None = super().response_action(request, queryset)
        return answer

    # The page that asks, and what came of it

    def several_view(self, request: HttpRequest, act: str) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if act not in SEVERAL:
            raise Http404
        given = request.POST if request.method == "POST" else request.GET
        keys = keys_of(given.getlist("text"))
        if len(keys) > MOST:
            messages.error(request, _too_many(len(keys)))
            return HttpResponseRedirect(reverse(LIST))
        rows = self.get_queryset(request).filter(pk__in=keys)
        if request.method == "POST" and keys:
            return self._do_several(request, SEVERAL[act], rows, len(keys))
        return self._ask(request, SEVERAL[act], rows, len(keys))

    def _ask(
        self,
        request: HttpRequest,
        act: SeveralAct,
        rows: QuerySet[Translation],
        count: int,
        when: WhenForm | None = None,
    ) -> HttpResponse:
        found = chosen(rows, act, user_of(request))
        if when is None and act.asks_when and found:
            when = _when([each.text for each in found], act, request)
        page = ConfirmPage(act, found, when, count - len(found))
        context = self.context(request, str(act.heading), page=page)
        template = "admin/translations/several/confirm.html"
        status = UNFIT if when is not None and when.errors else 200
        return render(request, template, context, status=status)

    def _do_several(
        self, request: HttpRequest, act: SeveralAct, rows: QuerySet[Translation], count: int
    ) -> HttpResponse:
        texts = list(rows.select_related("release__office", "source"))
        posted = {name: str(said) for name, said in request.POST.items()}
        if act.asks_when and texts:
            when = _when(texts, act, request)
            if not _can_be_then(when):
                return self._ask(request, act, rows, count, when)
            # Left empty, it would be read by the clocks of each one's office: another minute for each.
            posted["zone"] = when.cleaned_data["zone"] or when.default_zone
        every = do_each(texts, act, user_of(request), posted)
        outcomes = Outcomes(act, every, count - len(texts))
        context = self.context(request, outcomes.told, outcomes=outcomes)
        template = "admin/translations/several/done.html"
        return render(request, template, context, status=_status(outcomes))


def _of(user: Any) -> list[SeveralAct]:
    return [each for each in EVERY if each.is_for(user)]


def _leads_to(act: SeveralAct) -> Callable[..., HttpResponse]:
    """What Django's list calls for the texts that were chosen: the way to the page that asks."""

    def lead(_room: Any, request: HttpRequest, rows: QuerySet[Translation]) -> HttpResponse:
        keys = list(rows.values_list("pk", flat=True)[: MOST + 1])
        if len(keys) > MOST:
            messages.error(request, _too_many(rows.count()))
            return HttpResponseRedirect(request.get_full_path())
        return HttpResponseRedirect(several_path(act, keys))

    return lead


def several_path(act: SeveralAct, keys: list[int]) -> str:
    """The page that asks whether to do this to these texts."""
    query = urlencode({"text": keys}, doseq=True)
    return f"{reverse(f'admin:{NAME}', args=[act.name])}?{query}"


def _too_many(count: int) -> str:
    said = _("You chose %(count)d texts. At once there can be %(most)d: choose fewer.")
    return said % {"count": count, "most": MOST}


def _when(texts: Sequence[Translation], act: SeveralAct, request: HttpRequest) -> WhenForm:
    """The time for all of them; it begins with what would be the first one's."""
    verb = Verb.RESCHEDULE if act.name == Verb.RESCHEDULE else Verb.SCHEDULE
    given = request.POST if request.method == "POST" else None
    form = WhenForm(verb, texts[0], user_of(request), data=given)
    form.texts = texts
    return form


def _can_be_then(when: WhenForm) -> bool:
    """Whether the time can be read and is to come. What else speaks against it differs by text."""
    if not when.is_valid():
        return False
    text, given = when.translation, Inputs(publish_at=when.inputs()["publish_at"])
    attempt = Attempt(when.verb, when.user, text.release, database_now(), given, text)
    if reason := time.in_the_future(attempt):
        when.add_error("publish_at", str(reason))
    return not reason


def _status(outcomes: Outcomes) -> int:
    """That of the refusals, where nothing was done."""
    reasons = [reason for each in outcomes.refused for reason in each.refusals]
    if outcomes.done or not reasons:
        return 200
    return status_of(Refused(outcomes.act.name, reasons))
