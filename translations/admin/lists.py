"""The list of texts: what is read for a page of it, its columns and its filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from releases.languages import CHOICES
from releases.models import Office
from translations.admin.rooms import user_of
from translations.heads import TITLE_KEY
from translations.models import Segment, Translation

COLUMNS = (
    "source",
    "language",
    "is_original",
    "standing",
    "state",
    "public",
    "revision",
    "publish_at",
    "publish_zone",
    "due_at",
    "assignee__username",
    "assignee__first_name",
    "assignee__last_name",
    "release__public_id",
    "release__issued_on",
    "release__is_urgent",
    "release__office_id",
    "release__embargo_until",
)


class TextList(ChangeList):
    """Reads only the columns that the page shows; titles and what is outdated in one query each."""

    def get_queryset(self, request: HttpRequest, **options: Any) -> QuerySet[Translation]:
        rows = super().get_queryset(request, **options)
        return rows.select_related("release", "assignee").only(*COLUMNS)

    def get_ordering_field_columns(self) -> Any:
        """The columns that the person sorts by. The order that they begin with is of no one column."""
        return super().get_ordering_field_columns() if ORDER_VAR in self.params else {}

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        rows = list(self.result_list)
        keys = [row.pk for row in rows]
        outdated = Translation.objects.outdated().filter(pk__in=keys).values_list("pk", flat=True)
        sources = [row.source_id for row in rows if row.source_id]
        titles, late = titles_of([*keys, *sources]), set(outdated)
        offices = {office.pk: office for office in Office.objects.all()}
        for row in rows:
            # One in which nobody has written yet goes by what it is made from.
            named = titles.get(row.pk) or titles.get(row.source_id)
            row.listed_title = named or row.release.public_id
            row.listed_outdated = row.pk in late
            row.listed_office = offices[row.release.office_id]
        self.result_list = rows


def titles_of(keys: list[int]) -> dict[int, str]:
    """The working titles of texts by primary key."""
    titles = Segment.objects.filter(translation__in=keys, key=TITLE_KEY)
    return dict(titles.values_list("translation", "text"))


def best_title(texts: Sequence[Translation], titles: Mapping[int, str]) -> Translation | None:
    """The text whose title names its release to this reader: in their language, else the first."""
    named = [text for text in texts if titles.get(text.pk)]
    own = (text for text in named if text.language == get_language())
    return next(own, named[0] if named else None)


class LanguageFilter(admin.SimpleListFilter):
    """The languages of the offices, each by its own name."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        used = {
            code for codes in Office.objects.values_list("languages", flat=True) for code in codes
        }
        return [choice for choice in CHOICES if choice[0] in used]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(language=self.value()) if self.value() else queryset


class OutdatedFilter(admin.SimpleListFilter):
    title = _("source")
    parameter_name = "outdated"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("yes", _("has a newer revision")), ("no", _("unchanged"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        outdated = Translation.objects.outdated().values("pk")
        if self.value() == "yes":
            return queryset.filter(pk__in=outdated)
        return queryset.exclude(pk__in=outdated) if self.value() == "no" else queryset


class AssignedFilter(admin.SimpleListFilter):
    title = _("assigned to")
    parameter_name = "assigned"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("me", _("me")), ("nobody", _("nobody"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "me":
            return queryset.filter(assignee=user_of(request))
        return queryset.filter(assignee=None) if self.value() == "nobody" else queryset
