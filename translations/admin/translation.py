"""The room of texts: translations and originals, each written and acted on in its own page."""

from __future__ import annotations

from typing import Any

from csp.constants import NONCE
from csp.decorators import csp_update
from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from translations.admin import history
from translations.admin.answers import UNFIT, UNKNOWN, status_of
from translations.admin.editing import EditorRoom
from translations.admin.lists import AssignedFilter, LanguageFilter, OutdatedFilter, TextList
from translations.admin.page import AFTER_SAVING, TextPage
from translations.admin.rooms import user_of
from translations.admin.rules import RulesRoom
from translations.admin.shown_once import hand_over, handed_over, take_away
from translations.admin.telling import ClockRoom
from translations.admin.timeline import Timeline, in_brief
from translations.admin.verb_form import VerbForm
from translations.admin.verb_forms import FORMS
from translations.admin.writing import writing_form
from translations.clocks import minute_of
from translations.desk.room import DeskRoom, desk_path
from translations.done import done
from translations.errors import Refused
from translations.heads import TITLE_KEY
from translations.models import Segment, Translation
from translations.presence import Room
from translations.presence.room import PresenceRoom, opening
from translations.review.room import ReviewRoom
from translations.several.room import SeveralRoom
from translations.templatetags.staff import person, when
from translations.verbs import Verb
from translations.work.room import WorkRoom
from translations.workflow import refusals

ORDER = ("-release__issued_on", "-release_id", "-is_original", "language")


