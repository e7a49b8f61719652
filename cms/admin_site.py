"""The staff's site: the admin in three languages, with nothing that deletes in bulk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from translations.interface import CODES, LANGUAGES, keep_in_cookie

LED_TO = frozenset({"Notice", "Release", "Translation"})  # every page's head leads to these rooms

NOT_ALLOWED = 405


class StaffSite(admin.AdminSite):
    site_header = "Provisoire"
    site_title = "Provisoire"
    enable_nav_sidebar = False  # two rooms in the header leave the width to the texts

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What Django's own gives, but the list of apps: without a sidebar no page shows it, and it

        asks the database for every permission that the person has.
        """
        # These need the models, which load after this.
        from django.contrib.auth.models import User

        from translations.notifications.bell import Bell
        from translations.visibility import works_here
        from translations.watching.banner import Banner

        site_url = request.META["SCRIPT_NAME"] or self.site_url
        return {
            "site_title": self.site_title,
            "site_header": self.site_header,
            "site_url": site_url if self.site_url == "/" else self.site_url,
            "has_permission": self.has_permission(request),
            "available_apps": [],
            "is_popup": False,
            "is_nav_sidebar_enabled": self.enable_nav_sidebar,
            "log_entries": self.get_log_entries(request),
            "staff_languages": LANGUAGES,
            "works_here": SimpleLazyObject(
                lambda: isinstance(request.user, User) and works_here(request.user)
            ),
            "bell": Bell(request.user),
            "banner": Banner(request.user),
        }

    def get_urls(self) -> list[Any]:
        chosen = csrf_protect(require_POST(choose_language))
        watched = never_cache(self.admin_view(self.publishing))
        return [
            path("language/", chosen, name="set_language"),
            path("publishing/", watched, name="publishing"),
            *super().get_urls(),
        ]

    def publishing(self, request: HttpRequest) -> HttpResponse:
        """The banner for a page that stays open: 204 while all is well.

        For whom it does not concern there is nothing to read.
        """
        from translations.watching.banner import Banner

        banner = Banner(request.user)
        if not banner.is_concerned:
            return HttpResponse()  # a refusal would stand in the browser's console on each page
        if not banner.troubles:
            return HttpResponse(status=204)
        return render(request, "admin/publishing.html", {"banner": banner})

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """What waits for the person, instead of a list of models; those have their place below it."""
        from translations.admin.rooms import user_of  # the rooms register with this very site
        from translations.work.front import FrontPage

        page = FrontPage(user_of(request), request.GET)
        context = {
            **self.each_context(request),
            "title": _("My work"),
            "page": page,
            "house": [room for room in self._rooms(request) if room["object_name"] not in LED_TO],
            **(extra_context or {}),
        }
        request.current_app = self.name
        return TemplateResponse(request, "admin/index.html", context, status=page.status)

    def _rooms(self, request: HttpRequest) -> list[dict[str, Any]]:
        """The rooms that the person may enter."""
        return [room for app in self.get_app_list(request) for room in app["models"]]

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Whoever chose a language has it in each browser in which they log in."""
        from translations.admin.rooms import user_of  # the rooms register with this very site
        from translations.notifications.wishes import wishes_of

        speak_one_of_ours(request)
        answer = super().login(request, extra_context)
        if request.user.is_authenticated:
            language = wishes_of(user_of(request)).language
            if language in CODES:
                keep_in_cookie(answer, language)
        return answer

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002  (Django's own signature)
        own = super().admin_view(view, cacheable)

        def worded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            speak_one_of_ours(request)
            answer: HttpResponse = own(request, *args, **kwargs)
            if answer.status_code == NOT_ALLOWED and request.method == "GET":
                return self.only_posted(request, answer.headers["Allow"])
            return answer

        return worded

    def only_posted(self, request: HttpRequest, allowed: str) -> HttpResponse:
        """405 in words, for whoever opens the address of an act, or loads the page of a refused one."""
        match = request.resolver_match
        page, key = reverse("admin:index"), match.kwargs.get("pk") if match else None
        for room in ("releases_release", "translations_translation"):
            if key and match and f"{match.url_name}".startswith(room):
                page = reverse(f"admin:{room}_change", args=[key])
        context = {
            **self.each_context(request),
            "title": _("Nothing is done by opening this"),
            "page_of_button": page,
        }
        answer = render(request, "admin/only_posted.html", context, status=NOT_ALLOWED)
        answer.headers["Allow"] = allowed
        return answer


def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the interface's language in a cookie, if it is one of ours; mails are in it from now on."""
    from translations.admin.rooms import user_of  # the rooms register with this very site
    from translations.notifications.wishes import keep_language

    language = request.POST.get("language", "")
    if language not in CODES:
        return HttpResponse(status=422)
    if request.user.is_authenticated:
        keep_language(user_of(request), language)
    return set_language(request)


def speak_one_of_ours(request: HttpRequest) -> None:
    """Let the page be in one of the languages of the staff’s interface."""
    if translation.get_language() not in CODES:
        translation.activate("en")
        request.LANGUAGE_CODE = "en"
