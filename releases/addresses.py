"""Reserving addresses: a path belongs to one text for ever."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from anyascii import anyascii
from django.conf import settings
from django.http import HttpRequest
from django.utils.text import slugify

from releases.languages import BY_CODE
from releases.models import Address, Office, Release
from releases.prepared import Prepared
from releases.storing import Insertion

SLUG_LENGTH = 80


@dataclass(frozen=True)
class ServedAt:
    """Where an installation is served; ``is_public`` tells a ``PUBLIC_URL`` from one's own machine."""

    url: str
    is_public: bool


_AS_SERVED_AT: ContextVar[ServedAt | None] = ContextVar("as_served_at", default=None)


def served_at() -> ServedAt:
    """Where this installation is, by its settings, or where ``as_served_at`` takes it to be."""
    if taken := _AS_SERVED_AT.get():
        return taken
    return (
        ServedAt(settings.PUBLIC_URL, is_public=True) if settings.PUBLIC_URL else on_this_machine()
    )


def on_this_machine() -> ServedAt:
    """Where ``manage.py up`` listens, whether or not readers have another address for it."""
    return ServedAt(f"http://{settings.LOCAL_HOST}:{settings.LOCAL_PORT}", is_public=False)


@contextmanager
def as_served_at(place: ServedAt) -> Iterator[None]:
    """Within, addresses are as an installation served there would have them."""
    token = _AS_SERVED_AT.set(place)
    try:
        yield
    finally:
        _AS_SERVED_AT.reset(token)


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


def reserve(release: Release, language: str, title: str) -> None:
    """Give a text the address that its ``title`` makes, unless it has one or another text has that.

    An address never changes with a corrected title: news agencies have it already.
    """
    path = _path(language, slug(title, language) or release.public_id)
    # The database passes over what it has: this text's own address, or another's of the same title,
    # who is waited for if they are publishing it now.
    _ADDRESSES.insert([Address(path=path, release=release, language=language)])


_ADDRESSES = Insertion(Address)


def reserve_longer(release: Release, language: str, title: str) -> str:
    """Give a text whose title's address another has one that nobody else can have, and return it."""
    path = _path(language, f"{slug(title, language)}-{release.public_id}".removeprefix("-"))
    return Address.objects.create(path=path, release=release, language=language).path


def current_paths(release: Release) -> dict[str, str]:
    """The current path of each language of ``release`` that has one."""
    return dict(_PATHS.rows(release.pk))


_PATHS: Prepared[Any] = Prepared(
    lambda release: Address.objects.filter(release=release, is_current=True).values_list(
        "language", "path"
    ),
)


def origin(office: Office | None) -> str:
    """Where the site of ``office`` begins, for readers who come from elsewhere.

    An office's own host has the scheme and the port of ``PUBLIC_URL``; on one's own machine, where
    there is none, the port that the server listens on.
    """
    host, here = office.host if office else "", served_at()
    if not host:
        return here.url
    public = urlsplit(here.url)
    return f"{public.scheme}://{host}{f':{public.port}' if public.port else ''}"


def absolute(path: str, office: Office | None = None, *, at: Office | None = None) -> str:
    """``path`` on the site of ``office``, as a page on the site of ``at`` (the same, if None) has it.

    Whole where the installation has a ``PUBLIC_URL`` or the two sites differ; else the bare path.
    """
    elsewhere = at is not None and at.host != (office.host if office else "")
    return f"{origin(office)}{path}" if served_at().is_public or elsewhere else path


def absolute_for(
    request: HttpRequest, path: str, office: Office | None, *, at: Office | None = None
) -> str:
    """``path`` on the site of ``office`` as a whole address, under the host asked if need be."""
    return request.build_absolute_uri(absolute(path, office, at=at))
