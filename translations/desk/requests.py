"""What the desk's scripts send: JSON, bounded and read strictly, before anything else looks at it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from translations.models import Origin

LARGEST = 400_000  # bytes; a text has at most 50,000 and its escapes
MOST_SEGMENTS = 500
_ORIGINS = {Origin.TYPED, Origin.SOURCE, Origin.RESTORED, Origin.MATCH}


class Unreadable(Exception):
    """A request that is not what the desk sends; the message is for the person. ``status`` is HTTP's."""

    def __init__(self, message: str, status: int = 422) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Saving:
    """Passages to save: their texts, what the person had before them, and what is finished with."""

    author: str
    texts: dict[str, str]
    was: dict[str, str]
    confirm: frozenset[str]
    origin: str
    match: int | None


def read_json(request: HttpRequest) -> dict[str, Any]:
    """The object that the request holds. Raises Unreadable for one too large, or none."""
    size = str(request.META.get("CONTENT_LENGTH") or "")
    if not size.isdecimal() or int(size) > LARGEST:
        raise Unreadable(_("That is more than a text may have."), 413)
    try:
        data = json.loads(request.body)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise Unreadable(_("The request can’t be read.")) from error
    if not isinstance(data, dict):
        raise Unreadable(_("The request can’t be read."))
    return data


def read_texts(data: dict[str, Any]) -> dict[str, str]:
    """Texts by key. Raises Unreadable for anything else."""
    texts = data.get("texts")
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise Unreadable(_("The request can’t be read."))
    return texts


def read_saving(data: dict[str, Any]) -> Saving:
    """What is to be saved. Raises Unreadable for more passages than there can be, or other things."""
    rows = data.get("segments")
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST_SEGMENTS:
        raise Unreadable(_("The request can’t be read."))
    if not all(map(_is_passage, rows)):
        raise Unreadable(_("The request can’t be read."))
    origin, match = rows[0].get("origin", Origin.TYPED), rows[0].get("match")
    return Saving(
        author=str(data.get("author", "")),
        texts={row["key"]: row["text"] for row in rows},
        was={row["key"]: row["was"] for row in rows},
        confirm=frozenset(row["key"] for row in rows if row.get("confirm")),
        origin=origin if origin in _ORIGINS else Origin.TYPED,
        match=match if isinstance(match, int) and 0 <= match <= 100 else None,
    )


def _is_passage(row: Any) -> bool:
    return isinstance(row, dict) and all(
        isinstance(row.get(name), str) for name in ("key", "text", "was")
    )
