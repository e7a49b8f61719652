"""The room of everybody's work: the next text that waits, and who changed what.

===============================  =====================================================================
address                          what is asked, and the answer
===============================  =====================================================================
``…/next/``                      302 to the review of what the person has to look at first, or to the
``…_next``                       front page where nothing waits
``…/changed/``                   ``q``, words or a figure: who wrote it into a text, and who took it
``…_changed``                    out
===============================  =====================================================================
"""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from translations.admin.rooms import StaffRoom, user_of
from translations.work.changed import ChangedPage
from translations.work.mine import next_to_review
from translations.work.rows import review_path

NAME = "translations_translation"


class WorkRoom(StaffRoom):
    """For whoever works in an office; each finds what they may know of."""

    def work_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("next/", wrap(self.next_view), name=f"{NAME}_next"),
            path("changed/", wrap(self.changed_view), name=f"{NAME}_changed"),
        ]

    def next_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        text = next_to_review(user_of(request))
        if text is not None:
            return HttpResponseRedirect(review_path(text))
        messages.info(request, _("Nothing waits for your review."))
        return redirect("admin:index")

    def changed_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        page = ChangedPage(user_of(request), request.GET.get("q", ""))
        context = self.context(request, _("Who changed it"), page=page)
        return render(request, "admin/translations/work/changed.html", context)
