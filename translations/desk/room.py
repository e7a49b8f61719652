"""The room of the desk: its page, the plain form that works without a script, and its addresses.

===============================  =====================================================================
address                          what is posted, and the answer
===============================  =====================================================================
``…/<pk>/desk/``                 GET: the page; ``show`` filters, ``pivot`` names a language to stand
``…_desk``                       beside the source. POST, a plain form: ``text-KEY``, ``was-KEY``,
                                 ``confirm-KEY`` a passage, ``then`` (``submit``, ``take_source``), or
                                 ``arrange`` (“act key”) with ``reason-KEY``, ``style-KEY``
``…/<pk>/desk/save/`` and so on  what the scripts ask, in JSON: see ``answers``
===============================  =====================================================================
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from csp.constants import NONCE
from csp.decorators import csp_update
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from releases.document import normalised
from releases.markup import MarkupRefused
from translations.admin.answers import UNFIT, UNKNOWN, status_of
from translations.admin.rooms import StaffRoom, user_of
from translations.desk import answers
from translations.desk.page import DeskPage
from translations.desk.previewing import Typed
from translations.desk.rows import fingerprint
from translations.errors import Refusal, Refused
from translations.models import Translation
from translations.verbs import Verb
from translations.workflow import perform

NAME = "translations_translation_desk"
THEN = (Verb.SUBMIT, Verb.TAKE_SOURCE, Verb.TAKE_OVER)


def desk_path(text: Translation) -> str:
    """The address of a text's desk."""
    return reverse(f"admin:{NAME}", args=[text.pk])


class DeskRoom(StaffRoom):
    """The desk's addresses. Which texts there are is for ``get_queryset`` to say."""

    def desk_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        asked = [
            path(f"<int:pk>/desk/{name}/", wrap(self._posted(answer)), name=f"{NAME}_{name}")
            for name, answer in answers.ANSWERS.items()
        ]
        return [
            path("<int:pk>/desk/", wrap(self.desk_view), name=NAME),
            path(
                "<int:pk>/desk/passage/<str:key>/", wrap(self.passage_view), name=f"{NAME}_passage"
            ),
            *asked,
        ]

    def _translation(self, request: HttpRequest, pk: int) -> Translation:
        """A translation that the person may know of. Raises Http404 for all else, originals too."""
        queryset = self.get_queryset(request).select_related(
            "release__office", "source", "assignee"
        )
        text: Translation | None = queryset.filter(pk=pk).first()
        if text is None or text.source_id is None:
            raise Http404
        return text

    def _posted(self, answer: answers.Answer) -> Callable[..., HttpResponse]:
        def view(request: HttpRequest, pk: int) -> HttpResponse:
            return _unkept(require_POST(answer)(request, self._translation(request, pk)))

        return view

    def passage_view(self, request: HttpRequest, pk: int, key: str) -> HttpResponse:
        text = self._translation(request, pk)
        return _unkept(require_GET(answers.passage)(request, text, key))

    def desk_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        text = self._translation(request, pk)
        if request.method == "POST":
            return self._write(request, text)
        page = _page(request, text)
        if page.show == "failing":
            page.failing = frozenset(Typed(page, {}).findings)
        return self._desk(request, page)

    def _write(self, request: HttpRequest, text: Translation) -> HttpResponse:
        """Save what was changed, then do what else was asked; at the first refusal show the page again."""
        user, posted = user_of(request), request.POST
        page = DeskPage(text, user)
        typed = {key: posted[f"text-{key}"] for key in _keys(page) if f"text-{key}" in posted}
        try:
            _save(page, user, typed, posted)
        except Refused as refused:
            return self._again(request, text, typed, refused)
        except MarkupRefused as refused:
            held = Refused(Verb.SAVE, [Refusal("too_large", str(refused))])
            return self._again(request, text, typed, held)
        try:
            done = _do(text, user, posted)
        except Refused as refused:
            return self._again(request, text, {}, refused)
        if done == Verb.SUBMIT:
            return HttpResponseRedirect(
                reverse("admin:translations_translation_change", args=[text.pk])
            )
        messages.success(request, _("Saved"))
        return HttpResponseRedirect(request.get_full_path())

    def _again(
        self, request: HttpRequest, text: Translation, typed: dict[str, str], refused: Refused
    ) -> HttpResponse:
        if UNKNOWN in refused.codes:
            raise Http404 from refused
        page = _page(request, self._translation(request, text.pk))
        page.refused, page.show = refused, ""
        stored = {segment.key: segment.text for segment in page.segments}
        page.typed = {key: said for key, said in typed.items() if said != stored.get(key)}
        return self._desk(request, page, status_of(refused) or UNFIT)

    @method_decorator(csp_update({"style-src": [NONCE]}))  # CodeMirror makes its own style sheet
    def _desk(self, request: HttpRequest, page: DeskPage, status: int = 200) -> HttpResponse:
        context: dict[str, Any] = self.context(
            request, page.title, page=page, text=page.text, release=page.text.release
        )
        template = "admin/translations/desk/desk.html"
        return render(request, template, context, status=status)


def _page(request: HttpRequest, text: Translation) -> DeskPage:
    given = request.GET
    return DeskPage(text, user_of(request), given.get("pivot", ""), given.get("show", ""))


def _keys(page: DeskPage) -> list[str]:
    return [segment.key for segment in page.segments]


def _save(page: DeskPage, user: Any, typed: dict[str, str], posted: Any) -> None:
    """Save those passages that were changed or confirmed in the form."""
    stored = {segment.key: segment for segment in page.segments}
    texts, was, confirm = {}, {}, set()
    for key, said in typed.items():
        segment = stored[key]
        is_confirmed = f"confirm-{key}" in posted
        before = posted.get(f"was-{key}", "")
        if is_confirmed and not segment.is_confirmed:
            confirm.add(key)
        if normalised(said) == segment.text and key not in confirm:
            continue
        if fingerprint(normalised(said)) == before and before != fingerprint(segment.text):
            continue  # untouched here, and changed by someone else since
        texts[key] = said
        # What the form did not have before it is anything but what is stored.
        was[key] = segment.text if fingerprint(segment.text) == before else said
    if texts:
        perform(page.text, Verb.SAVE, user, texts=texts, was=was, confirm=frozenset(confirm))


def _do(text: Translation, user: Any, posted: Any) -> str:
    """What the button asked besides saving: a verb, or an arrangement of a passage."""
    then = posted.get("then", "")
    if then in THEN:
        perform(text, then, user)
        return str(then)
    if answered := posted.get("take") or posted.get("refuse"):
        verb = Verb.TAKE_SUGGESTION if posted.get("take") else Verb.REFUSE_SUGGESTION
        number = int(answered) if answered.isdecimal() else 0
        reason = posted.get(f"because-{answered}", "")
        perform(text, verb, user, suggestion=number, reason=reason)
        return str(verb)
    act, _space, key = posted.get("arrange", "").partition(" ")
    if act:
        perform(
            text,
            Verb.ARRANGE,
            user,
            arrangement=act,
            key=key,
            reason=posted.get(f"reason-{key}", ""),
            style=posted.get(f"style-{key}", ""),
        )
    return str(act)


def _unkept(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
