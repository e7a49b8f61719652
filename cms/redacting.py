"""Redacting: what an address must not tell a log. A preview's token opens the page to whoever reads it."""

from __future__ import annotations

import logging
import re
from typing import Any

_TOKEN = re.compile(r"(/preview/)[^/\s\"'?#]+")
WITHOUT = r"\1…"


def redacted(text: str) -> str:
    """``text`` without the token of any preview's address that stands in it."""
    return _TOKEN.sub(WITHOUT, text) if "/preview/" in text else text


class RedactingFilter(logging.Filter):
    """On each handler, so that it reads what every logger says, Django's of requests among them."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _cleaned(record.msg)
        if isinstance(record.args, dict):
            record.args = {name: _cleaned(value) for name, value in record.args.items()}
        elif record.args:
            record.args = tuple(map(_cleaned, record.args))
        if record.exc_info and not record.exc_text:
            record.exc_text = redacted(logging.Formatter().formatException(record.exc_info))
        return True


def _cleaned(value: Any) -> Any:
    """Only what holds an address changes: a number must stay one for its %d."""
    if isinstance(value, str):
        return redacted(value)
    if isinstance(value, int | float | None):
        return value
    said = str(value)
    return redacted(said) if "/preview/" in said else value
