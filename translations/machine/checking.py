"""Checking how the translation service is set up: when the system starts, not at the first text."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core import checks

from translations.machine.provider import OURS, provider
from translations.machine.wire import is_safe


def check_machine(**_kwargs: Any) -> list[checks.CheckMessage]:
    """An unknown service, one without its address or key, an address that others could read along."""
    chosen: str = settings.MACHINE_PROVIDER
    if not chosen:
        return []
    try:
        provider()
    except ImportError:
        known = ", ".join(sorted(OURS))
        wrong = f"MACHINE_PROVIDER “{chosen}” is neither of {known}, nor the path of a class."
        return [checks.Error(wrong, id="machine.E001")]
    wrongs = []
    if chosen == "libretranslate" and not settings.MACHINE_URL:
        wrongs.append(("MACHINE_URL is needed: the address of the server.", "machine.E002"))
    if chosen == "deepl" and not settings.MACHINE_KEY:
        wrongs.append(("MACHINE_KEY is needed: the key of the account.", "machine.E003"))
    if settings.MACHINE_URL and not is_safe(settings.MACHINE_URL):
        wrongs.append(("MACHINE_URL must be https://, or on this machine.", "machine.E004"))
    if not settings.MACHINE_KEY.isascii() or not settings.MACHINE_KEY.isprintable():
        wrongs.append(("MACHINE_KEY has characters that no key has.", "machine.E005"))
    if settings.MACHINE_TIMEOUT <= 0:
        wrongs.append(("MACHINE_TIMEOUT must be more than no seconds.", "machine.E006"))
    return [checks.Error(message, id=name) for message, name in wrongs]
