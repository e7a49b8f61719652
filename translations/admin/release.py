"""The room of releases: one page for a communiqué in all its languages."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
)
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import Release
from translations.admin import release_acts
from translations.admin.answers import UNFIT, UNKNOWN, status_of
from translations.admin.opening_views import OpeningRoom
from translations.admin.release_list import CancelledFilter, OwnOffices, ReleaseColumns, ReleaseList
from translations.admin.release_page import ReleasePage
from translations.admin.rooms import user_of
from translations.admin.serving import file_answer
from translations.admin.timeline import Timeline
from translations.agenda.room import AgendaRoom
from translations.done import done
from translations.errors import Refused
from translations.heads import TITLE_KEY
from translations.models import Segment
from translations.visibility import opens_releases, visible_releases

ORDER = ("-issued_on", "-id")


@admin.register(Release)
class ReleaseAdmin(ReleaseColumns, OpeningRoom, AgendaRoom):
    list_display = (
        "listed_title", "issued_on", "listed_office_name", "kind", "listed_languages",
        "listed_marks",
    )  # fmt: skip
    list_display_links = ("listed_title",)
    list_filter = (CancelledFilter, "kind", "is_urgent", ("office", OwnOffices), "issued_on")
    search_fields = ("public_id",)
    search_help_text = gettext_lazy("Words of a title in any language, or the release’s id")
    sortable_by = ("issued_on", "kind")
    empty_value_display = ""

    # What is theirs

    def get_queryset(self, request: HttpRequest) -> QuerySet[Release]:
        return visible_releases(user_of(request)).order_by(*ORDER)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ReleaseList]:
        return ReleaseList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        for word in search_term.split():
            titles = Segment.objects.filter(key=TITLE_KEY, text__icontains=word)
            by_title = Q(pk__in=titles.values("translation__release"))
            queryset = queryset.filter(by_title | Q(public_id__iexact=word))
        return queryset, False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and opens_releases(request.user)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"title": _("Releases")} | (extra_context or {})
        answer: HttpResponse = super().changelist_view(request, context)
        return answer

    # Addresses

    def get_urls(self) -> list[URLPattern]:
        def wrap(view: Any) -> Any:
            return self.admin_site.admin_view(view)

        name = "releases_release"
        return [
            path("add/external/", wrap(self.add_external_view), name=f"{name}_add_external"),
            path("add/external/clean/", wrap(self.clean_view), name=f"{name}_clean"),
            path("<int:pk>/verb/<str:verb>/", wrap(self.verb_view), name=f"{name}_verb"),
            path("<int:pk>/files/<str:kind>/<int:key>/", wrap(self.file_view), name=f"{name}_file"),
            *self.agenda_urls(),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return self.page(request, ReleasePage(self.found(request, object_id), user_of(request)))

    def verb_view(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        release, user = self.found(request, pk), user_of(request)
        act = release_acts.ACTS.get(verb)
        if act is None:
            raise Http404
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        form = act.form_for(release, user, data=request.POST, files=request.FILES)
        page = ReleasePage(release, user, verb, form)
        if not form.is_valid():
            return self.page(request, page, UNFIT)
        try:
            where = act.perform(release, user, form)
        except Refused as refused:
            if UNKNOWN in refused.codes:
                raise Http404 from refused
            page.refused = refused
            return self.page(request, page, status_of(refused))
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.page(request, page, UNFIT)
        for said in (done(verb), *act.besides(form)):
            messages.success(request, said)
        return redirect(where)

    def file_view(self, request: HttpRequest, pk: int, kind: str, key: int) -> HttpResponseBase:
        """An image or attachment, for whoever may know of the release."""
        return file_answer(self.found(request, pk), kind, key)

    def page(self, request: HttpRequest, page: ReleasePage, status: int = 200) -> HttpResponse:
        context = self.context(request, page.title, page=page, release=page.release)
        template = "admin/releases/release/change_form.html"
        return render(request, template, context, status=status)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        release = self.found(request, object_id)
        context = self.context(
            request, _("History: %(text)s") % {"text": release}, release=release,
            page=Timeline(user_of(request), request.GET, release),
        )  # fmt: skip
        return render(request, "admin/releases/release/object_history.html", context)
