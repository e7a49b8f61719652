"""The notices of one person: what the bell counts, and how they wish to be told.

==============================  ======================================================================
address                         what is posted, and the answer
==============================  ======================================================================
``translations/notice/``        GET: the list, newest first; ``show=unread``, ``page``
``translations_notice_changelist``
``translations/notice/<pk>/``   GET: marks it read and leads where its work is done
``translations_notice_open``
``translations/notice/read/``   ``notice`` (one of them) or ``until`` (it and all before it)
``translations_notice_read``
``translations/notice/settings/``  ``language``, ``digest_hour``, ``mail-<event>`` (``at_once``,
``translations_notice_settings``   ``daily``, ``off``)
==============================  ======================================================================

Everyone of the staff has these pages; what is not theirs, or is of what they may no longer know of,
does not exist.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db.models.functions import Now
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from releases.clock import database_now
from translations.admin.rooms import StaffRoom, key_or_404, user_of
from translations.admin.wishes_form import WishesForm
from translations.interface import keep_in_cookie
from translations.models import Notice, Role
from translations.models.notice import NoticeQuerySet
from translations.notifications.shown import COLUMNS, shown
from translations.work.rows import review_path, writing_path

A_PAGE = 30
NAME = "translations_notice"


@admin.register(Notice)
class NoticeRoom(StaffRoom):
    asks_for_a_role = False

    def get_urls(self) -> list[URLPattern]:
        """None of Django's own: a notice is not edited, and nobody sees another's."""
        views: dict[str, tuple[str, Any]] = {
            "changelist": ("", self.list_view),
            "read": ("read/", self.read_view),
            "settings": ("settings/", self.settings_view),
            "open": ("<int:pk>/", self.open_view),
        }
        return [
            path(route, self.admin_site.admin_view(view), name=f"{NAME}_{name}")
            for name, (route, view) in views.items()
        ]

    def get_queryset(self, request: HttpRequest) -> NoticeQuerySet:
        return Notice.objects.of(user_of(request))

    @method_decorator(never_cache)
    def list_view(self, request: HttpRequest) -> HttpResponse:
        own = self.get_queryset(request)
        is_unread = request.GET.get("show") == "unread"
        rows = own.unread() if is_unread else own
        page = Paginator(rows.order_by("-pk").values_list("pk", flat=True), A_PAGE).get_page(
            request.GET.get("page")
        )
        keys = list(page.object_list)
        notices = own.filter(pk__in=keys).select_related("actor", "translation", "release")
        context = self.context(
            request,
            _("Notices"),
            pages=page,
            is_unread=is_unread,
            newest=max(keys, default=0),
            rows=shown(list(notices.order_by("-pk").only(*COLUMNS)), database_now()),
        )
        return render(request, "admin/translations/notice/list.html", context)

    @method_decorator(require_POST)
    def read_view(self, request: HttpRequest) -> HttpResponse:
        own, given = self.get_queryset(request).unread(), request.POST
        if "until" in given:
            read = own.filter(pk__lte=key_or_404(given["until"]))
        else:
            read = own.filter(pk=key_or_404(given.get("notice", "")))
        read.update(read_at=Now())
        back = QueryDict(mutable=True)
        back.update({name: given[name] for name in ("show", "page") if given.get(name)})
        where = reverse(f"admin:{NAME}_changelist")
        return HttpResponseRedirect(f"{where}?{back.urlencode()}" if back else where)

    @method_decorator(never_cache)
    def open_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = self.get_queryset(request).select_related("translation")
        notice = rows.only("told_as", "release_id", "translation__is_original").filter(
            pk=key_or_404(str(pk))
        )
        found = notice.first()
        if found is None:
            raise Http404
        Notice.objects.unread().filter(pk=found.pk).update(read_at=Now())
        return HttpResponseRedirect(_door(found))

    @method_decorator(never_cache)
    def settings_view(self, request: HttpRequest) -> HttpResponse:
        person = user_of(request)
        form = WishesForm(person, request.POST or None)
        if request.method == "POST" and form.is_valid():
            language = form.keep().language
            with override(language or None):
                messages.success(request, _("Kept. It holds for what is not mailed yet, too."))
            answer = HttpResponseRedirect(request.path)
            if language:
                keep_in_cookie(answer, language)
            return answer
        context = self.context(request, _("How you are told"), form=form, person=person)
        status = 422 if form.is_bound else 200
        return render(request, "admin/translations/notice/settings.html", context, status=status)


def _door(notice: Notice) -> str:
    """Where a person goes about it: reviewers to the review, the press to the release, others to write."""
    if notice.told_as == Role.REVIEWER:
        return review_path(notice.translation)
    if notice.told_as == Role.PRESS_OFFICER:
        return reverse("admin:releases_release_change", args=[notice.release_id])
    return writing_path(notice.translation)
