"""Topics and countries: what releases are sorted by."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from releases.admin.worded import WordedAdmin
from releases.models import Country, Topic


class VocabularyAdmin(WordedAdmin):
    """A vocabulary: what releases are sorted by stays while one of them is."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed: bool = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.release_set.exists())

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request)
        actions.pop("delete_selected", None)  # it would not ask about each row
        return actions


@admin.register(Topic)
class TopicAdmin(VocabularyAdmin):
    facts = ("slug",)
    list_display = ("slug", "name")


@admin.register(Country)
class CountryAdmin(VocabularyAdmin):
    facts = ("code",)
    list_display = ("code", "name")
