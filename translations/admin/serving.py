"""Serving: a release's files to the staff who may know of it, before any reader has them."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404

from releases.models import Release

# Nothing that a browser could run, frame or look into may come of an uploaded file.
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def file_answer(release: Release, kind: str, key: int) -> FileResponse:
    """The file as it is stored: an image to look at, an attachment to take away.

    ``kind`` is ``image``, ``small`` or ``attachment``; what was taken off the release since is
    still there, with the editions that had it. Raises Http404 for anything else.
    """
    rows: Any = release.attachments if kind == "attachment" else release.images
    found = rows.filter(pk=key).first()
    if found is None or kind not in ("image", "small", "attachment"):
        raise Http404
    stored = found.small if kind == "small" else found.file
    return FileResponse(
        stored.open("rb"),
        as_attachment=kind == "attachment",
        filename=getattr(found, "name", "") or stored.name.rpartition("/")[2],
        content_type=found.media_type,
        headers=HEADERS,
    )
