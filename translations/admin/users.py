"""People: administrators open and close their accounts. Nobody is deleted, since history names them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from translations.admin.rooms import user_of
from translations.names import CLOCK, MACHINE
from translations.permissions import PermissionsBackend
from translations.roles import people_kept_by

# Rights over the whole house: only who has them all hands them on.
SUPERUSERS_ONLY = ("is_superuser", "groups", "user_permissions")

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class PersonAdmin(UserAdmin):
    list_display = ("username", "first_name", "last_name", "is_active", "is_superuser")
    actions = None
    show_facets = admin.ShowFacets.NEVER

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: Any) -> None:
        """Every account here is one of the staff: readers have none."""
        obj.is_staff = obj.is_staff if change else True
        super().save_model(request, obj, form, change)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Whoever keeps the accounts of an office sees those, and the ones that have no office yet."""
        keeper, rows = user_of(request), super().get_queryset(request)
        if PermissionsBackend().has_perm(keeper, "auth.view_user"):
            return rows
        return rows.filter(pk__in=people_kept_by(keeper))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody's but a superuser's hand on a superuser; nobody's at all on clock and machine."""
        if obj is not None and obj.username in (CLOCK, MACHINE):
            return False
        if obj is not None and obj.is_superuser and not _is_superuser(request):
            return False
        if obj is not None and not _is_within_reach(request, obj):
            return False
        return super().has_change_permission(request, obj)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Whether one keeps accounts at all is asked before which account it is."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        answer: HttpResponse = super().history_view(request, object_id, extra_context)
        return answer

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        own = tuple(super().get_readonly_fields(request, obj))
        return own if _is_superuser(request) else (*own, *SUPERUSERS_ONLY)


@admin.register(Group)
class KeptGroupAdmin(GroupAdmin):
    actions = None

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _is_within_reach(request: HttpRequest, person: User) -> bool:
    """An office's administrator has no hand on whoever may more than they: whose password one sets,

    in their name one acts. That is anybody with a role elsewhere or with rights over the house.
    """
    keeper = user_of(request)
    if person == keeper or PermissionsBackend().has_perm(keeper, "auth.change_user"):
        return True
    has_rights = person.user_permissions.exists() or person.groups.exists()
    return not has_rights and people_kept_by(keeper).filter(pk=person.pk).exists()


def _is_superuser(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and request.user.is_superuser
