"""The room of the review: its page, which works without a script, and its one address.

===============================  =====================================================================
address                          what is posted, and the answer
===============================  =====================================================================
``…/<pk>/review/``               GET: the page; ``show`` is text, approved, live, source or preview,
``…_review``                     ``since`` a revision to compare with. POST: ``act`` (approve,
                                 approve_schedule, schedule, return, recall) with the fields of the
                                 verbs' forms, ``return`` with the key of the passage whose remark says
                                 why, or one button of the ``passage_form``; ``back`` is front for
                                 whoever decides from there
===============================  =====================================================================
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.db.models import prefetch_related_objects as prefetch
from django.db.models.functions import Now
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from translations.admin.answers import FORBIDDEN, UNFIT, UNKNOWN, status_of
from translations.admin.rooms import StaffRoom, user_of
from translations.admin.verb_form import VerbForm
from translations.done import done
from translations.errors import Refused
from translations.models import Translation
from translations.notifications.bell import Bell, unread_by
from translations.presence import Room
from translations.presence.room import opening
from translations.previews.acts import standing
from translations.review.deciding import Deciding
from translations.review.decision import ACTS
from translations.review.page import ReviewPage
from translations.review.passage_form import PassageForm, typed_in
from translations.verbs import Verb

NAME = "translations_translation_review"
View = Callable[..., HttpResponse]


def review_path(text: Translation) -> str:
    """The address of a text's review."""
    return reverse(f"admin:{NAME}", args=[text.pk])


class ReviewRoom(StaffRoom):
    """The review's address. Which texts there are is for ``get_queryset`` to say."""

    def review_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.review_view)
        return [path("<int:pk>/review/", self._kept_if_logged_out(view), name=NAME)]

    def _kept_if_logged_out(self, view: View) -> View:
        """``view``, but whoever posts when their login has ended gets back what they typed."""

        def kept(request: HttpRequest, pk: int) -> HttpResponse:
            if request.method != "POST" or self.admin_site.has_permission(request):
                return view(request, pk)
            comment = request.POST.get("comment", "")
            typed = [*typed_in(request.POST).values(), *filter(str.strip, [comment])]
            context = self.context(request, _("You are logged out"), typed=typed)
            template = "admin/translations/desk/logged_out.html"
            answer = render(request, template, context, status=FORBIDDEN)
            answer.headers["Cache-Control"] = "no-store"
            return answer

        return kept

    def _text_under_review(self, request: HttpRequest, pk: int) -> Translation:
        """A text that the person may know of. Raises Http404 for all else."""
        rows = self.get_queryset(request).select_related("release__office", "source", "assignee")
        newer = Translation.objects.outdated().filter(pk=OuterRef("pk"))
        found = (
            rows.annotate(
                now=Now(), is_behind=Exists(newer), unread=unread_by(user_of(request)), **standing()
            )
            .filter(pk=pk)
            .first()
        )
        if found is None:
            raise Http404
        text: Translation = found
        prefetch([text], "segments")  # once for the page, the checks and the guards
        return text

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        text = self._text_under_review(request, pk)
        if request.method == "POST":
            return self._act_on_review(request, text)
        return self._review(request, _page(request, text))

    def _act_on_review(self, request: HttpRequest, text: Translation) -> HttpResponse:
        """Do what the button asks; at a refusal show the page with why, and with what was typed."""
        posted = {name: str(said) for name, said in request.POST.items()}
        passages = PassageForm(text, user_of(request), posted)
        act = posted.get("act", "")
        if key := posted.get("return"):
            act = "return"
            passages.return_with(key)
        if act in ACTS:
            return self._decide(request, passages, act)
        try:
            passages.act()
        except Refused as refused:
            return self._reviewed_again(request, passages, refused)
        _tell(request, passages.done)
        if any(passages.left.values()):
            return self._reviewed_again(request, passages)
        return HttpResponseRedirect(_way_back(request, passages.place))

    def _decide(self, request: HttpRequest, passages: PassageForm, act: str) -> HttpResponse:
        deciding = Deciding(passages.text, passages.user, act, passages.posted)
        if not deciding.is_valid:
            return self._reviewed_again(request, passages, deciding=deciding, status=UNFIT)
        try:
            if act == "return":
                passages.send_all()
            elif act.startswith("approve"):
                passages.refuse_unsent()
            deciding.decide()
        except Refused as refused:
            _tell(request, [*passages.done, *deciding.done])
            return self._reviewed_again(request, passages, refused, deciding)
        _tell(request, [*passages.done, *deciding.done])
        at_front = passages.posted.get("back") == "front"
        return HttpResponseRedirect(
            reverse("admin:index") if at_front else review_path(passages.text)
        )

    def _reviewed_again(
        self,
        request: HttpRequest,
        passages: PassageForm,
        refused: Refused | None = None,
        deciding: Deciding | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """The page as things are now; what is typed and not on record stands in it."""
        if refused is not None and UNKNOWN in refused.codes:
            raise Http404 from refused
        page = _page(request, self._text_under_review(request, passages.text.pk))
        page.refused = refused
        page.posted = passages.left | {"comment": passages.posted.get("comment", "")}
        if deciding is not None:
            page.tried = deciding.again(page.text)
        if page.is_overtaken and passages.revision != page.text.revision:
            page.since = passages.revision
        return self._review(request, page, status_of(refused) if refused else status)

    def reviewed_after(
        self, request: HttpRequest, form: VerbForm, refused: Refused | None = None
    ) -> HttpResponse:
        """The review after another verb could not be done from it: with why, and what was typed."""
        page = _page(request, self._text_under_review(request, form.translation.pk))
        page.refused = refused
        page.tried = {form.verb: form.again(page.text) if refused else form}
        return self._review(request, page, status_of(refused) if refused else UNFIT)

    def _review(self, request: HttpRequest, page: ReviewPage, status: int = 200) -> HttpResponse:
        context: dict[str, Any] = self.context(
            request,
            page.title,
            page=page,
            text=page.text,
            release=page.text.release,
            bell=Bell(page.user, getattr(page.text, "unread", None)),
            presence=opening(page.text, page.user.pk, Room.REVIEW),
        )
        answer = render(request, "admin/translations/review/review.html", context, status=status)
        answer.headers["Cache-Control"] = "no-store"
        return answer


def _page(request: HttpRequest, text: Translation) -> ReviewPage:
    read: Any = text
    since = request.GET.get("since", "")
    is_number = since.isascii() and since.isdigit() and len(since) < 10
    return ReviewPage(
        text,
        user_of(request),
        read.now,
        read.is_behind,
        request.GET.get("show", ""),
        int(since) if is_number else None,
    )


def _tell(request: HttpRequest, verbs: list[Verb]) -> None:
    for verb in dict.fromkeys(verbs):
        messages.success(request, done(verb))


def _way_back(request: HttpRequest, place: str) -> str:
    """The page that was posted from, at the passage that the button was about."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return f"{request.path}{query}{f'#row-{place}' if place else ''}"
