"""The room of releases: one page for a communiqué in all its languages."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import Office, Release
from translations import opening
from translations.admin import history, release_acts
from translations.admin.answers import UNFIT, UNKNOWN, status_of
from translations.admin.lists import best_title, titles_of
from translations.admin.release_forms import OpeningExternalForm, OpeningForm
from translations.admin.release_page import ReleasePage
from translations.admin.rooms import StaffRoom, user_of
from translations.errors import Refused
from translations.heads import TITLE_KEY
from translations.models import Segment, Translation
from translations.templatetags.staff import when
from translations.visibility import opens_releases, visible_releases

ORDER = ("-issued_on", "-id")
COLUMNS = ("public_id", "issued_on", "kind", "is_urgent", "office_id", "embargo_until")


class ReleaseList(ChangeList):
    """The releases of a page with their texts, in one query more for each kind of thing."""

    def get_queryset(self, request: HttpRequest, **options: Any) -> QuerySet[Release]:
        return super().get_queryset(request, **options).only(*COLUMNS)

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        rows = list(self.result_list)
        fields = ("release_id", "language", "is_original", "state", "public")
        texts = Translation.objects.filter(release__in=[row.pk for row in rows])
        texts = texts.only(*fields).order_by("-is_original", "language")
        titles = titles_of([text.pk for text in texts])
        offices = {office.pk: office for office in Office.objects.all()}
        for row in rows:
            row.listed_texts = [text for text in texts if text.release_id == row.pk]
            row.listed_titles = titles
            row.listed_office = offices[row.office_id]
        self.result_list = rows


@admin.register(Release)
class ReleaseAdmin(StaffRoom):
    list_display = (
        "listed_title", "issued_on", "listed_office_name", "kind", "listed_languages",
        "listed_embargo",
    )  # fmt: skip
    list_display_links = ("listed_title",)
    list_filter = ("kind", "is_urgent", "office", "issued_on")
    search_fields = ("public_id",)
    search_help_text = gettext_lazy("Words of a title in any language, or the release’s id")
    sortable_by = ("issued_on", "kind")

    # Columns

    @admin.display(description=gettext_lazy("title"))
    def listed_title(self, row: Any) -> SafeString:
        text = best_title(row.listed_texts, row.listed_titles)
        if text is None:
            return format_html("<bdi>{}</bdi>", row.public_id)
        spoken, title = text.spoken, row.listed_titles[text.pk]
        return format_html('<bdi lang="{}" dir="{}">{}</bdi>', spoken.tag, spoken.direction, title)

    @admin.display(description=gettext_lazy("office"))
    def listed_office_name(self, row: Any) -> str:
        return str(row.listed_office)

    @admin.display(description=gettext_lazy("languages"))
    def listed_languages(self, row: Any) -> SafeString:
        return format_html_join(
            " ",
            '<a class="state state-{}" href="{}"><bdi lang="{}">{}</bdi> {}</a>',
            (
                (
                    text.state,
                    reverse("admin:translations_translation_change", args=[text.pk]),
                    text.spoken.tag,
                    text.spoken.name,
                    text.get_state_display(),
                )
                for text in row.listed_texts
            ),
        )

    @admin.display(description=gettext_lazy("embargo"), ordering="embargo_until")
    def listed_embargo(self, row: Any) -> str:
        return when(row.embargo_until, row.listed_office) if row.embargo_until else ""

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
            path("<int:pk>/verb/<str:verb>/", wrap(self.verb_view), name=f"{name}_verb"),
            *super().get_urls(),
        ]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return self._open(request, OpeningForm, opening.open_release)

    def add_external_view(self, request: HttpRequest) -> HttpResponse:
        return self._open(request, OpeningExternalForm, opening.open_external)

    def _open(self, request: HttpRequest, form_class: type[OpeningForm], act: Any) -> HttpResponse:
        user = user_of(request)
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = form_class(user, data=request.POST if request.method == "POST" else None)
        status, refused = (UNFIT if form.is_bound else 200), None
        if form.is_valid():
            try:
                original = release_acts.open_with(form, act, user)
            except ValidationError as error:
                form.refuse(error)
            except Refused as error:
                refused, status = error, status_of(error)
            else:
                messages.success(request, _("The release is open: write its text."))
                return redirect("admin:translations_translation_change", original.pk)
        is_external = form_class is OpeningExternalForm
        context = self.context(
            request, _("New release"), form=form, refused=refused, is_external=is_external
        )
        template = "admin/releases/release/add_form.html"
        return render(request, template, context, status=status)

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
        form = act.form(release, data=request.POST)
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
        messages.success(request, _("Done: %(act)s.") % {"act": act.label})
        return redirect(where)

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
            rows=history.of_release(release),
        )  # fmt: skip
        return render(request, "admin/releases/release/object_history.html", context)
