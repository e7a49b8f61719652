"""Days on the staff's pages and in their mails, in the language of whoever reads."""

from __future__ import annotations

import datetime
import re

from django.utils.formats import date_format
from django.utils.translation import get_language

_FIRST = re.compile(r"\b1(?= \w)")


def day_said(day: datetime.date, form: str = "DATE_FORMAT") -> str:
    """The day in one of Django's formats; in French with « 1er », which those can't say."""
    said = date_format(day, form)
    if day.day == 1 and (get_language() or "").startswith("fr"):
        return _FIRST.sub("1er", said, count=1)
    return said
