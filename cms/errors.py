"""The answer to an address where nothing stands: to staff in their rooms, to everybody else on the site."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.admin_site import speak_one_of_ours
from releases import errors


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404. In the staff's rooms it leads back to the front page, but to whoever may be there only."""
    if not (request.path.startswith(reverse("admin:index")) and _is_staff(request)):
        return errors.not_found(request, exception)
    speak_one_of_ours(request)
    # Without the request there is no form and no address in it: what one may not know of is answered
    # byte for byte as what never was.
    context = admin.site.each_context(request) | {"title": _("There is no such page")}
    answer = HttpResponse(render_to_string("admin/not_found.html", context), status=404)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _is_staff(request: HttpRequest) -> bool:
    return hasattr(request, "user") and admin.site.has_permission(request)
