"""The list of releases: what is read for a page of it, its columns and its filter."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from releases.models import Office, Release
from translations.admin.lists import best_title, titles_of
from translations.admin.rooms import user_of
from translations.models import State, Translation
from translations.roles import offices_of
from translations.templatetags.staff import when

COLUMNS = (
    "public_id", "issued_on", "kind", "is_urgent", "office_id", "series_number", "embargo_until",
)  # fmt: skip


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


class CancelledFilter(admin.SimpleListFilter):
    """Releases that will not be stay out of the way until they are asked for."""

    title = _("cancelled releases")
    parameter_name = "cancelled"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("only", _("only these")), ("all", _("shown with the others"))]

    def choices(self, changelist: Any) -> Any:
        default, *others = super().choices(changelist)
        return [default | {"display": _("hidden")}, *others]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "all":
            return queryset
        originals = Translation.objects.filter(
            release=OuterRef("pk"), is_original=True, state=State.CANCELLED
        )
        is_cancelled = Exists(originals)
        return queryset.filter(is_cancelled if self.value() == "only" else ~is_cancelled)


class OwnOffices(admin.RelatedFieldListFilter):
    """The offices in which the person works; no filter at all where it is one."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        user = user_of(request)
        own = offices_of(user)
        offices = Office.objects.all() if own is None else Office.objects.filter(pk__in=own)
        return [(office.pk, str(office)) for office in offices]


class ReleaseColumns:
    """The columns of the list."""

    @admin.display(description=_("title"))
    def listed_title(self, row: Any) -> SafeString:
        text = best_title(row.listed_texts, row.listed_titles)
        if text is None:
            return format_html("<bdi>{}</bdi>", row.public_id)
        spoken, title = text.spoken, row.listed_titles[text.pk]
        return format_html('<bdi lang="{}" dir="{}">{}</bdi>', spoken.tag, spoken.direction, title)

    @admin.display(description=_("office"))
    def listed_office_name(self, row: Any) -> str:
        return str(row.listed_office)

    @admin.display(description=_("languages"))
    def listed_languages(self, row: Any) -> SafeString:
        return format_html_join(
            " ",
            '<a class="state state-{}" href="{}"><bdi lang="{}">{}</bdi> {}</a>',
            (
                (
                    text.seen,
                    reverse("admin:translations_translation_change", args=[text.pk]),
                    text.spoken.tag,
                    text.spoken.name,
                    text.seen.label,
                )
                for text in row.listed_texts
            ),
        )

    @admin.display(description=_("number, embargo"), ordering="embargo_until")
    def listed_marks(self, row: Any) -> SafeString:
        """What sets it apart: its number, that it is urgent, cancelled, or under embargo."""
        office = row.listed_office
        until = when(row.embargo_until, office) if row.embargo_until else ""
        originals = [text for text in row.listed_texts if text.is_original]
        is_cancelled = any(text.state == State.CANCELLED for text in originals)
        marks = (
            ("", row.series_number),
            ("urgent", _("urgent") if row.is_urgent else ""),
            ("cancelled", _("cancelled") if is_cancelled else ""),
            ("embargo", _("embargo until %(when)s") % {"when": until} if until else ""),
        )
        shown = [(kind, said) for kind, said in marks if said]
        return format_html_join(" ", '<span class="mark {}">{}</span>', shown)