@admin.register(Translation)
class TranslationAdmin(
    EditorRoom, DeskRoom, ReviewRoom, PresenceRoom, RulesRoom, ClockRoom, SeveralRoom, WorkRoom
):
    list_display = (
        "listed_title", "listed_state", "language", "public", "standing", "listed_due",
        "listed_assignee", "listed_publish_at", "listed_desk",
    )  # fmt: skip
    empty_value_display = ""
    list_display_links = ("listed_title",)
    list_filter = ("state", "public", OutdatedFilter, AssignedFilter, "standing", LanguageFilter)
    search_fields = ("release__public_id",)
    search_help_text = gettext_lazy("Words of the title, or the id of the release")
    sortable_by = ("language", "listed_state", "public", "listed_due", "listed_publish_at")

    # Columns

    @admin.display(description=gettext_lazy("title"))
    def listed_title(self, row: Any) -> SafeString:
        spoken = row.spoken
        return format_html(
            '<bdi lang="{}" dir="{}">{}</bdi>', spoken.tag, spoken.direction, row.listed_title
        )

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def listed_state(self, row: Any) -> SafeString:
        late = _("source has changed") if row.listed_outdated else ""
        note = format_html(' <span class="late">{}</span>', late) if late else ""
        mark = '<span class="state state-{}">{}</span>{}'
        return format_html(mark, row.seen, row.seen.label, note)

    @admin.display(description=gettext_lazy("due"), ordering="due_at")
    def listed_due(self, row: Any) -> str:
        return _labelled(_("due"), when(row.due_at, row.listed_office) if row.due_at else "")

    @admin.display(description=gettext_lazy("to be published"), ordering="publish_at")
    def listed_publish_at(self, row: Any) -> str:
        return _labelled(_("to be published"), minute_of(row, row.listed_office))

    @admin.display(description=gettext_lazy("assigned to"), ordering="assignee")
    def listed_assignee(self, row: Any) -> str:
        return _labelled(_("assigned to"), person(row.assignee))

    @admin.display(description=gettext_lazy("desk"))
    def listed_desk(self, row: Any) -> SafeString:
        """The way to the desk; an original has none."""
        if row.is_original:
            return SafeString("")
        named = _("Desk: %(title)s") % {"title": row.listed_title}
        link = '<a href="{}" aria-label="{}">{}</a>'
        return format_html(link, desk_path(row), named, _("Desk"))

    # What is theirs

    def get_queryset(self, request: HttpRequest) -> QuerySet[Translation]:
        return Translation.objects.visible_to(user_of(request)).order_by(*ORDER)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[TextList]:
        return TextList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        for word in search_term.split():
            titles = Segment.objects.filter(key=TITLE_KEY, text__icontains=word)
            by_title = Q(pk__in=titles.values("translation"))
            queryset = queryset.filter(by_title | Q(release__public_id__iexact=word))
        return queryset, False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"title": _("Texts")} | (extra_context or {})
        answer: HttpResponse = super().changelist_view(request, context)
        return answer

    # Addresses

    def get_urls(self) -> list[URLPattern]:
        def wrap(view: Any) -> Any:
            return self.admin_site.admin_view(view)

        name = "translations_translation"
        return [
            path("<int:pk>/verb/<str:verb>/", wrap(self.verb_view), name=f"{name}_verb"),
            path("<int:pk>/revisions/", wrap(self.revisions_view), name=f"{name}_revisions"),
            path(
                "<int:pk>/revisions/<int:number>/",
                wrap(self.revision_view),
                name=f"{name}_revision",
            ),
            path(
                "<int:pk>/revisions/<int:old>/<int:new>/",
                wrap(self.compare_view),
                name=f"{name}_compare",
            ),
            *self.editor_urls(),
            *self.desk_urls(),
            *self.review_urls(),
            *self.presence_urls(),
            *self.rules_urls(),
            *self.work_urls(),
            *self.several_urls(),
            *self.clock_urls(),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A text begins from its release, never by itself."""
        raise Http404

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        text = self.found(request, object_id)
        user, then = user_of(request), request.POST.get("then", "")
        if request.method != "POST":
            starter, made = request.GET.get("starter", ""), handed_over(request, user)
            page = TextPage(text, user, starter_kind=starter, shown_once=made)
            answer: HttpResponse = self.page(request, page)
            if made:
                take_away(answer, request.path)
            return answer
        verb, form_class = writing_form(text)
        forms: list[VerbForm] = [form_class(verb, text, user, data=request.POST)]
        if then in AFTER_SAVING:
            forms.append(FORMS[then](then, text, user, data={}))
        return self.answer(request, *forms)

    def verb_view(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        text = self.found(request, pk)
        if verb not in FORMS:
            raise Http404
        act = require_POST(
            lambda request: self.answer(
                request,
                FORMS[verb](verb, text, user_of(request), data=request.POST, files=request.FILES),
            )
        )
        return act(request)

    def answer(self, request: HttpRequest, *forms: VerbForm) -> HttpResponse:
        """Do what the forms ask, one after the other, and go back to the text.

        At the first that can't be done, show the reasons and what was typed.
        """
        user, pk, back = user_of(request), forms[0].translation.pk, request.POST.get("back")
        for form in forms:
            if not form.is_valid():
                return self.not_done(request, form)
            try:
                text = form.perform()
            except Refused as refused:
                if UNKNOWN in refused.codes:
                    raise Http404 from refused
                return self.not_done(request, form, refused)
            for said in (done(form.verb, text.public), *form.besides):
                messages.success(request, said)
        if shown_once := forms[-1].shown_once:
            here = reverse("admin:translations_translation_change", args=[pk])
            answer = HttpResponseRedirect(here)
            hand_over(answer, here, user, shown_once)
            return answer
        if back == "front":
            return redirect("admin:index")
        room = back if back in ("desk", "review") else "change"
        return HttpResponseRedirect(reverse(f"admin:translations_translation_{room}", args=[pk]))

    def not_done(
        self, request: HttpRequest, form: VerbForm, refused: Refused | None = None
    ) -> HttpResponse:
        """The page that was posted from, with what was typed and why it was refused or can't be read."""
        if request.POST.get("back") == "review":
            return self.reviewed_after(request, form, refused)
        user, text = user_of(request), form.translation
        if refused is None:
            return self.page(request, TextPage(text, user, form), UNFIT)
        text = self.found(request, text.pk)
        page = TextPage(text, user, form.again(text), refused)
        return self.page(request, page, status_of(refused))

    @method_decorator(csp_update({"style-src": [NONCE]}))  # CodeMirror makes its own style sheet
    def page(self, request: HttpRequest, page: TextPage, status: int = 200) -> HttpResponse:
        context = self.context(
            request, page.title, page=page, text=page.translation, release=page.translation.release
        )
        if page.shows_form:
            context["presence"] = opening(page.translation, page.user.pk, Room.EDITOR)
        template = "admin/translations/translation/change_form.html"
        return render(request, template, context, status=status)

    # History

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        text = self.found(request, object_id)
        page = Timeline(user_of(request), request.GET, text.release, text)
        context = self.context(
            request, _("History: %(text)s") % {"text": text}, page=page, text=text,
            release=text.release,
            may_restore=not refusals(text, Verb.RESTORE_REVISION, user_of(request)),
        )  # fmt: skip
        return render(request, "admin/translations/translation/object_history.html", context)

    def revisions_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The kept revisions; with ``from`` and ``to``, as its form asks, what differs between two."""
        text = self.found(request, pk)
        old, new = request.GET.get("from", ""), request.GET.get("to", "")
        if all(each.isdecimal() and len(each) < 10 for each in (old, new)):
            return redirect("admin:translations_translation_compare", pk, int(old), int(new))
        context = self.context(
            request,
            _("Revisions: %(text)s") % {"text": text},
            rows=history.revisions(text),
            text=text,
            release=text.release,
        )
        return render(request, "admin/translations/translation/revisions.html", context)

    def revision_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        text = self.found(request, pk)
        page = history.revision_page(text, number, user_of(request))
        title = _("Revision %(number)s: %(text)s") % {"number": number, "text": text}
        context = self.context(request, title, page=page, text=text, release=text.release)
        return render(request, "admin/translations/translation/revision.html", context)

    def compare_view(self, request: HttpRequest, pk: int, old: int, new: int) -> HttpResponse:
        text = self.found(request, pk)
        page = history.comparison(text, old, new)
        if "brief" in request.GET:
            brief = {"changes": in_brief(page.changes), "spoken": text.spoken}
            return render(request, "admin/translations/translation/brief.html", brief)
        title = _("Revisions %(old)s and %(new)s: %(text)s") % {
            "old": old,
            "new": new,
            "text": text,
        }
        context = self.context(request, title, page=page, text=text, release=text.release)
        return render(request, "admin/translations/translation/compare.html", context)


def _labelled(label: str, said: str) -> str:
    """With the label that a telephone shows, where a row is a card and no column has a head."""
    return format_html('<span data-label="{}">{}</span>', label, said) if said else ""
