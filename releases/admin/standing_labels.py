"""The wording of the labels: the house's three, and an office's own before them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from releases.admin.worded import WordedAdmin
from releases.document import Standing
from releases.labels import shipped
from releases.languages import CODES, column
from releases.models import Release, StandingLabel


class StandingLabelForm(forms.ModelForm):  # type: ignore[type-arg]
    """All of it may be empty: then the house's wording holds, and below it the one that is shipped."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if office := self.fields.get("office"):
            office.required, office.help_text = True, ""
            for way in ("add", "change", "delete", "view"):
                setattr(office.widget, f"can_{way}_related", False)
        standing = self.instance.standing or self.initial.get("standing", "")
        if standing in Standing.values:
            self._show_what_holds(standing)

    def _show_what_holds(self, standing: str) -> None:
        """The wording that readers get where a field stays empty, as its placeholder."""
        house = StandingLabel.objects.filter(standing=standing, office=None)
        house = house.exclude(pk=self.instance.pk)
        row, default = house.first(), shipped(standing)
        for code in CODES:
            for part in ("short", "full"):
                name = column(part, code)
                if name not in self.fields:
                    continue
                held = row and getattr(row, name)
                held = held or (code in default and getattr(default[code], part)) or ""
                self.fields[name].widget.attrs["placeholder"] = held


@admin.register(StandingLabel)
class StandingLabelAdmin(WordedAdmin):
    """The house's three rows are neither added nor deleted; an office's own are."""

    facts = ("standing", "office")
    worded_fields = ("short", "full")
    form = StandingLabelForm
    list_display = ("standing", "listed_office", "short", "full")
    list_select_related = ("office",)
    list_filter = ("office",)
    show_facets = admin.ShowFacets.NEVER
    actions = None

    @admin.display(description=_("office"), ordering="office")
    def listed_office(self, row: StandingLabel) -> Any:
        return row.office or _("the whole house")

    def opened(self, obj: models.Model | None) -> tuple[str, ...]:
        office = obj.office if isinstance(obj, StandingLabel) else None
        return tuple(office.languages) if office else super().opened(obj)

    def borrowers(self, obj: StandingLabel) -> QuerySet[Release]:
        """Every release, or those on the site of the office whose label it is."""
        if obj.office_id is None:
            return Release.objects.all()
        return Release.objects.filter(Q(office=obj.office_id) | Q(carried_by=obj.office_id))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.facts if obj is not None else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_the_houses = obj is not None and obj.office_id is None
        return super().has_delete_permission(request, obj) and not is_the_houses

    def delete_model(self, request: HttpRequest, obj: StandingLabel) -> None:
        self.renew(obj)
        super().delete_model(request, obj)
