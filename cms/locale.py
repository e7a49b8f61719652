"""The interface's language: the path's on public pages, the browser's on staff pages."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from releases.languages import BY_CODE, Language

# Answers for programs, which are in one language whoever asks.
MACHINE_PATHS = ("api", "files", "healthz", "looks", "robots.txt")


class PathLocaleMiddleware(LocaleMiddleware):
    """Django's own, but for public addresses: these alone decide, so that caches need not vary."""

    def process_request(self, request: HttpRequest) -> None:
        language = language_of(request.path_info)
        if language is None:
            super().process_request(request)
            return
        translation.activate(language.code)
        request.LANGUAGE_CODE = language.code

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        language = language_of(request.path_info)
        if language is None:
            return super().process_response(request, response)
        if _first_part(request.path_info) not in MACHINE_PATHS:
            response.headers.setdefault("Content-Language", language.tag)
        return response


def language_of(path: str) -> Language | None:
    """The language that a public path begins with; English for programs; None for the staff's."""
    first = _first_part(path)
    return BY_CODE["en"] if first in MACHINE_PATHS else BY_CODE.get(first)


def _first_part(path: str) -> str:
    return path.lstrip("/").partition("/")[0]
