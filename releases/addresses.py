"""Reserving addresses: a path belongs to one text for ever."""

from __future__ import annotations

from anyascii import anyascii
from django.conf import settings
from django.http import HttpRequest
from django.utils.text import slugify

from releases.languages import BY_CODE
from releases.models import Address, Release

SLUG_LENGTH = 80


def slug(title: str, language: str) -> str:
    """A readable ASCII slug of ``title``, or an empty one where its script gives none."""
    if not BY_CODE[language].is_slugged:
        return ""
    whole = slugify(anyascii(title.replace("’", " ").replace("'", " ")))
    if len(whole) <= SLUG_LENGTH:
        return whole
    return whole[: SLUG_LENGTH + 1].rpartition("-")[0] or whole[:SLUG_LENGTH]


def _path(language: str, name: str) -> str:
    return f"/{language}/releases/{name}/"


def reserve(release: Release, language: str, title: str) -> Address:
    """The current address of this text, kept if it has one, else the first free for ``title``.

    An address never changes with a corrected title: news agencies have it already.
    """
    kept = Address.objects.filter(release=release, language=language, is_current=True).first()
    if kept:
        return kept
    own = {"release": release, "language": language}
    readable = slug(title, language)
    if readable:
        # Two of the same title may be published at once: whoever comes second waits for the first
        # to commit, finds the path taken, and adds its id.
        taken, is_ours = Address.objects.get_or_create(path=_path(language, readable), defaults=own)
        if is_ours:
            return taken
        readable += "-"
    return Address.objects.create(path=_path(language, readable + release.public_id), **own)


def current_paths(release: Release) -> dict[str, str]:
    """The current path of each language of ``release`` that has one."""
    return dict(
        Address.objects.filter(release=release, is_current=True).values_list("language", "path")
    )


def absolute(path: str) -> str:
    """``path`` under ``PUBLIC_URL``, where the site has one; the bare path on one's own machine."""
    return f"{settings.PUBLIC_URL}{path}"


def absolute_for(request: HttpRequest, path: str) -> str:
    """``path`` as a whole address: under ``PUBLIC_URL``, else under the host that was asked."""
    return absolute(path) if settings.PUBLIC_URL else request.build_absolute_uri(path)
