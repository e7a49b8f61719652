"""What the desk's scripts send: JSON, bounded and read strictly, before anything else looks at it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, RawPostDataException
from django.utils.translation import gettext as _

from translations.models import Origin

LARGEST = 400_000  # bytes; a text has at most 50,000 and its escapes
MOST_SEGMENTS = 500
_ORIGINS = (Origin.TYPED, Origin.SOURCE, Origin.RESTORED, Origin.MATCH)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class Unreadable(Exception):
    """A request that is not what the desk sends; the message is for the person.

    ``status`` is HTTP's; ``key`` names the passage that it is about, where it is about one.
    """

    def __init__(self, message: str, status: int = 422, key: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.key = key


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
    size = str(request.META.get("CONTENT_LENGTH") or "0")
    if not size.isdecimal() or len(size) > 9 or int(size) > LARGEST:
        raise Unreadable(_("That is more than a text may have."), 413)
    try:
        data = json.loads(request.body)
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno}
        message = _("The request is not JSON: see line %(line)d, column %(column)d.")
        raise Unreadable(message % where) from error
    except (UnicodeDecodeError, RecursionError, RawPostDataException) as error:
        raise Unreadable(_("The request is not JSON.")) from error
    if not isinstance(data, dict):
        raise Unreadable(_("The request is not JSON."))
    return data


def read_texts(data: Mapping[str, Any]) -> dict[str, str]:
    """Texts by key. Raises Unreadable for anything else."""
    texts = data.get("texts")
    if not isinstance(texts, dict):
        raise _wrong("texts")
    for key, text in texts.items():
        if not isinstance(text, str):
            raise _wrong(f"texts.{key}")
        _refuse_unstorable(text, key)
    return texts


def read_saving(data: Mapping[str, Any]) -> Saving:
    """What is to be saved. Raises Unreadable for more passages than there can be, or other things."""
    rows = data.get("segments")
    if not isinstance(rows, list) or not rows:
        raise _wrong("segments")
    if len(rows) > MOST_SEGMENTS:
        message = _("%(count)d passages at once are too many: %(most)d can be saved.")
        raise Unreadable(message % {"count": len(rows), "most": MOST_SEGMENTS}, 413)
    for number, row in enumerate(rows):
        _check(row, f"segments[{number}]")
    keys = [row["key"] for row in rows]
    if len(set(keys)) < len(keys):
        raise _wrong("segments.key")
    return Saving(
        author=str(data.get("author", "")),
        texts={row["key"]: row["text"] for row in rows},
        was={row["key"]: row["was"] for row in rows},
        confirm=frozenset(row["key"] for row in rows if row.get("confirm")),
        origin=_shared(rows, "origin") or Origin.TYPED,
        match=_shared(rows, "match"),
    )


def unstorable(text: str) -> str:
    """Why no database keeps this text, in a sentence; empty for one that can be kept."""
    found = _UNSTORABLE.search(text)
    if found is None:
        return ""
    about = {"code": f"U+{ord(found[0]):04X}", "place": found.start() + 1}
    return _("Character %(place)d is %(code)s, which no text can hold.") % about


def refuse_unstorable(posted: Mapping[str, str]) -> None:
    """Raise Unreadable where a field of a form holds what no database keeps."""
    for text in posted.values():
        _refuse_unstorable(text, posted.get("key", ""))


def _refuse_unstorable(text: str, key: str) -> None:
    if reason := unstorable(text):
        raise Unreadable(reason, key=key)


def _check(row: Any, where: str) -> None:
    """Raise Unreadable unless this is a passage with all that a save must have."""
    if not isinstance(row, dict):
        raise _wrong(where)
    for name in ("key", "text", "was"):
        if not isinstance(row.get(name), str):
            raise _wrong(f"{where}.{name}")
        _refuse_unstorable(row[name], row["key"])
    if not isinstance(row.get("confirm", False), bool):
        raise _wrong(f"{where}.confirm")
    origin, match = row.get("origin", Origin.TYPED), row.get("match")
    if origin not in _ORIGINS:
        raise _wrong(f"{where}.origin")
    if match is not None and (type(match) is not int or not 0 <= match <= 100):
        raise _wrong(f"{where}.match")


def _shared(rows: list[dict[str, Any]], name: str) -> Any:
    """What all passages of one save have: each change is on record with how it came about."""
    found = rows[0].get(name)
    if any(row.get(name) != found for row in rows):
        raise _wrong(f"segments.{name}")
    return found


def _wrong(where: str) -> Unreadable:
    message = _("The request can’t be read: “%(where)s” is missing, or is something else.")
    return Unreadable(message % {"where": where[:80]})
