"""The room of the calendar: one page, and the same as a file for the calendars of other programs.

Both ask who is there: the file is fetched by a person who is logged in, and holds what they may know.
An address with a secret, which such programs could ask again by themselves, would tell whoever
finds it what the ministry is about to say.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.addresses import origin
from translations.admin.rooms import StaffRoom, user_of
from translations.agenda.ics import calendar
from translations.agenda.page import AgendaPage

NAME = "releases_release_calendar"


class AgendaRoom(StaffRoom):
    """For whoever works in an office; which releases stand in it, ``visibility`` says."""

    def agenda_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(require_safe(self.calendar_view))
        file = self.admin_site.admin_view(require_safe(self.calendar_file_view))
        return [
            path("calendar/", page, name=NAME),
            path("calendar/calendar.ics", file, name=f"{NAME}_file"),
        ]

    def calendar_view(self, request: HttpRequest) -> HttpResponse:
        page = self._asked(request)
        context = self.context(request, _("Calendar"), page=page)
        template = "admin/translations/agenda/calendar.html"
        return render(request, template, context, status=page.status)

    def calendar_file_view(self, request: HttpRequest) -> HttpResponse:
        page = self._asked(request)
        host = urlsplit(origin(None)).hostname or "localhost"
        answer = HttpResponse(
            calendar(page.every, page.now, host),
            content_type="text/calendar; charset=utf-8",
            status=page.status,
        )
        answer.headers["Content-Disposition"] = 'attachment; filename="calendar.ics"'
        return answer

    def _asked(self, request: HttpRequest) -> AgendaPage:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return AgendaPage(user_of(request), request.GET)
