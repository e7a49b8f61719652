"""Offices: who issues releases, in which languages, on which host, and in what look."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import models
from django.db.models import Q, QuerySet
from django.forms.widgets import Script
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from releases.admin import house_style
from releases.admin.office_form import OfficeForm
from releases.admin.worded import WordedAdmin
from releases.document import Standing
from releases.languages import CODES
from releases.models import Office, Release, StandingLabel
from releases.models.media import random_token

# What a person may do with the logo is look at it.
LOGO_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


@admin.register(Office)
class OfficeAdmin(WordedAdmin):
    facts = ("slug", "languages", "default_language", "time_zone")
    site = ("host", "licence_url", "series_pattern")
    look = ("colour", "link_colour", "look_shown", "logo_shown", "new_logo", "removes_logo")
    worded_fields = ("name", "contact", "licence", "footer")
    form = OfficeForm
    readonly_fields = ("look_shown", "logo_shown")
    list_display = ("name", "slug", "listed_languages", "time_zone", "host")
    list_display_links = ("name",)

    class Media:
        js = (Script("staff/office.js", type="module"),)

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        first, *by_language = super().get_fieldsets(request, obj)
        opened = len(self.opened(obj))
        has_logo = isinstance(obj, Office) and bool(obj.logo)
        without = () if has_logo else ("logo_shown", "removes_logo")
        look = tuple(name for name in self.look if name not in without)
        style = self._style(obj) if isinstance(obj, Office) else []
        return [
            first,
            *by_language[:opened],
            *style,
            (gettext_lazy("Look"), {"fields": look}),
            (gettext_lazy("Site and numbers"), {"fields": self.site}),
            *by_language[opened:],
        ]

    def _style(self, office: Office) -> Any:
        """How it writes, in those of its languages that are kept: what checks hold its texts to."""
        languages = [code for code in CODES if code in office.languages]
        about = gettext_lazy(
            "What the checks hold the office’s texts to, beyond right and wrong. Spellings stand one a"
            " line, what is not written → what is: Indopacifique → Indo-Pacifique (or ->)."
        )
        rows = house_style.rows(languages)
        return [
            (
                gettext_lazy("House style"),
                {"fields": rows, "description": about, "classes": ("house-style",)},
            )
        ]

    def opened(self, obj: models.Model | None) -> tuple[str, ...]:
        """Of a new office the language of whoever makes it; a script opens those that are ticked."""
        if isinstance(obj, Office):
            return tuple(code for code in CODES if code in obj.languages)
        return (get_language() or "en",)

    # What the page shows besides its fields

    @admin.display(description=gettext_lazy("languages"))
    def listed_languages(self, row: Office) -> str:
        return ", ".join(row.languages)

    @admin.display(description=gettext_lazy("how it looks"))
    def look_shown(self, row: Office) -> SafeString:
        """Painted by a script, from the two colours as they are typed."""
        shown = (
            '<div class="look-shown" hidden><p class="look-head">{}</p>'
            '<p class="look-page">{} <span class="look-link">{}</span></p></div>'
        )
        return format_html(shown, row.name or _("The name"), _("A text with"), _("a link"))

    @admin.display(description=gettext_lazy("logo now"))
    def logo_shown(self, row: Office) -> SafeString:
        url = reverse("admin:releases_office_logo", args=[row.pk])
        return format_html('<img class="logo-shown" src="{}" alt="{}">', url, _("the logo"))

    def get_urls(self) -> list[URLPattern]:
        logo = self.admin_site.admin_view(self.logo_view)
        return [path("<int:pk>/logo/", logo, name="releases_office_logo"), *super().get_urls()]

    def logo_view(self, request: HttpRequest, pk: int) -> FileResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        office = Office.objects.filter(pk=pk).exclude(logo="").first()
        if office is None:
            raise Http404
        return FileResponse(office.logo.open("rb"), headers=LOGO_HEADERS)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        office = options.get("obj")
        more = {"labels": self.labels_of(office)} if isinstance(office, Office) else {}
        return super().render_change_form(request, context | more, *args, **options)

    def labels_of(self, office: Office) -> list[tuple[Standing, StandingLabel | None]]:
        """Each standing, with the office's own wording of its label where it has one."""
        own = {row.standing: row for row in office.standing_labels.all()}
        return [(standing, own.get(standing)) for standing in Standing]

    # Saving

    def save_model(self, request: HttpRequest, obj: Office, form: Any, change: Any) -> None:
        picture = form.cleaned_data.get("new_logo")
        if picture:
            name = f"{random_token()}.{picture.suffix}"
            obj.logo.save(name, ContentFile(picture.content), save=False)
            obj.logo_width, obj.logo_height = picture.width, picture.height
        elif form.cleaned_data.get("removes_logo"):
            obj.logo, obj.logo_width, obj.logo_height = "", None, None
        obj.house_style = form.style
        super().save_model(request, obj, form, change)
        if form.unnamed:
            without = _("The office has no name yet in: %(languages)s. Readers see another there.")
            messages.warning(request, without % {"languages": ", ".join(form.unnamed)})

    def borrowers(self, obj: Office) -> QuerySet[Release]:
        """Its own releases, and those of others that it carries."""
        return Release.objects.filter(Q(office=obj) | Q(carried_by=obj))

    def response_add(
        self, request: HttpRequest, obj: Office, post_url_continue: str | None = None
    ) -> HttpResponse:
        """On to the office's page, where people are given their roles in it."""
        if "_addanother" in request.POST or "_continue" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        messages.success(request, _("The office is there. Now say who works in it."))
        return HttpResponseRedirect(reverse("admin:releases_office_change", args=[obj.pk]))
