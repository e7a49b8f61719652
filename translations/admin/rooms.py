"""Rooms: what all of the staff's pages on releases and texts have in common.

Who may enter is a matter of roles by office and language, not of Django's permissions. Nothing is
ever deleted here, and what a person may not know of answers as what does not exist.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db import models
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from translations.visibility import works_here


def user_of(request: HttpRequest) -> User:
    """The person who asks. Raises Http404 for nobody, whom the site turns away before this."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def key_or_404(text: str) -> int:
    """The primary key that an address names. Raises Http404 for what never is one."""
    if not (text.isascii() and text.isdigit() and len(text) < 18):
        raise Http404
    return int(text)


class StaffRoom(admin.ModelAdmin):  # type: ignore[type-arg]
    """Open to whoever has a role in an office; ``get_queryset`` gives what they may know of."""

    asks_for_a_role = True  # of everybody who comes to see a page of it
    actions = None
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Asked of the page of the login too, where nobody is anybody yet."""
        return isinstance(request.user, User) and works_here(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_module_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_view_permission(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What would go with ``objs`` is never listed."""
        raise Http404

    def found(self, request: HttpRequest, object_id: str | int) -> Any:
        """The object that an address names. Raises Http404 whether it isn't there or isn't theirs."""
        found = self.get_queryset(request).filter(pk=key_or_404(str(object_id))).first()
        if found is None:
            raise Http404
        return found

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseBase:
        """Nothing is deleted: there is no such page."""
        raise Http404

    def context(self, request: HttpRequest, title: str, **more: Any) -> dict[str, Any]:
        """What every page of the room is made with."""
        site = self.admin_site.each_context(request)
        if self.asks_for_a_role:
            site["works_here"] = True  # who sees this page was asked already
        return {**site, "opts": self.opts, "title": title, "history": _("History"), **more}


def in_order(rows: models.QuerySet[Any], keys: list[int]) -> list[Any]:
    """The rows in the order of their keys."""
    found = rows.in_bulk(keys)
    return [found[key] for key in keys if key in found]
