"""Who is what: roles by office and language. Administrators give them and take them back."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import ForeignKey
from django.forms import ModelChoiceField
from django.http import HttpRequest

from translations.models import LanguageRole


@admin.register(LanguageRole)
class LanguageRoleAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """The one room with a delete button: a role taken back is a row less, and leaves no work undone."""

    list_display = ("user", "role", "language", "office")
    list_filter = ("office", "role", "language")
    list_select_related = ("user", "office")
    search_fields = ("user__username", "user__first_name", "user__last_name")
    actions = None
    show_facets = admin.ShowFacets.NEVER

    def formfield_for_foreignkey(  # type: ignore[override]
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: object
    ) -> ModelChoiceField | None:
        """Roles go to people who can use them."""
        if db_field.name == "user":
            kwargs["queryset"] = User.objects.filter(is_active=True).order_by("username")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[arg-type]
