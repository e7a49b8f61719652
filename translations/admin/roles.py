"""Who is what: roles by office and language. Administrators give them and take them back."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import Office
from translations import appointing
from translations.admin.role_form import RoleForm
from translations.admin.rooms import user_of
from translations.models import LanguageRole, RoleChange
from translations.periods import period
from translations.roles import offices_administered
from translations.templatetags.staff import person


class PeriodFilter(admin.SimpleListFilter):
    """Whether a role holds now, will, or no longer does."""

    title = gettext_lazy("period")
    parameter_name = "period"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [
            ("now", gettext_lazy("holds now")),
            ("later", gettext_lazy("not yet")),
            ("over", gettext_lazy("no longer")),
            ("deputies", gettext_lazy("deputies")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        asked = {
            "later": Q(valid_from__gt=Now()),
            "over": Q(valid_until__lte=Now()),
            "deputies": Q(deputises_for__isnull=False),
        }
        if self.value() == "now":
            return queryset.filter(pk__in=LanguageRole.objects.in_force().values("pk"))
        return queryset.filter(asked.get(self.value() or "", Q()))


class OwnOffices(admin.RelatedFieldListFilter):
    """The offices whose roles are theirs to give."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.title = _("office")

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        own = offices_administered(user_of(request))
        offices = Office.objects.filter(**{} if own is None else {"pk__in": own})
        return [(office.pk, str(office)) for office in offices]


@admin.register(LanguageRole)
class LanguageRoleAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """The one room with a delete button: a role taken back is a row less, and leaves no work undone."""

    form = RoleForm
    fields = ("user", "office", "role", "language", "first_day", "last_day", "deputises_for")
    list_display = (
        "listed_person",
        "role",
        "listed_language",
        "listed_office",
        "listed_period",
        "listed_other",
    )
    list_filter = (PeriodFilter, ("office", OwnOffices), "role", "language")
    list_select_related = ("user", "office", "deputises_for")
    search_fields = ("user__username", "user__first_name", "user__last_name")
    actions = None
    show_facets = admin.ShowFacets.NEVER

    @admin.display(description=gettext_lazy("person"), ordering="user__first_name")
    def listed_person(self, row: LanguageRole) -> str:
        return person(row.user)

    @admin.display(description=gettext_lazy("language"), ordering="language")
    def listed_language(self, row: LanguageRole) -> str:
        return row.get_language_display() if row.language else _("every language")

    @admin.display(description=gettext_lazy("office"), ordering="office")
    def listed_office(self, row: LanguageRole) -> str:
        return str(row.office)

    @admin.display(description=gettext_lazy("period"), empty_value="", ordering="valid_until")
    def listed_period(self, row: LanguageRole) -> str:
        return period(row)

    @admin.display(description=gettext_lazy("deputises for"), empty_value="")
    def listed_other(self, row: LanguageRole) -> str:
        return person(row.deputises_for)

    def get_queryset(self, request: HttpRequest) -> QuerySet[LanguageRole]:
        """Those of the offices that the person keeps."""
        own = offices_administered(user_of(request))
        rows: QuerySet[LanguageRole] = super().get_queryset(request)
        return rows if own is None else rows.filter(office__in=own)

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,  # noqa: FBT001, FBT002  (Django's own signature)
        **kwargs: Any,
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        return type("RoleFormOfPerson", (form,), {"by": user_of(request)})

    def save_model(self, request: HttpRequest, obj: LanguageRole, form: Any, change: Any) -> None:
        appointing.appoint(obj, user_of(request))
        for sentence in appointing.worth_knowing(obj):
            messages.warning(request, sentence)

    def delete_model(self, request: HttpRequest, obj: LanguageRole) -> None:
        appointing.dismiss(obj, user_of(request))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody takes their own role back but those who keep the whole house."""
        allowed: bool = super().has_delete_permission(request, obj)
        own = isinstance(request.user, User) and offices_administered(request.user)
        is_own = obj is not None and own is not None and obj.user_id == request.user.pk
        return allowed and not is_own

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What is on record of the roles of this person in this office."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        role = self.get_object(request, object_id)
        if role is None:
            answer: HttpResponse = super().history_view(request, object_id, extra_context)
            return answer
        rows: list[Any] = list(
            RoleChange.objects.filter(Q(user=role.user) | Q(deputises_for=role.user))
            .filter(office=role.office)
            .select_related("actor", "user", "office", "deputises_for")
            .order_by("-sequence")
        )
        for row in rows:
            row.period = period(row)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Roles on record: %(person)s") % {"person": person(role.user)},
            "opts": self.opts,
            "rows": rows,
            "role": role,
        }
        return render(request, "admin/translations/languagerole/object_history.html", context)
