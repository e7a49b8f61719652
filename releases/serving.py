"""Serving: files to readers, once a live text names them, and the looks of offices."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header
from django.views.decorators.http import conditional_page, require_safe

from releases import looks
from releases.caching import for_all_readers, keep_briefly
from releases.files import is_public, taken_down_with
from releases.models import Attachment, Image, Office
from releases.views import as_rendered, pages_here

# Nothing that a browser could run, frame or look into may come of a file that people brought.
SEALED = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}
FOR_EVER_SECONDS = 31_536_000
PIECE = 65_536  # bytes


@require_safe
def file(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """``/files/<token>/<name>``: an image to look at, or an attachment to take away.

    What no public text of this site ever named is not there, as nonsense isn't: one SQL finds neither.
    What only a text named that was taken down is gone with it. Two SQL for a file that is public.
    """
    rows: Any = Attachment.objects if name.endswith(".pdf") else Image.objects
    shown = Exists(pages_here(request).order_by().filter(release=OuterRef("release")))
    found = rows.filter(shown, token=token).first()
    if found is None:
        raise Http404
    if not is_public(found):
        return _gone(request, found)
    is_attachment = isinstance(found, Attachment)
    stored, etag = _attached(found, name) if is_attachment else _pictured(found, name)
    response = _in_pieces(request, stored, found.media_type, etag)
    response["Content-Disposition"] = content_disposition_header(is_attachment, name) or "inline"
    keep_briefly(response)
    return response


@require_safe
@conditional_page
@for_all_readers
def look(_request: HttpRequest, slug: str) -> HttpResponse:
    """``/looks/<office>.css``: the colours of an office."""
    office = get_object_or_404(Office, slug=slug)
    return HttpResponse(looks.stylesheet(office), content_type="text/css; charset=utf-8")


@require_safe
def logo(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    """``/looks/<office>/logo.png?v=…``: the logo, which a browser keeps until pages name a newer."""
    office = get_object_or_404(Office, slug=slug)
    if not office.logo or suffix != looks.logo_suffix(office):
        raise Http404
    version = looks.logo_version(office)
    media_type = "image/png" if suffix == "png" else "image/jpeg"
    response = _in_pieces(request, office.logo, media_type, version)
    if request.GET.get("v") == version:
        patch_cache_control(response, public=True, immutable=True, max_age=FOR_EVER_SECONDS)
    else:
        keep_briefly(response)
    return response


def _gone(request: HttpRequest, found: Image | Attachment) -> HttpResponseBase:
    """The notice in place of a text that named the file. Raises Http404 where there is no such text."""
    language = taken_down_with(found)
    pages = pages_here(request).filter(release=found.release_id, language=language)
    page = pages.first() if language else None
    if page is None:
        raise Http404
    return as_rendered(request, page, HTTPStatus.GONE)


def _attached(attachment: Attachment, name: str) -> tuple[FieldFile, str]:
    """The file that ``name`` stands for, and its tag. Raises Http404 for another name."""
    if name != attachment.name:
        raise Http404
    return attachment.file, attachment.sha256


def _pictured(image: Image, name: str) -> tuple[FieldFile, str]:
    """The file that ``name`` stands for, and its tag. Raises Http404 for another name."""
    suffix = image.file.name.rpartition(".")[2]
    if name == f"image.{suffix}":
        return image.file, image.sha256
    if name == f"small.{suffix}":
        return image.small, f"{image.sha256}-small"
    raise Http404


def _in_pieces(
    request: HttpRequest, stored: FieldFile, media_type: str, tag: str
) -> HttpResponseBase:
    """The stored file, sealed; not a byte of it for who has it already, or asks for its headers."""
    etag = f'"{tag}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None and request.method == "HEAD":
        size = str(stored.size)
        response = HttpResponse(content_type=media_type, headers={"Content-Length": size})
    elif response is None:
        response = FileResponse(stored.open("rb"), content_type=media_type)
        response.block_size = PIECE
        del response["Content-Disposition"]
    response["ETag"] = etag
    for header, value in SEALED.items():
        response[header] = value
    return response
