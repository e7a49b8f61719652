"""Where the original of a release stands: here in its source language, or on another site."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

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


def original_of(
    release: Release, external: ExternalOriginal | None, urls: Mapping[str, str]
) -> Original | None:
    """The original of ``release``, whose texts are at ``urls``; None while it isn't public.

    Gives the address and title of an ``external`` original, never its text, which is the
    translators' alone.
    """
    source = BY_CODE[release.source_language]
    if external is not None:
        return Original(source, external.url, external.title, external.retrieved_on)
    text, url = live_text(release, source.code), urls.get(source.code)
    return Original(source, url, text.title) if text and url else None
