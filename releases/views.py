"""The public pages of each site. The language is in the path; nothing here reads a cookie or a user."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import Case, F, QuerySet, When
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
from releases.dates import written
from releases.labels import labels_by_office, worded
from releases.languages import BY_CODE
from releases.live import Headline, headline
from releases.masthead import Masthead, choices
from releases.models import Address, Office, Release, Rendered
from releases.site import Site, host_of, offices_at

PAGE_SIZE = 20
HOME_SIZE = 8
_PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


@require_safe
def front(request: HttpRequest) -> HttpResponseBase:
    """``/``: to the reader's language as the browser asks for it, else a page to choose one."""
    site = Site.asked(request)
    response: HttpResponse
    if language := _asked_for(request.headers.get("Accept-Language", ""), site.languages):
        response = HttpResponseRedirect(f"/{language}/")
    else:
        shown = site.office.default_language if site.office else "en"
        with override(shown):
            context = _furniture(shown, site, "/{}/")
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
    site = Site.asked(request)
    newest = site.releases(language).live(language).newest_first().listed(language)[:HOME_SIZE]
    context = _furniture(language, site, "/{}/") | _entries(newest, language, site)
    return render(request, "releases/home.html", context)


@require_safe
@conditional_page
@for_all_readers
def release_list(request: HttpRequest, language: str) -> HttpResponseBase:
    """``/fr/releases/``: every release in a language, newest first, by pages."""
    site = Site.asked(request)
    newest = site.releases(language).live(language).newest_first().listed(language)
    page = _page_of(newest, request.GET.get("page", "1"))
    context = _furniture(language, site, "/{}/releases/")
    context |= _entries(page.object_list, language, site) | {"page": page}
    return render(request, "releases/release_list.html", context)


@require_safe
def release_page(request: HttpRequest, language: str, slug: str) -> HttpResponseBase:
    """The page as it was rendered at publication; an older address leads to the current one."""
    path = f"/{language}/releases/{slug}/"
    here = pages_here(request)
    page = here.filter(path=path).first()
    if page is None:
        page = successor(path, here)
        if page.status == HTTPStatus.OK:
            return HttpResponsePermanentRedirect(page.path)
    return as_rendered(request, page, page.status)


def as_rendered(request: HttpRequest, page: Rendered, status: int) -> HttpResponseBase:
    """The rendered page to who asked; who has it already is told so, but never of what is gone."""
    response = HttpResponse(page.content, status=status)
    response["ETag"] = f'"{page.etag}"'
    response["Content-Language"] = BY_CODE[page.language].tag
    keep_briefly(response)
    if status != HTTPStatus.OK:
        return response
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """``/robots.txt``: the public site is for reading; the offices' rooms are not."""
    return HttpResponse("User-agent: *\nDisallow: /admin/\n", content_type="text/plain")


def pages_here(request: HttpRequest) -> QuerySet[Rendered]:
    """The rendered pages of the site that was asked; an issuer's own before those that carry it."""
    is_carried = Case(When(office=F("release__office"), then=0), default=1)
    here = Rendered.objects.filter(office__in=offices_at(host_of(request)))
    return here.order_by(is_carried, "office")


def successor(path: str, here: QuerySet[Rendered]) -> Rendered:
    """The page of the text that once stood at ``path``. Raises Http404 if it has none here."""
    old = get_object_or_404(Address, path=path, is_current=False)
    page = here.filter(release=old.release_id, language=old.language).first()
    if page is None:
        raise Http404
    return page


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


def _furniture(language: str, site: Site, path: str) -> dict[str, Any]:
    """What surrounds a list that stands at ``path``, in which ``{}`` is the language."""
    return {
        "language": BY_CODE[language],
        "office": site.office,
        "masthead": Masthead.of(site.office, language),
        "choices": choices(site.languages, path),
        "canonical": path.format(language),
    }


def _entries(releases: Any, language: str, site: Site) -> dict[str, Any]:
    """The entries of a list, each with its label as its own office words it."""
    entries = [headline(release, language) for release in releases]
    wordings = labels_by_office({entry.office_id for entry in entries}, language)
    rows = []
    for entry in entries:
        issuer = site.issuer_named(entry.office_id)
        label = wordings[entry.office_id].get((entry.standing, language))
        name = worded(issuer, "name", language) if issuer else None
        corrected = _corrected_on(entry, site.known[entry.office_id], language)
        rows.append({"entry": entry, "label": label, "office": name, "corrected": corrected})
    return {"rows": rows}


def _corrected_on(entry: Headline, issuer: Office, language: str) -> str:
    """The day of the newest correction, where there was one; the page itself tells of the others."""
    if entry.correction is None:
        return ""
    return written(entry.correction.at.astimezone(issuer.zone).date(), language)


def _page_of(releases: Any, number: str) -> Page[Release]:
    """The page ``number``. Raises Http404 for one that isn't, or is not written as plain digits."""
    if not _PAGE_NUMBER.fullmatch(number):
        raise Http404
    try:
        return Paginator(releases, PAGE_SIZE).page(int(number))
    except InvalidPage as error:
        raise Http404 from error
