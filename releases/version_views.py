"""The public versions of a text: the list of them, each by itself, and any two compared.

All is made when asked, from what the Publications hold, for whoever comes by the page's address: a
text that is public no longer has no versions that could be read, and one that never was has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.http import conditional_page, require_safe

from releases.addresses import absolute
from releases.caching import for_all_readers
from releases.composing import Context
from releases.corrections import CHANGES, VERSIONS
from releases.document import Document
from releases.labels import labels
from releases.languages import BY_CODE, column
from releases.live import LiveText, live_text
from releases.masthead import Masthead
from releases.models import Act, Publication, Rendered
from releases.past import compared, past_text
from releases.querysets import LIVE_FIELDS
from releases.version_rows import VersionRow, version_rows
from releases.views import as_rendered, pages_here, successor

_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
_FACTS = ("public_id", "source_language", "press_contact", "office")


@dataclass(frozen=True)
class Asked:
    """Whose versions are asked for: a live text, and its page on the site that was asked."""

    page: Rendered
    text: LiveText

    @property
    def last(self) -> int:
        return len(self.text.versions)

    def version(self, number: str) -> int:
        """The version of that number. Raises Http404 for one that isn't, or no plain number."""
        if not _NUMBER.fullmatch(number) or int(number) > self.last:
            raise Http404
        return int(number)

    def document(self, number: int) -> Document:
        """The text as it was in version ``number``. One SQL."""
        editions = Publication.objects.filter(
            release=self.page.release_id, language=self.page.language, act=Act.PUBLISHED
        )
        documents = editions.order_by("sequence").values_list("document", flat=True)
        return Document.parse(documents[number - 1])


@require_safe
@conditional_page
@for_all_readers
def version_list(request: HttpRequest, language: str, slug: str) -> HttpResponseBase:
    """``/fr/releases/<slug>/versions/``: every version, the newest first. Two SQL."""
    asked = _asked(request, language, slug, VERSIONS)
    if not isinstance(asked, Asked):
        return asked
    context, rows = _furniture(asked)
    return _page(request, "releases/version_list.html", context | {"rows": rows[::-1]})


@require_safe
@conditional_page
@for_all_readers
def version_page(request: HttpRequest, language: str, slug: str, number: str) -> HttpResponseBase:
    """``/fr/releases/<slug>/versions/2/``: one version, and what became of it. Four SQL at most."""
    asked = _asked(request, language, slug, f"{VERSIONS}{number}/")
    if not isinstance(asked, Asked):
        return asked
    place = asked.version(number)
    context, rows = _furniture(asked)
    context |= {"row": rows[place - 1], "past": past_text(asked.document(place), asked.text)}
    return _page(request, "releases/version_detail.html", context)


@require_safe
@conditional_page
@for_all_readers
def version_changes(request: HttpRequest, language: str, slug: str) -> HttpResponseBase:
    """``/fr/releases/<slug>/versions/changes/?old=1&new=3``: two versions word by word. Four SQL.

    Without a choice the newest and the one before it.
    """
    asked = _asked(request, language, slug, CHANGES)
    if not isinstance(asked, Asked):
        return asked
    newest = asked.version(request.GET.get("new", str(asked.last)))
    oldest = asked.version(request.GET.get("old", str(max(1, newest - 1))))
    context, rows = _furniture(asked)
    context |= {
        "rows": rows,
        "old": rows[oldest - 1],
        "new": rows[newest - 1],
        "pair": [rows[oldest - 1], rows[newest - 1]],
        "parts": compared(asked.document(oldest), asked.document(newest)),
    }
    return _page(request, "releases/version_changes.html", context)


def _asked(request: HttpRequest, language: str, slug: str, rest: str) -> Asked | HttpResponseBase:
    """The text whose versions are asked for; else the way from its old address, or its notice, gone.

    Raises Http404 where nothing of it ever was public here. One SQL for a live text.
    """
    path = f"/{language}/releases/{slug}/"
    columns = (f"release__{column(field, language)}" for field in LIVE_FIELDS)
    facts = (f"release__{fact}" for fact in _FACTS)
    here = pages_here(request).select_related("office", "release__office")
    page = (
        here.defer("content")
        .only("path", "language", "status", "etag", "office", "release", *facts, *columns)
        .filter(path=path)
        .first()
    )
    if page is None:
        page = successor(path, pages_here(request))
        if page.status == HTTPStatus.OK:
            return HttpResponsePermanentRedirect(f"{page.path}{rest}{_query(request)}")
    text = live_text(page.release, language)
    if text is None:
        return as_rendered(request, page, HTTPStatus.GONE)
    if not text.versions:
        raise Http404
    return Asked(page, text)


def _query(request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"?{query}" if query else ""


def _furniture(asked: Asked) -> tuple[Context, list[VersionRow]]:
    """What stands on every page about the versions, and their rows, the first made first. One SQL."""
    release, office, language = asked.page.release, asked.page.office, asked.page.language
    worded = labels(release.office, language)
    url = absolute(asked.page.path, office)
    context: dict[str, Any] = {
        "release": release,
        "language": BY_CODE[language],
        "office": office,
        "masthead": Masthead.of(office, language),
        "canonical": absolute(asked.page.path, release.office, at=office),
        "url": url,
        "versions_url": f"{url}{VERSIONS}",
        "changes_url": f"{url}{CHANGES}",
        "text": asked.text,
        "total": asked.last,
    }
    return context, version_rows(asked.text.versions, worded, language, release.office.zone)


def _page(request: HttpRequest, template: str, context: Context) -> HttpResponse:
    language = context["language"]
    with override(language.code):
        response = render(request, template, context)
    response["Content-Language"] = language.tag
    return response
