"""Providers: what a translation service must be able to do, and which one is set up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

OURS = {
    "libretranslate": "translations.machine.libretranslate.LibreTranslate",
    "deepl": "translations.machine.deepl.DeepL",
}


class Provider(Protocol):
    """One service, as ``Provider(url, key, timeout)`` makes it.

    ``most_texts`` and ``most_bytes`` bound one request, ``longest`` one passage that goes alone;
    ``is_escaped`` says whether ``&lt;`` comes back as it was sent. Languages are named by the codes of
    ``releases.languages``.
    """

    name: str
    most_texts: int
    most_bytes: int
    longest: int
    is_escaped: bool

    def speaks(self, source: str, target: str) -> bool:
        """Whether it has names for both languages; whether it offers the pair, it says when asked."""

    def translate(
        self, passages: Sequence[str], source: str, target: str, *, until: float
    ) -> list[str]:
        """Each passage, masked as XML, in the other language, by ``until`` on the monotonic clock.

        Raises Failed.
        """


def provider() -> Provider | None:
    """The service that is set up; None where there is none. Raises ImportError for a wrong path."""
    chosen: str = settings.MACHINE_PROVIDER
    if not chosen:
        return None
    make: Callable[..., Provider] = import_string(OURS.get(chosen, chosen))
    return make(settings.MACHINE_URL, settings.MACHINE_KEY, settings.MACHINE_TIMEOUT)


def texts_of(answer: Any, count: int) -> list[str] | None:
    """``answer`` if it is a list of so many texts."""
    if (
        isinstance(answer, list)
        and len(answer) == count
        and all(isinstance(t, str) for t in answer)
    ):
        return answer
    return None
