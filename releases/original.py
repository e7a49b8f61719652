"""Where the original of a release stands: here in its source language, or on another site."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from releases.addresses import absolute
from releases.languages import BY_CODE, Language
from releases.live import live_text
from releases.models import ExternalOriginal, Release


@dataclass(frozen=True)
class Original:
    """The original as readers may be sent to it; ``retrieved_on`` is None for one of our own."""

    language: Language
    url: str
    title: str
    retrieved_on: datetime.date | None = None


def original_of(release: Release, paths: dict[str, str]) -> Original | None:
    """The original of ``release``, whose addresses are ``paths``; None while it isn't public.

    Gives the address and title of an external original, never its text, which is the translators'
    alone. One SQL.
    """
    source = BY_CODE[release.source_language]
    external = ExternalOriginal.objects.filter(release=release).first()
    if external is not None:
        return Original(source, external.url, external.title, external.retrieved_on)
    text, path = live_text(release, source.code), paths.get(source.code)
    return Original(source, absolute(path), text.title) if text and path else None
