"""The public pages. The language is in the path; nothing here reads a cookie or a user."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.translation import get_supported_language_variant, override
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import conditional_page, require_safe

from releases.caching import for_all_readers, keep_briefly
from releases.labels import labels
from releases.languages import BY_CODE
from releases.live import Headline, headline
from releases.masthead import Masthead, choices, front_office, offered_languages
from releases.models import Address, Office, Release, Rendered

PAGE_SIZE = 20
HOME_SIZE = 8
_PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


@require_safe
def front(request: HttpRequest) -> HttpResponseBase:
    """``/``: to the reader's language as the browser asks for it, else a page to choose one."""
    offices = list(Office.objects.all())
    offered = offered_languages(offices)
    office = front_office(offices)
    response: HttpResponse
    if language := _asked_for(request.headers.get("Accept-Language", ""), offered):
        response = HttpResponseRedirect(f"/{language}/")
    else:
        shown = office.default_language if office else "en"
        with override(shown):
            context = _furniture(shown, offices, "/{}/")
            response = render(request, "releases/language_choice.html", context)
        response["Content-Language"] = BY_CODE[shown].tag
    patch_vary_headers(response, ["Accept-Language"])
    patch_cache_control(response, public=True, max_age=0)
    return response


@require_safe
@conditional_page
@for_all_readers
def home(request: HttpRequest, language: str) -> HttpResponseBase:
    """``/fr/``: the newest releases in a language."""
    offices = list(Office.objects.all())
    newest = Release.objects.live(language).newest_first().listed(language)[:HOME_SIZE]
    context = _furniture(language, offices, "/{}/") | _entries(newest, language, offices)
    return render(request, "releases/home.html", context)


@require_safe
@conditional_page
@for_all_readers
def release_list(request: HttpRequest, language: str) -> HttpResponseBase:
    """``/fr/releases/``: every release in a language, newest first, by pages."""
    offices = list(Office.objects.all())
    newest = Release.objects.live(language).newest_first().listed(language)
    page = _page_of(newest, request.GET.get("page", "1"))
    context = _furniture(language, offices, "/{}/releases/")
    context |= _entries(page.object_list, language, offices) | {"page": page}
    return render(request, "releases/release_list.html", context)


@require_safe
def release_page(request: HttpRequest, language: str, slug: str) -> HttpResponseBase:
    """The page as it was rendered at publication; an older address leads to the current one."""
    path = f"/{language}/releases/{slug}/"
    page = Rendered.objects.filter(path=path).first()
    if page is None:
        return HttpResponsePermanentRedirect(_successor(path))
    response = HttpResponse(page.content, status=page.status)
    response["ETag"] = f'"{page.etag}"'
    response["Content-Language"] = BY_CODE[language].tag
    keep_briefly(response)
    if page.status != HTTPStatus.OK:
        return response
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """``/robots.txt``: the public site is for reading; the offices' rooms are not."""
    return HttpResponse("User-agent: *\nDisallow: /admin/\n", content_type="text/plain")


def _successor(path: str) -> str:
    """Where the text that once stood at ``path`` stands now. Raises Http404 if nowhere."""
    old = get_object_or_404(Address, path=path, is_current=False)
    pages = Rendered.objects.filter(release=old.release_id, language=old.language)
    return get_object_or_404(pages).path


def _asked_for(header: str, offered: tuple[str, ...]) -> str | None:
    """The language of ``offered`` that an Accept-Language header prefers, or None."""
    for tag, _quality in parse_accept_lang_header(header.lower()):
        try:
            language = get_supported_language_variant(tag)
        except LookupError:
            continue
        if language in offered:
            return language
    return None


def _furniture(language: str, offices: list[Office], path: str) -> dict[str, Any]:
    """What surrounds a list that stands at ``path``, in which ``{}`` is the language."""
    return {
        "language": BY_CODE[language],
        "masthead": Masthead.of(front_office(offices), language),
        "choices": choices(offered_languages(offices), path),
        "canonical": path.format(language),
    }


def _entries(releases: Any, language: str, offices: list[Office]) -> dict[str, Any]:
    """The entries of a list with their labels, and their offices where there are several."""
    entries: list[Headline] = [headline(release, language) for release in releases]
    wording = {standing: label for (standing, _), label in labels(language).items()}
    names = {office.pk: Masthead.of(office, language).name for office in offices}
    rows = [
        {
            "entry": entry,
            "label": wording.get(entry.standing),
            "office": names.get(entry.office_id) if len(offices) > 1 else None,
        }
        for entry in entries
    ]
    return {"rows": rows}


def _page_of(releases: Any, number: str) -> Page[Release]:
    """The page ``number``. Raises Http404 for one that isn't, or is not written as plain digits."""
    if not _PAGE_NUMBER.fullmatch(number):
        raise Http404
    try:
        return Paginator(releases, PAGE_SIZE).page(int(number))
    except InvalidPage as error:
        raise Http404 from error
