"""The two addresses of a preview, for whoever holds its link; nobody is logged in here.

``/preview/<token>/``                          the page of the link's revision
``/preview/<token>/files/<kind>/<file>``       an image or attachment that this revision names

A link that is over answers as nonsense does: nothing is found, by one and the same question.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from releases.document import Document
from releases.languages import BY_CODE
from releases.models import Release
from releases.preview import Banner, preview
from translations.admin.serving import file_answer
from translations.models import PreviewLink
from translations.previews.counting import count_view
from translations.previews.network import network_of
from translations.previews.tokens import digest
from translations.revisions import kept_revision

# Nobody keeps it, finds it by searching, or hears from it where its reader came from.
PRIVATE = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive, nosnippet",
    "Referrer-Policy": "no-referrer",
}


@require_safe
def page(request: HttpRequest, token: str) -> HttpResponse:
    """The revision as readers would see it, under a banner in its own language."""
    link = _opened(token)
    text = link.translation
    html = preview(
        text.release,
        text.language,
        _document(link),
        file_path=lambda kind, file: reverse("previews:file", args=[token, kind, file]),
        banner=Banner.to_outsiders(text.language),
    )
    count_view(link, network_of(request))
    response = HttpResponse(html, headers=PRIVATE)
    response["Content-Language"] = BY_CODE[text.language].tag
    return response


@require_safe
def file(_request: HttpRequest, token: str, kind: str, file: str) -> HttpResponseBase:
    """A file of the release, if the revision names it."""
    link = _opened(token)
    release, document = link.translation.release, _document(link)
    key = _key_of(release, link.translation.language, document, kind, file)
    response = file_answer(release, kind, key)
    for name, value in PRIVATE.items():
        response.headers[name] = value
    return response


def _opened(token: str) -> PreviewLink:
    """The link that this token opens. Raises Http404 for one that is over as for nonsense."""
    wanted = digest(token)
    rows = PreviewLink.objects.open().select_related("translation__release__office")
    link = rows.filter(digest=wanted).first()
    if link is None or not constant_time_compare(link.digest, wanted):
        raise Http404
    return link


def _document(link: PreviewLink) -> Document:
    return kept_revision(link.translation, link.revision)[0]


def _key_of(release: Release, language: str, document: Document, kind: str, token: str) -> int:
    """The primary key of a file that the document names. Raises Http404 for any other."""
    rows: Any
    if kind == "attachment":
        rows = release.attachments.filter(language=language)
        named = {(words.sha256, words.standing) for words in document.attachments}
    else:
        rows = release.images.all()
        named = {(words.sha256, "") for words in document.images}
    found = rows.filter(token=token).first()
    if found is None or (found.sha256, getattr(found, "standing", "")) not in named:
        raise Http404
    key: int = found.pk
    return key
