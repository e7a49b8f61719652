"""The room of the desk: its page, the plain form that works without a script, and its addresses.

===============================  =====================================================================
address                          what is posted, and the answer
===============================  =====================================================================
``…/<pk>/desk/``                 GET: the page; ``show`` filters, ``pivot`` names a language to stand
``…_desk``                       beside the source, ``passage`` one whose history and remarks are
                                 shown. POST: the ``plain_form``
``…/<pk>/desk/save/`` and so on  what the scripts ask, in JSON: see ``answers``
===============================  =====================================================================
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from csp.constants import NONCE
from csp.decorators import csp_update
from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.db.models.functions import Now
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from releases.document import normalised
from releases.markup import MarkupRefused
from translations.admin.answers import FORBIDDEN, UNKNOWN, status_of
from translations.admin.rooms import StaffRoom, user_of
from translations.desk import answers
from translations.desk.page import DeskPage
from translations.desk.passage import PassageSide
from translations.desk.plain_form import PlainForm, typed_in
from translations.desk.previewing import Typed
from translations.done import done
from translations.errors import Refused
from translations.models import Translation
from translations.notifications.bell import Bell, unread_by
from translations.presence import Room
from translations.presence.room import opening
from translations.verbs import Verb

NAME = "translations_translation_desk"


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
            path("<int:pk>/desk/", self._kept(wrap(self.desk_view)), name=NAME),
            path(
                "<int:pk>/desk/passage/<str:key>/", wrap(self.passage_view), name=f"{NAME}_passage"
            ),
            *asked,
        ]

    def _translation(self, request: HttpRequest, pk: int) -> Translation:
        """A translation that the person may know of. Raises Http404 for all else, originals too."""
        rows = self.get_queryset(request).select_related("release__office", "source", "assignee")
        newer = Translation.objects.outdated().filter(pk=OuterRef("pk"))
        queryset = rows.annotate(
            now=Now(), is_behind=Exists(newer), unread=unread_by(user_of(request))
        )
        text: Translation | None = queryset.filter(pk=pk).first()
        if text is None or text.source_id is None:
            raise Http404
        return text

    def _posted(self, answer: answers.Answer) -> Callable[..., HttpResponse]:
        def view(request: HttpRequest, pk: int) -> HttpResponse:
            return _unkept(require_POST(answer)(request, self._translation(request, pk)))

        return view

    def _kept(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """``view``, but whoever posts when their login has ended gets back what they typed."""

        def kept(request: HttpRequest, pk: int) -> HttpResponse:
            if request.method != "POST" or self.admin_site.has_permission(request):
                return view(request, pk)
            typed = typed_in(request.POST).values()
            context = self.context(request, _("You are logged out"), typed=typed)
            template = "admin/translations/desk/logged_out.html"
            return _unkept(render(request, template, context, status=FORBIDDEN))

        return kept

    def passage_view(self, request: HttpRequest, pk: int, key: str) -> HttpResponse:
        text = self._translation(request, pk)
        return _unkept(require_GET(answers.passage)(request, text, key))

    def desk_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        text = self._translation(request, pk)
        if request.method == "POST":
            return self._write(request, text)
        return self._desk(request, _page(request, text))

    def _write(self, request: HttpRequest, text: Translation) -> HttpResponse:
        """Save what was changed, then do what else was asked; at the first refusal show the page again."""
        user = user_of(request)
        segments = {segment.key: segment for segment in DeskPage(text, user).segments}
        form = PlainForm(text, user, segments, request.POST)
        try:
            form.save()
        except Refused as refused:
            return self._again(request, form, refused, form.typed)
        try:
            form.act()
        except Refused as refused:
            return self._again(request, form, refused, {})
        if form.done:
            messages.success(request, done(form.done))
        if form.done == Verb.SUBMIT:
            return HttpResponseRedirect(
                reverse("admin:translations_translation_change", args=[text.pk])
            )
        return HttpResponseRedirect(_way_back(request, form))

    def _again(
        self, request: HttpRequest, form: PlainForm, refused: Refused, typed: dict[str, str]
    ) -> HttpResponse:
        """The page with why not; what was typed and is not saved stands in it, beside what is stored."""
        if UNKNOWN in refused.codes:
            raise Http404 from refused
        page = _page(request, self._translation(request, form.text.pk))
        page.refused, page.show, page.posted = refused, "", request.POST
        stored = {segment.key: segment.text for segment in page.segments}
        page.typed = {
            key: said for key, said in typed.items() if normalised(said) != stored.get(key)
        }
        page.strays = form.strays if typed else ()
        return self._desk(request, page, status_of(refused))

    @method_decorator(csp_update({"style-src": [NONCE]}))  # CodeMirror makes its own style sheet
    def _desk(self, request: HttpRequest, page: DeskPage, status: int = 200) -> HttpResponse:
        if _asks_checks(page):
            try:
                page.found = Typed(page, {}).findings
            except MarkupRefused as refused:
                messages.error(request, str(refused))
        context: dict[str, Any] = self.context(
            request,
            page.title,
            page=page,
            text=page.text,
            release=page.text.release,
            bell=Bell(page.user, getattr(page.text, "unread", None)),
            opened=_opened(request, page),
            presence=opening(page.text, page.user.pk, Room.DESK),
        )
        template = "admin/translations/desk/desk.html"
        return render(request, template, context, status=status)


def _page(request: HttpRequest, text: Translation) -> DeskPage:
    asked: Any = request.GET
    read: Any = text
    return DeskPage(
        text,
        user_of(request),
        read.now,
        read.is_behind,
        asked.get("pivot", ""),
        asked.get("show", ""),
    )


def _asks_checks(page: DeskPage) -> bool:
    """Whether the page is to show what the checks find; with a script that comes after it."""
    is_refused = page.refused is not None and "findings" in page.refused.codes
    return page.show == "failing" or is_refused or "accept" in page.posted


def _opened(request: HttpRequest, page: DeskPage) -> PassageSide | None:
    """The side of the passage that was asked for, to be shown in its row."""
    key = page.posted.get("remark") or request.GET.get("passage", "")
    row = next((row for row in page.rows if row.key == key), None)
    return PassageSide(page, row) if row else None


def _way_back(request: HttpRequest, form: PlainForm) -> str:
    """The address of the page that was posted from, at the passage that the button was about."""
    asked = request.GET.copy()
    asked.pop("passage", None)
    if form.opens:
        asked["passage"] = form.place
    query = f"?{asked.urlencode()}" if asked else ""
    place = f"#row-{form.place}" if form.place else ""
    return f"{request.path}{query}{place}"


def _unkept(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
