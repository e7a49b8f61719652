"""Offices as this room knows them: with the people who work there."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from releases.admin.offices import OfficeAdmin
from releases.models import Office
from translations.admin.fields import BY_NAME
from translations.models import LanguageRole
from translations.periods import period

admin.site.unregister(Office)


@admin.register(Office)
class StaffedOfficeAdmin(OfficeAdmin):
    """Below the office's own fields stands who works in it, and the way to give a role."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        office = options.get("obj")
        people: list[Any] | None = None
        if isinstance(office, Office):
            rows = LanguageRole.objects.filter(office=office)
            rows = rows.select_related("user", "office", "deputises_for")
            people = list(rows.order_by(*(f"user__{name}" for name in BY_NAME), "role", "language"))
            for row in people:
                row.period = period(row)
        may = getattr(request.user, "has_perm", None)
        gives = bool(may and may("translations.add_languagerole"))
        more = {"people": people, "gives_roles": gives}
        return super().render_change_form(request, context | more, *args, **options)
