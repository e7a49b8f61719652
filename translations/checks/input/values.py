"""The single values that files and options give: a day, a zone, a language."""

from __future__ import annotations

import datetime
import re
from functools import cache
from zoneinfo import available_timezones

from django.utils.translation import gettext as _

from releases.languages import CODES

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day(text: str) -> datetime.date:
    """Raises ValueError, whose message says what would be right."""
    try:
        if _DAY.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass  # 2025-02-30: said below
    raise ValueError(_("“%(day)s” is no date; write 2025-04-03.") % {"day": text})


def zone(text: str) -> str:
    """The name of a zone of the IANA database. Raises ValueError for another."""
    if text not in _zones():
        raise ValueError(_("“%(zone)s” is no time zone; write Europe/Brussels.") % {"zone": text})
    return text


def language(text: str) -> str:
    """The code of one of the languages that releases have. Raises ValueError for another."""
    if text not in CODES:
        raise ValueError(
            _("“%(word)s” is none of: %(choices)s.") % {"word": text, "choices": ", ".join(CODES)}
        )
    return text


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
